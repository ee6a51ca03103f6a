import { WideTable } from "../../components/wide-table.tsx";
import type { Revision } from "../../queries/report-releases.ts";
import type { Column } from "../../reports/report.ts";
import { cellWords } from "./cell-words.ts";

interface Props {
  readonly revisions: readonly Revision[];
  readonly columns: readonly Column[];
}

/** What this quarter's release says of earlier ones: each line that reads otherwise now, as it was and as it is. */
export function Revised({ revisions, columns }: Props) {
  const measures = columns.filter(({ kind }) => kind !== "label");
  return (
    <>
      <h2 className="govuk-heading-l">What was revised</h2>
      {revisions.length === 0 && (
        <p className="govuk-body">Nothing that may be shown was revised since the quarter before.</p>
      )}
      {revisions.map(({ quarter, words, number, rows }) =>
        rows.length === 0 ? (
          <p key={quarter} className="govuk-body">
            {words}, release {number}: revised, but no number that may be shown is another.
          </p>
        ) : (
          <WideTable
            key={quarter}
            label={`${words}, revised`}
            caption={`${words}, revised in release ${number}`}
            captionClasses="govuk-table__caption--s"
            firstCellIsHeader
            head={["Line", ...measures.map(({ words: heading }) => ({ text: heading, format: "numeric" }))]}
            rows={rows.map(({ was, is }) => [
              `${String(is.name)} (revised)`,
              ...measures.map(({ key, kind }) => {
                const [before, now] = [cellWords(was[key], kind), cellWords(is[key], kind)];
                return { text: before === now ? now : `${now}, before ${before}`, format: "numeric" };
              }),
            ])}
          />
        ),
      )}
    </>
  );
}
