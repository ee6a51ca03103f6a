import { stringify } from "csv-stringify/sync";
import { COLUMNS, linesOf } from "./lines.ts";
import type { QuarterShown } from "./quarter-shown.ts";

/** The lines as CSV with a heading; a cell that a spreadsheet would run as a formula is made harmless. */
export function csvOf(quarters: readonly QuarterShown[]): string {
  return stringify(quarters.flatMap(linesOf), {
    header: true,
    columns: COLUMNS.map((column) => column.key),
    escape_formulas: true,
    record_delimiter: "windows",
  });
}
