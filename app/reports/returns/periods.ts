// A return is about a calendar quarter or a financial year that has ended, in London.
import type { Span } from "#db/report-opened.ts";
import { financialYearAfter, financialYearOf, isFinancialYear, quartersOfYear } from "#machines/financial-year.ts";
import { londonDay, type Instant } from "#machines/time.ts";
import { spanOf } from "../definitions/span.ts";
import { lastEnded, quarterFrom, quartersTo, quarterWords, type Quarter } from "../quarters.ts";

export type PeriodKind = "quarter" | "year";

/** How many periods may be prepared: two years of quarters, three years. */
const SHOWN: Readonly<Record<PeriodKind, number>> = { quarter: 8, year: 3 };

/** True for `2026Q1`, or for `2025-26`. */
export const isPeriod = (kind: PeriodKind, text: string): boolean =>
  kind === "quarter" ? quarterFrom(text) !== null : isFinancialYear(text);

/** The periods that have ended and may be prepared, newest first. */
export function endedPeriods(kind: PeriodKind, at: Instant): string[] {
  if (kind === "quarter") return quartersTo(lastEnded(at), SHOWN.quarter).reverse();
  const now = financialYearOf(londonDay(at));
  return Array.from({ length: SHOWN.year }, (_, index) => financialYearAfter(now, -1 - index));
}

/** From its first midnight in London until, and without, the first one after it. Throws a RangeError for what is no period. */
export function spanOfPeriod(kind: PeriodKind, period: string): Span {
  const quarters = kind === "quarter" ? [period] : quartersOfYear(period);
  const [first, last] = [quarterFrom(quarters[0] ?? ""), quarterFrom(quarters.at(-1) ?? "")];
  if (!first || !last) throw new RangeError(`"${period}" is no ${kind}.`);
  return { since: spanOf(first).since, until: spanOf(last).until };
}

/** `January to March 2026`, `April 2025 to March 2026`. */
export function periodWords(kind: PeriodKind, period: string): string {
  if (kind === "quarter") return quarterWords(period as Quarter);
  const first = Number(period.slice(0, 4));
  return `April ${first} to March ${first + 1}`;
}
