// How the counts of the doors are written on their page.
import type { ShownCount } from "../../reports/rounding.ts";

/** `1,235`, "1 to 7", or "suppressed". */
export function countWords(cases: ShownCount): string {
  return typeof cases === "number" ? cases.toLocaleString("en-GB") : cases;
}
