// Reports speak of whole calendar quarters that have ended, and of nothing else: no dates to choose, nothing to subtract.
import { londonDay, quarterOf, type Day, type Instant } from "#machines/time.ts";

declare const quarter: unique symbol;
/** A calendar quarter, `2026Q1`. */
export type Quarter = string & { readonly [quarter]: true };

/** How many quarters the report shows beside each other. */
export const QUARTERS_SHOWN = 8;

const SHAPE = /^(20\d\d)Q([1-4])$/;
const MONTHS = ["January to March", "April to June", "July to September", "October to December"] as const;

/** Reads `2026Q1`; null when the text is no quarter. */
export function quarterFrom(text: string): Quarter | null {
  return SHAPE.test(text) ? (text as Quarter) : null;
}

function parts(of: Quarter): { readonly year: number; readonly number: number } {
  return { year: Number(of.slice(0, 4)), number: Number(of.slice(5)) };
}

/** The quarter `steps` after this one; before it, when negative. */
export function quarterAfter(of: Quarter, steps: number): Quarter {
  const { year, number } = parts(of);
  const index = year * 4 + number - 1 + steps;
  return `${Math.floor(index / 4)}Q${(index % 4) + 1}` as Quarter;
}

/** The last quarter that was over, in London, at this moment. */
export function lastEnded(at: Instant): Quarter {
  return quarterAfter(quarterOf(londonDay(at)) as Quarter, -1);
}

/** True when the quarter was over, in London, at this moment. */
export function hasEnded(of: Quarter, at: Instant): boolean {
  return of <= lastEnded(at);
}

/** `count` quarters up to and with this one, oldest first. */
export function quartersTo(last: Quarter, count: number): Quarter[] {
  return Array.from({ length: count }, (_, index) => quarterAfter(last, index - count + 1));
}

/** The first and the last day of the quarter. */
export function daysOf(of: Quarter): { readonly first: Day; readonly last: Day } {
  const { year, number } = parts(of);
  const last = new Date(Date.UTC(year, number * 3, 0)).toISOString().slice(0, 10) as Day;
  return { first: `${year}-${String(number * 3 - 2).padStart(2, "0")}-01` as Day, last };
}

/** `April 2024 to March 2026`: the months from the first quarter's first to the last one's last. */
export function spanWords(first: Quarter, last: Quarter): string {
  const [from, to] = [MONTHS[parts(first).number - 1], MONTHS[parts(last).number - 1]];
  return `${from?.split(" to ")[0]} ${parts(first).year} to ${to?.split(" to ")[1]} ${parts(last).year}`;
}

/** `January to March 2026`. */
export function quarterWords(of: Quarter): string {
  const { year, number } = parts(of);
  return `${MONTHS[number - 1]} ${year}`;
}
