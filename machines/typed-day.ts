// A day as somebody types it in a hurry: "12/3", "12 March", "Thursday", "tomorrow", "2026-03-12".
import { dayOf } from "./intake/birth-date.ts";
import { daysLater, type Day } from "./time.ts";

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/**
 * The day that was meant, seen from `today`. A weekday is the next one of that name; a day without a year is the next such
 * day, or, when `past`, the last one. Null when it is no day.
 */
export function typedDay(text: string, today: Day, past = false): Day | null {
  const typed = text.trim().toLowerCase();
  if (typed === "today") return today;
  if (typed === "tomorrow" || typed === "yesterday") return daysLater(today, typed === "tomorrow" ? 1 : -1);
  if (/^[a-z]{3,9}$/.test(typed)) return weekday(typed, today, past);
  const whole = dayOf(typed);
  if (whole !== null) return whole;
  if (!/^\d{1,2}[\s/.-]+(\d{1,2}|[a-z]{3,9})$/.test(typed)) return null;
  const year = Number(today.slice(0, 4));
  const near = past ? [year, year - 1] : [year, year + 1];
  // Four years hold every 29 February.
  const further = [1, 2, 3].map((years) => (past ? year - 1 - years : year + 1 + years));
  for (const one of [...near, ...further]) {
    const day = dayOf(`${typed} ${one}`);
    if (day !== null && (past ? day <= today : day >= today)) return day;
  }
  return null;
}

const NAMES = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

function weekday(typed: string, today: Day, past: boolean): Day | null {
  const wanted = WEEKDAYS.indexOf(typed.slice(0, 3));
  if (wanted === -1 || !NAMES[wanted]?.startsWith(typed)) return null;
  const ahead = [1, 2, 3, 4, 5, 6, 7].map((days) => daysLater(today, past ? -days : days));
  return ahead.find((day) => new Date(`${day}T12:00:00Z`).getUTCDay() === wanted) ?? null;
}
