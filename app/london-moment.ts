import { momentInLondon } from "#machines/protocol/calendar.ts";
import { DAY, instantOf, type Day, type Instant } from "#machines/time.ts";

const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** The moment a London clock shows `time` ("9:00", "09.30") on a day; null when it is no time of a clock. */
export function londonMoment(day: Day, time: string): Instant | null {
  const [, hours, minutes] = TIME.exec(time.trim()) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  return instantOf(momentInLondon(Date.parse(`${day}T00:00:00Z`) / DAY, Number(hours) + Number(minutes) / 60));
}
