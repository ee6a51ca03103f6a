import { stringify } from "csv-stringify/sync";
import type { Column, ReportRow } from "./report.ts";

/** The rows as CSV with a heading; a cell that a spreadsheet would run as a formula is made harmless. */
export function csvOf(columns: readonly Pick<Column, "key">[], rows: readonly ReportRow[]): string {
  return stringify([...rows], {
    header: true,
    columns: columns.map(({ key }) => key),
    escape_formulas: true,
    record_delimiter: "windows",
  });
}
