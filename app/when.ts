// Times as people say them, in London. The words are made on the server; the exact instant always stands beside them.
import { DAY, HOUR, instantOf, londonDay, MINUTE, type Instant } from "#machines/time.ts";

export interface SaidTime {
  readonly words: string;
  /** The exact instant, ISO 8601. */
  readonly at: string;
  readonly late: boolean;
}

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

const partsOf = (at: Instant) =>
  new Map(PARTS.formatToParts(Date.parse(at)).map(({ type, value }) => [type as string, value]));

/** A London hour `HH:MM` as it is said: "4pm", "10:30am", "midday", "midnight". */
export function hourWords(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  if (minute === 0 && hour === 12) return "midday";
  if (minute === 0 && hour === 0) return "midnight";
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${twelve}${minutes}${hour < 12 ? "am" : "pm"}`;
}

/** The hour of a moment, as it is said in London. */
export function clockWords(at: Instant): string {
  const parts = partsOf(at);
  return hourWords(`${parts.get("hour") ?? "0"}:${parts.get("minute") ?? "0"}`);
}

const unit = (count: number, name: string): string => `${count} ${name}${count === 1 ? "" : "s"}`;

/** How long, in the one unit that says it best: "5 minutes", "2 hours", "3 days". `ms` in milliseconds, not below 0. */
export function lengthWords(ms: number): string {
  if (ms < MINUTE) return "less than a minute";
  if (ms < HOUR) return unit(Math.floor(ms / MINUTE), "minute");
  if (ms < 2 * DAY) return unit(Math.floor(ms / HOUR), "hour");
  return unit(Math.floor(ms / DAY), "day");
}

/** Whole minutes from one moment to another; 0 when the first is later. */
export const minutesSince = (from: Instant, now: Instant): number =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(from)) / MINUTE));

const daysBetween = (now: Instant, at: Instant): number =>
  Math.round((Date.parse(londonDay(at)) - Date.parse(londonDay(now))) / DAY);

/** The day of a moment beside today's: "today", "tomorrow", "Thursday", "12 March", "12 March 2027". */
export function dayWords(at: Instant, now: Instant): string {
  const days = daysBetween(now, at);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  const parts = partsOf(at);
  if (days > 1 && days < 7) return parts.get("weekday") ?? "";
  const date = `${parts.get("day") ?? ""} ${parts.get("month") ?? ""}`;
  return londonDay(at).slice(0, 4) === londonDay(now).slice(0, 4) ? date : `${date} ${parts.get("year") ?? ""}`;
}

/** By when: "now", "today by 4pm", "tomorrow by 10am", "Thursday by midday", "2 hours late". */
export function dueWords(due: Instant | string, now: Instant): SaidTime {
  const at = instantOf(due);
  const left = Date.parse(at) - Date.parse(now);
  if (left <= -MINUTE) return { words: lateWords(at, now), at, late: true };
  if (left < MINUTE) return { words: "now", at, late: false };
  return { words: `${dayWords(at, now)} by ${clockWords(at)}`, at, late: false };
}

/** How late: "5 minutes late". */
export const lateWords = (due: Instant, now: Instant): string =>
  `${lengthWords(Math.max(0, Date.parse(now) - Date.parse(due)))} late`;

/** A moment: "today at 4pm", "Thursday at 10:30am". */
export const momentWords = (at: Instant, now: Instant): string => `${dayWords(at, now)} at ${clockWords(at)}`;
