import { WideTable } from "../../components/wide-table.tsx";
import type { Revision } from "../../queries/report-releases.ts";
import type { Column } from "../../reports/report.ts";
import { cellWords } from "./cell-words.ts";
import { cellIn, saidOf } from "./columns.ts";

interface Props {
  readonly revisions: readonly Revision[];
  readonly columns: readonly Column[];
}

/** What this quarter's release says of earlier ones: each line that reads otherwise now, as it was and as it is. */
export function Revised({ revisions, columns }: Props) {
  const said = saidOf(columns);
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
            head={["Line", ...said.map((column) => cellIn(column, column.words))]}
            rows={rows.map(({ was, is }) => [
              `${String(is.name)} (revised)`,
              ...said.map((column) => {
                const [before, now] = [was, is].map((row) => cellWords(row[column.key], column.kind));
                return cellIn(column, before === now ? `${now}` : `${now}, before ${before}`);
              }),
            ])}
          />
        ),
      )}
    </>
  );
}
