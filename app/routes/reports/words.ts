// How the report's numbers are written on its page.
import { formatPounds } from "#machines/money.ts";
import { SUPPRESSED, type ShownCount, type ShownMoney } from "../../reports/rounding.ts";
import type { Share } from "../../reports/share.ts";

/** `£1,234`, or the word for what may not be shown. */
export function moneyWords(pounds: ShownMoney): string {
  return pounds === SUPPRESSED ? SUPPRESSED : formatPounds(Math.round(pounds * 100));
}

/** `1,235`, or "1 to 7". */
export function countWords(cases: ShownCount): string {
  return typeof cases === "number" ? cases.toLocaleString("en-GB") : cases;
}

/** `12% to 34%`, or one number when it makes no difference. */
export function shareWords(share: Share | null): string {
  if (!share) return "cannot be said";
  return share.low === share.high ? `${share.low}%` : `${share.low}% to ${share.high}%`;
}
