// A financial year runs from April to March and is written as it is said: `2026-27`. Its quarters are four calendar quarters.
import { quarterOf, type Day } from "./time.ts";

const SHAPE = /^(20\d\d)-(\d\d)$/;

const written = (first: number): string => `${first}-${String((first + 1) % 100).padStart(2, "0")}`;

/** The first calendar year of `2026-27`; null when the text is not two years that follow each other. */
function firstOf(text: string): number | null {
  const first = Number(SHAPE.exec(text)?.[1]);
  return written(first) === text ? first : null;
}

/** True for `2026-27`; false for `2026-28` and for anything else. */
export const isFinancialYear = (text: string): boolean => firstOf(text) !== null;

/** The financial year of a day. */
export function financialYearOf(day: Day): string {
  const year = Number(day.slice(0, 4));
  return written(quarterOf(day).endsWith("Q1") ? year - 1 : year);
}

/** The year `steps` after this one; before it, when negative. Throws a RangeError for what is no financial year. */
export function financialYearAfter(of: string, steps: number): string {
  const first = firstOf(of);
  if (first === null) throw new RangeError(`"${of}" is not a financial year such as 2026-27.`);
  return written(first + steps);
}

/** Its four quarters, from April. Throws a RangeError for what is no financial year. */
export function quartersOfYear(of: string): string[] {
  const first = firstOf(of);
  if (first === null) throw new RangeError(`"${of}" is not a financial year such as 2026-27.`);
  return [`${first}Q2`, `${first}Q3`, `${first}Q4`, `${first + 1}Q1`];
}
