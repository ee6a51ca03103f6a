import { WideTable } from "../../components/wide-table.tsx";
import type { ReportPage } from "../../queries/report-page.ts";
import type { Release } from "../../queries/report-releases.ts";
import type { ReportRow } from "../../reports/report.ts";
import { cellWords } from "./cell-words.ts";
import { cellIn, saidOf } from "./columns.ts";
import { Shows } from "./shows.tsx";

const TOTAL = "all";

interface Props {
  readonly page: ReportPage;
  readonly last: Release;
}

/** Each list of the quarter with everything that is measured of it, and the chief measure of it quarter by quarter. */
export function ListTables({ page, last }: Props) {
  const total = last.rows.find(({ by }) => by === TOTAL);
  const lists = [...new Set(last.rows.map(({ by }) => String(by)))].filter((by) => by !== TOTAL);
  return (
    <>
      <Shows total={total} words={page.words} />
      {(lists.length > 0 ? lists : [TOTAL]).map((list) => (
        <section key={list} className="hub-report-list">
          <h2 className="govuk-heading-l">{page.listWords[list] ?? "All"}</h2>
          <OneQuarter page={page} last={last} list={list} total={total} />
          {page.releases.length > 1 && <QuarterByQuarter page={page} last={last} list={list} />}
        </section>
      ))}
    </>
  );
}

const rowsOf = (release: Release, list: string): readonly ReportRow[] => release.rows.filter(({ by }) => by === list);

interface ListProps extends Props {
  readonly list: string;
}

function OneQuarter({ page, last, list, total }: ListProps & { readonly total: ReportRow | undefined }) {
  const said = saidOf(page.columns);
  const rows = [...rowsOf(last, list), ...(list === TOTAL || !total ? [] : [total])];
  return (
    <WideTable
      label={`${page.listWords[list] ?? page.title}, ${page.words}`}
      caption={page.words}
      captionClasses="govuk-table__caption--s"
      firstCellIsHeader
      head={[page.listWords[list] ?? "", ...said.map((column) => cellIn(column, column.words))]}
      rows={rows.map((row) => [
        String(row.name),
        ...said.map((column) => cellIn(column, cellWords(row[column.key], column.kind))),
      ])}
    />
  );
}

/** Money where there is any, people otherwise. */
function QuarterByQuarter({ page, last, list }: ListProps) {
  const measures = page.columns.filter(({ kind }) => kind !== "label");
  const chief = measures.find(({ key }) => key === "cost") ?? measures[0];
  if (!chief) return null;
  const caption = `${chief.words}, quarter by quarter`;
  const cellOf = (release: Release, line: ReportRow) =>
    rowsOf(release, String(line.by)).find((row) => row.line === line.line)?.[chief.key];
  const rows = [...rowsOf(last, list), ...(list === TOTAL ? [] : rowsOf(last, TOTAL))];
  return (
    <WideTable
      label={`${page.listWords[list] ?? page.title}: ${caption}`}
      caption={caption}
      captionClasses="govuk-table__caption--s"
      firstCellIsHeader
      head={[
        page.listWords[list] ?? "",
        ...page.releases.map(({ quarter }) => ({ text: quarter.replace("Q", " Q"), format: "numeric" })),
      ]}
      rows={rows.map((line) => [
        String(line.name),
        ...page.releases.map((release) => cellIn(chief, cellWords(cellOf(release, line), chief.kind))),
      ])}
    />
  );
}
