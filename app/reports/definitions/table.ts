// Reports about the same people are one table, controlled at once: no number is hidden in one and shown in another. A report shows
// some of its lists and measures.
import type { From } from "#db/connection.ts";
import type { Quarter } from "../quarters.ts";
import type { Column, Layout, Made, Part, Publisher, Report, ReportRow } from "../report.ts";
import { columnsOf, tabulate } from "../tabulate.ts";

export interface Table {
  readonly layout: Layout;
  /** Who brings what to which row in a quarter. */
  parts(from: From, area: string, quarter: Quarter): Promise<readonly Part[]>;
}

/** A report as a part of a table. */
export interface Slice extends Omit<Report, "columns" | "make"> {
  readonly table: Table;
  /** Which lists it shows, in this order. */
  readonly lists: readonly string[];
  /** Which measures, beside how many people. */
  readonly measures: readonly string[];
  /** Columns worked out from what is shown, and from nothing else. */
  readonly derived?: readonly (Column & { of(row: ReportRow, rows: readonly ReportRow[]): number | null })[];
  /** Sentences of this quarter, made of what is shown or of what is about nobody. */
  readonly notes?: (
    rows: readonly ReportRow[],
    asked: {
      readonly from: From;
      readonly area: string;
      readonly quarter: Quarter;
      readonly publisher: Publisher;
      /** Every row of the table as it may be seen, in this report or in another. */
      readonly table: readonly ReportRow[];
    },
  ) => Promise<readonly string[]>;
}

const LABELS = ["quarter", "by", "line", "name", "cases"];

/** The report that shows a part of a table. Its total row comes first. */
export function reportOf(slice: Slice): Report {
  const { table, lists, measures, derived = [], notes, ...report } = slice;
  const columns = columnsOf(table.layout).filter(({ key }) => LABELS.includes(key) || measures.includes(key));
  return {
    ...report,
    layout: table.layout,
    listWords: Object.fromEntries(table.layout.lists.map(({ key, words }) => [key, words])),
    columns: [...columns, ...derived.map(({ key, kind, words }) => ({ key, kind, words }))],
    async make(from, area, quarter, publisher) {
      const made: Made = tabulate(table.layout, await table.parts(from, area, quarter), publisher);
      const ofLists = ["all", ...lists].flatMap((list) => made.rows.filter((row) => row.by === list));
      const cells = ofLists.map((row): ReportRow =>
        Object.fromEntries(columns.map(({ key }) => [key, key === "quarter" ? quarter : (row[key] ?? null)])),
      );
      const rows = cells.map((row) => ({
        ...row,
        ...Object.fromEntries(derived.map((column) => [column.key, column.of(row, cells)])),
      }));
      const said = (await notes?.(rows, { from, area, quarter, publisher, table: made.rows })) ?? [];
      return { columns: this.columns, rows, people: made.people, notes: [...made.notes, ...said] };
    },
  };
}

/** The row of a list, as it is shown. */
export const rowOf = (rows: readonly ReportRow[], by: string, line: string): ReportRow | undefined =>
  rows.find((row) => row.by === by && row.line === line);
