import { DueTime } from "../due-time.tsx";
import { Details } from "../govuk/details.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import type { ShownAction } from "./actions.tsx";

export interface ShownActionCard extends ShownAction {
  version: number;
  words: string;
  hubOwned: boolean;
  consent: string;
  note: string | null;
  why: readonly { rule: string; words: string }[];
}

/** One action: what it is, where it stands, who owes it, and why it was suggested. */
export function ActionCard({ action }: { action: ShownActionCard }) {
  const rows: [string, string | JSX.Element | null][] = [
    ["Status", action.statusWords],
    ["Who does it", action.owner],
    ["By when", action.due ? <DueTime key="due" {...action.due} /> : null],
    ["Told", action.told],
    ["Consent", action.consent],
    ["What they wrote", action.note],
  ];
  return (
    <>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">{action.title}</h1>
      <p className="govuk-body">{action.words}</p>
      <SummaryList rows={rows.filter(([, value]) => value !== null).map(([key, text]) => ({ key, value: { text } }))} />
      <Details summary="Why?">
        <ul className="govuk-list">
          {action.why.map(({ rule, words }) => (
            <li key={rule}>
              {words} <span className="hub-reference">{rule}</span>
            </li>
          ))}
        </ul>
      </Details>
    </>
  );
}
