import { paths } from "../../paths.ts";
import { DueTime } from "../due-time.tsx";
import { EmptyState } from "../empty-state.tsx";
import { Details } from "../govuk/details.tsx";
import { Tag } from "../govuk/tag.tsx";
import { WideTable } from "../wide-table.tsx";

export interface ShownAction {
  id: string;
  title: string;
  status: string;
  statusWords: string;
  open: boolean;
  owner: string;
  due: { words: string; late: boolean; at: string } | null;
  told: string | null;
  steps: readonly string[];
}

const COLOUR: Readonly<Record<string, string>> = {
  proposed: "govuk-tag--yellow",
  agreed: "govuk-tag--yellow",
  sent: "govuk-tag--blue",
  accepted: "govuk-tag--turquoise",
  "under-way": "govuk-tag--turquoise",
  done: "govuk-tag--green",
};

/** The first thing that may be done with an action. */
function invitation(action: ShownAction): string {
  if (action.steps.includes("AGREED")) return "Ask them";
  if (action.steps.includes("SENT")) return "Tell them";
  if (!action.open) return "";
  return "Say what happened";
}

/** Everything that was agreed for a case, with who owes it and by when; what is finished is behind a fold. */
export function CaseActions({ caseId, actions }: { caseId: string; actions: readonly ShownAction[] }) {
  const finished = actions.filter((action) => !action.open);
  if (actions.length === 0)
    return <EmptyState title="Nothing has been agreed yet.">Grade the risk, and agree what happens.</EmptyState>;
  return (
    <>
      {finished.length < actions.length ? (
        <ActionTable label="Open actions" caseId={caseId} actions={actions.filter((action) => action.open)} />
      ) : (
        <EmptyState title="No action is open." />
      )}
      {finished.length > 0 && (
        <Details summary={`Finished (${finished.length})`}>
          <ActionTable label="Finished actions" caseId={caseId} actions={finished} />
        </Details>
      )}
    </>
  );
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

function ActionTable({ label, caseId, actions }: { label: string; caseId: string; actions: readonly ShownAction[] }) {
  return (
    <WideTable
      label={label}
      head={["Action", "Status", "Who", "By when"]}
      firstCellIsHeader
      rows={actions.map((action) => [
        {
          text: (
            <>
              <a className="govuk-link" href={paths.caseAction(caseId, action.id)}>
                {action.title}
              </a>
              <br />
              <span className="hub-reference">{invitation(action)}</span>
            </>
          ),
        },
        { text: <Tag classes={COLOUR[action.status] ?? "govuk-tag--grey"}>{action.statusWords}</Tag> },
        action.told === null ? action.owner : `${action.owner}. Told ${lowerFirst(action.told)}`,
        { text: action.due ? <DueTime {...action.due} /> : "" },
      ])}
    />
  );
}
