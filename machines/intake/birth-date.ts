// A date of birth as a clinician types or pastes it, and the age it makes.
import type { Day } from "../time.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MOST_YEARS = 120;

/** "27 3 1990", "27/03/1990", "27 March 1990" or "1990-03-27" as `1990-03-27`; null when it is no whole date. */
export function dayOf(text: string): Day | null {
  const trimmed = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(trimmed);
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = /^(\d{1,2})[\s/.-]+(\d{1,2}|[a-z]{3,9})[\s/.,-]+(\d{4})$/.exec(trimmed);
  if (!parts) return null;
  const [, day = "", month = "", year = ""] = parts;
  const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3)) + 1;
  return realDay(Number(year), number, Number(day));
}

function realDay(year: number, month: number, day: number): Day | null {
  const text = [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? (text as Day) : null;
}

/** Whole years from a date of birth to `today`; null when it lies ahead, or more than 120 years back. */
export function ageOn(born: Day, today: Day): number | null {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0);
  return born <= today && years <= MOST_YEARS ? years : null;
}
