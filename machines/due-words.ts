// When something is due, as people say it. Browser-safe; the clock comes in as `at`.
import { DAY, daysLater, HOUR, later, londonDay, MINUTE, type Instant } from "./time.ts";

const PARTS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

// A page says the same minutes again and again, and taking one apart costs more than all the words made of it.
const partsOfMinute = new Map<string, ReadonlyMap<string, string>>();
const MINUTES_KEPT = 5_000;

function partsOf(at: Instant): ReadonlyMap<string, string> {
  const minute = at.slice(0, 16);
  const known = partsOfMinute.get(minute);
  if (known) return known;
  if (partsOfMinute.size >= MINUTES_KEPT) partsOfMinute.clear();
  const found = new Map(PARTS.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]));
  partsOfMinute.set(minute, found);
  return found;
}

/** "4pm", "9:30am", "midnight", "noon". */
export function timeWords(at: Instant): string {
  const parts = partsOf(at);
  const hour = Number(parts.get("hour"));
  const minute = parts.get("minute") ?? "00";
  if (minute === "00" && hour === 0) return "midnight";
  if (minute === "00" && hour === 12) return "noon";
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === "00" ? "" : `:${minute}`}${hour < 12 ? "am" : "pm"}`;
}

/** "2 March 2026". */
export function dateWords(at: Instant): string {
  const parts = partsOf(at);
  return ["day", "month", "year"].map((one) => parts.get(one)).join(" ");
}

/** "today", "tomorrow", "Thursday", "Thursday 12 March". */
export function dayWords(day: Instant, at: Instant): string {
  const on = londonDay(day);
  if (on === londonDay(at)) return "today";
  if (on === daysLater(londonDay(at), 1)) return "tomorrow";
  if (on === daysLater(londonDay(at), -1)) return "yesterday";
  const parts = partsOf(day);
  const near = day > at && Date.parse(day) - Date.parse(at) < 6 * DAY;
  return near ? (parts.get("weekday") ?? "") : ["weekday", "day", "month"].map((one) => parts.get(one)).join(" ");
}

/** Midnight belongs to the evening it ends: "tomorrow by midnight" would be read as a day later than it is. */
const sayDay = (day: Instant, at: Instant): string =>
  dayWords(timeWords(day) === "midnight" ? later(day, -MINUTE) : day, at);

/** A moment: "today at 4pm", "Thursday at 10:30am". */
export const momentWords = (moment: Instant, at: Instant): string => `${sayDay(moment, at)} at ${timeWords(moment)}`;

/** "today by 4pm", "now", "20 minutes late", "2 hours late", "3 days late". */
export function dueWords(due: Instant, at: Instant): string {
  const past = Date.parse(at) - Date.parse(due);
  if (past >= 0 && past < MINUTE) return "now";
  return past > 0 ? `${lengthWords(past)} late` : `${sayDay(due, at)} by ${timeWords(due)}`;
}

/** True when the words for it say that it is late: a whole minute or more has gone by. */
export const isPast = (due: Instant, at: Instant): boolean => Date.parse(at) - Date.parse(due) >= MINUTE;

export interface Due {
  readonly words: string;
  readonly late: boolean;
  readonly at: Instant;
}

/** All that a page needs to say when something is due. */
export const dueAt = (due: Instant, at: Instant): Due => ({ words: dueWords(due, at), late: isPast(due, at), at: due });

/** "1 minute", "5 hours", "3 days": the largest whole unit of so many milliseconds. */
export function lengthWords(ms: number): string {
  const [size, name] = ms < HOUR ? [MINUTE, "minute"] : ms < 2 * DAY ? [HOUR, "hour"] : [DAY, "day"];
  const count = Math.max(1, Math.floor(ms / size));
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}

/** Whole minutes from one moment to another; 0 when the first is later. */
export const minutesSince = (from: Instant, at: Instant): number =>
  Math.max(0, Math.floor((Date.parse(at) - Date.parse(from)) / MINUTE));
