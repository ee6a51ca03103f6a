// When a service is open, from the parts of its schedules (freq, byday …), by the clock in London.
import { londonDay, daysLater, DAY, type Day, type Instant } from "../time.ts";
import type { Schedule } from "./service.ts";

const DAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;
const MINUTES = 24 * 60;

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

const weekdayOf = (day: Day): (typeof DAYS)[number] => DAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "SU";
const daysBetween = (from: string, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
const lastOfMonth = (day: Day): number =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();

/** True when the day is one of the schedule's. Days that the schedule does not name are not its. */
export function runsOn(schedule: Schedule, day: Day): boolean {
  if (schedule.valid_from !== undefined && day < schedule.valid_from) return false;
  if (schedule.valid_to !== undefined && day > schedule.valid_to) return false;
  if (schedule.dtstart !== undefined && day < schedule.dtstart) return false;
  return schedule.freq === "MONTHLY" ? runsInMonth(schedule, day) : runsInWeek(schedule, day);
}

function runsInWeek({ byday, dtstart, interval = 1 }: Schedule, day: Day): boolean {
  const named =
    byday?.split(",").map((one) => one.slice(-2)) ?? (dtstart === undefined ? [] : [weekdayOf(dtstart as Day)]);
  if (!named.includes(weekdayOf(day))) return false;
  if (interval === 1) return true;
  // Weeks begin on a Monday, and which of them counts is only known from the first.
  if (dtstart === undefined) return false;
  const monday = (of: Day) => daysLater(of, -((DAYS.indexOf(weekdayOf(of)) + 6) % 7));
  return (daysBetween(monday(dtstart as Day), monday(day)) / 7) % interval === 0;
}

function runsInMonth({ byday, bymonthday, dtstart, interval = 1 }: Schedule, day: Day): boolean {
  const date = Number(day.slice(8, 10));
  const last = lastOfMonth(day);
  if (interval > 1) {
    if (dtstart === undefined) return false;
    const months = (of: string) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7));
    if ((months(day) - months(dtstart)) % interval !== 0) return false;
  }
  if (bymonthday !== undefined)
    return bymonthday.split(",").some((one) => (Number(one) > 0 ? Number(one) : last + 1 + Number(one)) === date);
  return (byday?.split(",") ?? []).some((one) => {
    if (one.slice(-2) !== weekdayOf(day)) return false;
    const which = Number(one.slice(0, -2));
    if (which === 0) return true;
    return which > 0 ? Math.ceil(date / 7) === which : Math.ceil((last + 1 - date) / 7) === -which;
  });
}

/** From which minute of the day to which; past midnight counts on. Null when the schedule does not say. */
function hoursOf({ opens_at: opens, closes_at: closes }: Schedule): { from: number; to: number } | null {
  if (opens === undefined || closes === undefined) return null;
  const from = minuteOf(opens);
  const to = closes === "23:59" ? MINUTES : minuteOf(closes);
  return { from, to: to <= from ? to + MINUTES : to };
}

/** True from opening until closing all day long. */
export const isAllDay = (schedule: Schedule): boolean => {
  const hours = hoursOf(schedule);
  return hours !== null && hours.to - hours.from >= MINUTES;
};

/** Whether a service with these schedules is open at a moment; null when they do not say. */
export function isOpen(schedules: readonly Schedule[], at: Instant): boolean | null {
  const today = londonDay(at);
  const minute = minuteOf(CLOCK.format(Date.parse(at)));
  let isSaid = false;
  for (const schedule of schedules) {
    const hours = hoursOf(schedule);
    if (!hours) continue;
    isSaid = true;
    if (runsOn(schedule, today) && minute >= hours.from && minute < hours.to) return true;
    if (runsOn(schedule, daysLater(today, -1)) && minute + MINUTES < hours.to) return true;
  }
  return isSaid ? false : null;
}
