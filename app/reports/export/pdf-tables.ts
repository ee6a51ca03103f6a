// The tables of a report as the PDF has them: the page's, cell for cell.
import type { ReportPage } from "../../queries/report-page.ts";
import { cellWords } from "../cell-words.ts";
import type { Column, ReportRow } from "../report.ts";

type Node = Readonly<Record<string, unknown>>;

const TOTAL = "all";
const LABELS = new Set(["quarter", "by", "line", "name"]);
const LINES = {
  hLineWidth: (index: number) => (index === 0 ? 0 : index <= 2 ? 0.8 : 0.3),
  vLineWidth: () => 0,
  hLineColor: () => "#b1b4b6",
  paddingTop: () => 2,
  paddingBottom: () => 2,
};

const measuresOf = (columns: readonly Column[]): Column[] => columns.filter(({ key }) => !LABELS.has(key));

/** A table for each list, with the total under it. */
export function tablesOf({ columns, listWords, releases, words }: ReportPage): Node[] {
  const rows = releases.at(-1)?.rows ?? [];
  const total = rows.filter(({ by }) => by === TOTAL);
  const lists = [...new Set(rows.map(({ by }) => String(by)))].filter((by) => by !== TOTAL);
  const measures = measuresOf(columns);
  return (lists.length > 0 ? lists : [TOTAL]).flatMap((list) => {
    const own = rows.filter(({ by }) => by === list);
    const heading = listWords[list] ?? "All";
    return table(
      `${heading}, ${words}`,
      [heading, ...measures.map((column) => column.words)],
      [...(list === TOTAL ? own : [...own, ...total]).map((row) => lineOf(row, measures))],
    );
  });
}

/** The chief measure of each list in every quarter that the picture shows. */
export function quarterByQuarter({ columns, listWords, releases }: ReportPage): Node[] {
  const chief = columns.find(({ key }) => key === "cost");
  const last = releases.at(-1);
  if (!chief || !last || releases.length < 2) return [];
  const lists = [...new Set(last.rows.map(({ by }) => String(by)))].filter((by) => by !== TOTAL);
  return lists.flatMap((list) =>
    table(
      `${listWords[list] ?? "All"}: ${chief.words}, quarter by quarter`,
      [listWords[list] ?? "", ...releases.map(({ quarter }) => quarter.replace("Q", " Q"))],
      last.rows
        .filter(({ by }) => by === list || by === TOTAL)
        .map((row) => [
          String(row.name),
          ...releases.map(({ rows }) =>
            cellWords(rows.find(({ by, line }) => by === row.by && line === row.line)?.[chief.key], chief.kind),
          ),
        ]),
      7,
    ),
  );
}

/** What this release says of earlier ones. */
export function revisedTables({ columns, revisions }: ReportPage): Node[] {
  const measures = measuresOf(columns);
  return revisions
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ words, number, rows }) =>
      table(
        `${words}, revised in release ${number}`,
        ["Line", ...measures.map((column) => column.words)],
        rows.map(({ was, is }) => [
          `${String(is.name)} (revised)`,
          ...measures.map(({ key, kind }) => {
            const [before, now] = [cellWords(was[key], kind), cellWords(is[key], kind)];
            return before === now ? now : `${now}, before ${before}`;
          }),
        ]),
      ),
    );
}

const lineOf = (row: ReportRow, measures: readonly Column[]): string[] => [
  String(row.name),
  ...measures.map(({ key, kind }) => cellWords(row[key], kind)),
];

/** The first column takes what room is left; numbers stand on the right. */
function table(caption: string, head: readonly string[], lines: readonly (readonly string[])[], fontSize = 9): Node[] {
  const cell = (bold: boolean) => (text: string, index: number) => ({
    text,
    bold,
    alignment: index === 0 ? "left" : "right",
  });
  // The caption is the first line of the head: it is on every page of a long table, and never alone at the foot of one.
  const captionLine = [
    { text: caption, style: "caption", colSpan: head.length },
    ...head.slice(1).map(() => ({ text: "" })),
  ];
  return [
    {
      fontSize,
      layout: LINES,
      margin: [0, 12, 0, 0],
      table: {
        headerRows: 2,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: head.map((_, index) => (index === 0 ? "*" : "auto")),
        body: [captionLine, head.map(cell(true)), ...lines.map((line) => line.map(cell(false)))],
      },
    },
  ];
}
