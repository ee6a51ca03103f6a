// London's clock and the bank holidays of England and Wales, as numbers, kept per year: libraries are asked once a year.
import Holidays from "date-holidays";
import { Temporal } from "temporal-polyfill";
import { DAY, HOUR } from "../time.ts";

/** A calendar day as the number of days since 1 January 1970. */
export type DayNumber = number;

/** The years whose bank holidays the library knows in full; before them it misses days that were given once only. */
export const CALENDAR_YEARS = { first: 2013, last: 2099 } as const;

const library = new Holidays("GB", "ENG", { types: ["public", "bank"] });
const bankHolidays = new Map<number, ReadonlySet<DayNumber>>();
const offsets = new Map<number, readonly { readonly from: number; readonly offset: number }[]>();

const yearOf = (day: DayNumber): number => new Date(day * DAY).getUTCFullYear();

function bankHolidaysOf(year: number): ReadonlySet<DayNumber> {
  let days = bankHolidays.get(year);
  if (!days) {
    const known = year >= CALENDAR_YEARS.first && year <= CALENDAR_YEARS.last ? library.getHolidays(year) : [];
    days = new Set(known.map((holiday) => Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`) / DAY));
    bankHolidays.set(year, days);
  }
  return days;
}

/** Each stretch of one UTC year with the same London offset from UTC, the latest first. */
function offsetsOf(year: number) {
  let stretches = offsets.get(year);
  if (!stretches) {
    const start = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime("UTC");
    const end = start.add({ years: 1 }).epochMilliseconds;
    const found = [];
    let moment: Temporal.ZonedDateTime | null = start.withTimeZone("Europe/London");
    while (moment && moment.epochMilliseconds < end) {
      found.unshift({ from: moment.epochMilliseconds, offset: moment.offsetNanoseconds / 1e6 });
      moment = moment.getTimeZoneTransition("next");
    }
    stretches = found;
    offsets.set(year, stretches);
  }
  return stretches;
}

/** How far London is ahead of UTC at a moment, in milliseconds. */
function offsetAt(ms: number): number {
  return offsetsOf(new Date(ms).getUTCFullYear()).find((stretch) => stretch.from <= ms)?.offset ?? 0;
}

/** The London calendar day of a moment (milliseconds since 1970, UTC). */
export function londonDayOf(ms: number): DayNumber {
  return Math.floor((ms + offsetAt(ms)) / DAY);
}

/** The moment a London clock shows a full hour on a day; hours at which no clock change happens. */
export function momentInLondon(day: DayNumber, hour: number): number {
  const wall = day * DAY + hour * HOUR;
  return wall - offsetAt(wall - offsetAt(wall));
}

/** Monday to Friday and, within the library's calendar, no bank holiday. */
export function isWorkingDay(day: DayNumber): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6 && !bankHolidaysOf(yearOf(day)).has(day);
}

/** False when days between two moments lie beyond the library's calendar, where weekdays alone are counted. */
export function isInCalendar(fromMs: number, toMs: number): boolean {
  return yearOf(londonDayOf(fromMs)) >= CALENDAR_YEARS.first && yearOf(londonDayOf(toMs)) <= CALENDAR_YEARS.last;
}
