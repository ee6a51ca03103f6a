// Whole calendar months of London that have ended.
import type { MonthSpan } from "#db/legacy-contact.ts";
import { type Day, type Instant, londonDay } from "#machines/time.ts";
import { londonMoment } from "../london-moment.ts";

const WORDS = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const SHORT = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });

/** The month `steps` after `2026-03`; before it, when negative. */
export function monthAfter(month: string, steps: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + steps;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

const beginningOf = (month: string): string => londonMoment(`${month}-01` as Day, "0:00") ?? `${month}-01`;

/** The last `count` months that were over at this moment, oldest first, each with its first instant and the one after its last. */
export function monthsEnded(at: Instant, count: number): MonthSpan[] {
  const now = londonDay(at).slice(0, 7);
  return Array.from({ length: count }, (_, index) => {
    const month = monthAfter(now, index - count);
    return { month, from: beginningOf(month), until: beginningOf(monthAfter(month, 1)) };
  });
}

/** `March 2026`. */
export const monthWords = (month: string): string => WORDS.format(new Date(`${month}-01T00:00:00Z`));

/** `Mar 26`: for a picture. */
export const monthLabel = (month: string): string =>
  `${SHORT.format(new Date(`${month}-01T00:00:00Z`)).slice(0, 3)} ${month.slice(2, 4)}`;
