import { paths } from "../../paths.ts";
import { DueTime } from "../due-time.tsx";
import { EmptyState } from "../empty-state.tsx";
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

/** What the link to an action says: the first thing that may be done with it. */
function invitation(action: ShownAction): string {
  if (action.steps.includes("AGREED")) return "Ask them";
  if (action.steps.includes("SENT")) return "Tell them";
  if (!action.open) return "Look";
  return "Say what happened";
}

/** Everything that was agreed for a case, with who owes it and by when. */
export function CaseActions({ caseId, actions }: { caseId: string; actions: readonly ShownAction[] }) {
  if (actions.length === 0)
    return <EmptyState title="Nothing has been agreed yet.">Grade the risk, and agree what happens.</EmptyState>;
  return (
    <WideTable
      label="Actions"
      head={["Action", "Status", "Who", "By when", { text: <span className="govuk-visually-hidden">Do</span> }]}
      firstCellIsHeader
      rows={actions.map((action) => [
        action.title,
        { text: <Tag classes={COLOUR[action.status] ?? "govuk-tag--grey"}>{action.statusWords}</Tag> },
        [action.owner, action.told].filter(Boolean).join(". "),
        { text: action.due ? <DueTime {...action.due} /> : "" },
        {
          text: (
            <a className="govuk-link" href={paths.caseAction(caseId, action.id)}>
              {invitation(action)}
              <span className="govuk-visually-hidden">: {action.title}</span>
            </a>
          ),
        },
      ])}
    />
  );
}
