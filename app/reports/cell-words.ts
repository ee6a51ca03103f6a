// How a cell of a report is written on its page, by what kind of column it stands in.
import { formatPounds } from "#machines/money.ts";
import type { Cell, CellKind } from "./report.ts";

/** `1,235`, `£1,234`, `40%`, `3 hours`, or the word for what may not be shown; a dash where nothing can be said. */
export function cellWords(cell: Cell | undefined, kind: CellKind): string {
  if (cell === null || cell === undefined) return "–";
  if (typeof cell === "string") return cell;
  switch (kind) {
    case "money":
    case "mean":
      return formatPounds(Math.round(cell * 100));
    case "rate":
      return `${cell}%`;
    case "duration":
      return hoursWords(cell);
    case "count":
    case "label":
      return cell.toLocaleString("en-GB");
  }
}

/** `3 hours` up to two days, then `5 days`. */
function hoursWords(hours: number): string {
  const [count, one] = hours < 48 ? [hours, "hour"] : [Math.round(hours / 24), "day"];
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : `${one}s`}`;
}
