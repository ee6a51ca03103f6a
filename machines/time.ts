// Times are types, never bare strings: an Instant is UTC with milliseconds, a Day is a London calendar day.
declare const instant: unique symbol;
declare const day: unique symbol;

/** A moment in UTC, always written `2026-03-02T17:00:00.000Z`, so that text order is time order in both databases. */
export type Instant = string & { readonly [instant]: true };

/** A calendar day in London, written `2026-03-02`. */
export type Day = string & { readonly [day]: true };

/** Reads any ISO date-time with an offset into an Instant. Throws a RangeError when the text is no moment. */
export function instantOf(value: string | number | Date): Instant {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new RangeError("That is not a moment in time.");
  return date.toISOString() as Instant;
}

/** The instant `ms` milliseconds after `from` (before it, when negative). */
export function later(from: Instant, ms: number): Instant {
  return instantOf(Date.parse(from) + ms);
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const LONDON = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

// London's day begins on a whole hour of UTC, so an hour lies in one day; asking the calendar costs more than most commands.
const dayOfHour = new Map<string, Day>();
const HOURS_KEPT = 10_000;

/** The London calendar day of a moment. */
export function londonDay(at: Instant): Day {
  const hour = at.slice(0, 13);
  const known = dayOfHour.get(hour);
  if (known !== undefined) return known;
  if (dayOfHour.size >= HOURS_KEPT) dayOfHour.clear();
  const found = LONDON.format(Date.parse(at)) as Day;
  dayOfHour.set(hour, found);
  return found;
}

/** The London day so many calendar days after another (before it, when negative), however long the days between are. */
export function daysLater(from: Day, days: number): Day {
  return instantOf(Date.parse(from) + days * DAY).slice(0, 10) as Day;
}

/** The calendar quarter of a London day, written `2026Q1`. */
export function quarterOf(on: Day): string {
  return `${on.slice(0, 4)}Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`;
}
