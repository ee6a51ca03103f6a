// Opening times as people say them.
import { WEEKDAYS } from "../weekdays.ts";
import { isAllDay } from "./opening.ts";
import type { Schedule } from "./service.ts";

const ORDER = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const WHICH: Readonly<Record<string, string>> = {
  "1": "first",
  "2": "second",
  "3": "third",
  "4": "fourth",
  "5": "fifth",
  "-1": "last",
  "-2": "second last",
};

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
const nameOf = (day: string): string => WEEKDAYS[ORDER.indexOf(day)] ?? "";

/** "9am", "5:30pm", "midnight", "noon". */
export function hourWords(time: string): string {
  const hour = Number(time.slice(0, 2)) % 24;
  const minute = time.slice(3, 5);
  if (minute === "00" && hour === 0) return "midnight";
  if (minute === "00" && hour === 12) return "noon";
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === "00" ? "" : `:${minute}`}${hour < 12 ? "am" : "pm"}`;
}

/** "Monday to Friday", "Monday and Thursday", "Every day". */
function weekWords(days: readonly string[]): string {
  const places = [...new Set(days.map((day) => ORDER.indexOf(day.slice(-2))))].sort((a, b) => a - b);
  if (places.length === 7) return "Every day";
  const inARow = places.length > 2 && places.every((place, index) => place === (places[0] ?? 0) + index);
  if (inARow) return `${WEEKDAYS[places[0] ?? 0] ?? ""} to ${WEEKDAYS[places.at(-1) ?? 0] ?? ""}`;
  return listed(places.map((place) => WEEKDAYS[place] ?? ""));
}

function daysWords({ freq, byday, bymonthday, interval = 1 }: Schedule): string {
  const days = byday?.split(",") ?? [];
  if (freq !== "MONTHLY") {
    if (days.length === 0) return "";
    const every = interval === 1 ? "" : interval === 2 ? ", every other week" : `, every ${interval} weeks`;
    return `${weekWords(days)}${every}`;
  }
  const month = interval === 1 ? "the month" : `every ${interval} months`;
  if (bymonthday !== undefined)
    return `Day ${listed(bymonthday.split(","))} of ${month}`.replaceAll(/-1\b/g, "the last");
  if (days.length === 0) return "";
  return `The ${listed(days.map((day) => `${WHICH[day.slice(0, -2).replace("+", "")] ?? "every"} ${nameOf(day.slice(-2))}`))} of ${month}`;
}

function hoursWords(schedule: Schedule): string {
  if (isAllDay(schedule)) return "all day and night";
  const { opens_at: opens, closes_at: closes } = schedule;
  if (opens === undefined) return closes === undefined ? "" : `until ${hourWords(closes)}`;
  return closes === undefined ? `from ${hourWords(opens)}` : `${hourWords(opens)} to ${hourWords(closes)}`;
}

/** One line a schedule: "Monday to Friday, 9am to 5pm"; what it says itself where its parts say nothing. */
export function openingWords(schedules: readonly Schedule[]): string[] {
  return schedules.flatMap((schedule) => {
    const said = [daysWords(schedule), hoursWords(schedule)].filter((part) => part !== "").join(", ");
    const lines = [said, schedule.description ?? ""].filter((line) => line !== "");
    return lines.length === 0 ? [] : [lines.join(". ")];
  });
}
