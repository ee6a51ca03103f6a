import type { TableCell } from "../../components/govuk/table.tsx";
import type { Column } from "../../reports/report.ts";

const OF_EVERY_ROW = ["quarter", "by", "line", "name"];

/** The columns that say something of a row: all but those by which it is found. */
export const saidOf = (columns: readonly Column[]): Column[] =>
  columns.filter(({ key }) => !OF_EVERY_ROW.includes(key));

/** A cell of a column: figures stand under each other. */
export const cellIn = ({ kind }: Column, text: string): TableCell =>
  kind === "label" ? { text } : { text, format: "numeric", classes: "hub-nowrap" };
