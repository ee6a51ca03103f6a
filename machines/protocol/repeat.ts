// R2's period: whether the last conference referral is recent enough for new abuse to make it a repeat.
import { DAY } from "../time.ts";
import { londonDayOf } from "./calendar.ts";

interface CalendarDay {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly day: number;
}

function daysInMonth(year: number, month: number): number {
  if (month === 1) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [3, 5, 8, 10].includes(month) ? 30 : 31;
}

/** A number that grows with the day, for comparing only. */
const order = ({ year, month, day }: CalendarDay): number => (year * 12 + month) * 32 + day;

function londonCalendarDay(at: number): CalendarDay {
  const date = new Date(londonDayOf(at) * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

/** The same day some months before; a day that does not exist becomes the month's last. */
function monthsBefore({ year, month, day }: CalendarDay, months: number): CalendarDay {
  const index = year * 12 + month - months;
  const earlier = { year: Math.floor(index / 12), month: ((index % 12) + 12) % 12 };
  return { ...earlier, day: Math.min(day, daysInMonth(earlier.year, earlier.month)) };
}

/**
 * Whether `referral` (a day, or only a year) is on or after the London day `months` before `at`.
 * Of a year alone the latest day counts, for what is not known is never taken as a no.
 */
export function isWithinMonths(referral: string, at: number, months: number): boolean {
  const [year = 0, month = 12, day = 31] = referral.split("-").map(Number);
  return order({ year, month: month - 1, day }) >= order(monthsBefore(londonCalendarDay(at), months));
}
