// From a moment and a clock to a due time. All moments are milliseconds since 1970, UTC, on a full second.
import { HOUR } from "../time.ts";
import { isWorkingDay, londonDayOf, momentInLondon, type DayNumber } from "./calendar.ts";
import type { Clock } from "./catalogue.ts";

/** A clock that says its own time: "by rule" is settled before. */
export type SetClock = Exclude<Clock, "by rule">;

const CLOSING_HOUR = 17;
const SCHOOL_HOUR = 8;

/** Cuts a moment to its second. Expects text that facts.ts has checked. */
export function cutToSecond(at: string): number {
  return Math.floor(Date.parse(at) / 1000) * 1000;
}

/** Writes a moment as `2026-03-02T17:00:00Z`. */
export function isoSecond(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
}

function nextWorkingDay(from: DayNumber): DayNumber {
  let day = from;
  while (!isWorkingDay(day)) day += 1;
  return day;
}

/** 17:00 in London on the nth working day after the day of `at`, or after the next working day if that is none. */
function afterWorkingDays(at: number, days: number): number {
  let day = nextWorkingDay(londonDayOf(at));
  for (let n = 0; n < days; n += 1) day = nextWorkingDay(day + 1);
  return momentInLondon(day, CLOSING_HOUR);
}

/** The first 08:00 in London on a working day strictly after `at`. */
function schoolMorning(at: number): number {
  const day = nextWorkingDay(londonDayOf(at));
  const morning = momentInLondon(day, SCHOOL_HOUR);
  return morning > at ? morning : momentInLondon(nextWorkingDay(day + 1), SCHOOL_HOUR);
}

/** When something with this clock is due, counted from `at`. */
export function dueBy(clock: SetClock, at: number): number {
  if (clock === "now") return at;
  if (clock === "school morning") return schoolMorning(at);
  const n = Number.parseInt(clock, 10);
  return clock.endsWith("hours") ? at + n * HOUR : afterWorkingDays(at, n);
}

/** Whether bank holidays matter to this clock. */
export function countsWorkingDays(clock: SetClock): boolean {
  return clock === "school morning" || clock.endsWith("working days");
}
