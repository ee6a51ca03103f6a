// The hours in which somebody may be reached, against a table that counts London's minutes by itself and asks no calendar: over
// both changes of the clocks in two years, the turn of a year, the edges of a day, and slots that run past midnight.
import { describe, expect, it } from "vitest";
import { mayContact, nextSlot, type Channel } from "#machines/safe-contact.ts";
import { HOUR, instantOf, MINUTE, type Instant } from "#machines/time.ts";

/** When London is an hour ahead of UTC. */
const SUMMERS = [
  ["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"],
  ["2027-03-28T01:00:00Z", "2027-10-31T01:00:00Z"],
].map(([from = "", to = ""]) => [Date.parse(from), Date.parse(to)] as const);
/** Midnight of a Monday. */
const A_MONDAY = Date.parse("2026-01-05T00:00:00Z");
const A_DAY = 24 * 60;

/** London's weekday, 1 for Monday, and the minutes since its midnight. */
function wall(ms: number): { weekday: number; minute: number } {
  const summer = SUMMERS.some(([from, to]) => from <= ms && ms < to);
  const minutes = Math.floor((ms + (summer ? HOUR : 0) - A_MONDAY) / MINUTE);
  return { weekday: (Math.floor(minutes / A_DAY) % 7) + 1, minute: minutes % A_DAY };
}

/** What was named, and the minutes of its day and of the day after in which it is open. */
interface Named {
  readonly from: string | null;
  readonly to: string | null;
  readonly own: readonly [number, number];
  readonly after?: readonly [number, number];
}
const NAMED: readonly Named[] = [
  { from: null, to: null, own: [0, A_DAY] },
  { from: "10:00", to: "11:00", own: [600, 660] },
  { from: "10:07", to: "10:12", own: [607, 612] },
  { from: "00:00", to: "00:30", own: [0, 30] },
  { from: "00:00", to: "23:59", own: [0, A_DAY - 1] },
  { from: "01:00", to: "02:00", own: [60, 120] },
  { from: "00:30", to: "01:30", own: [30, 90] },
  { from: "01:30", to: "03:00", own: [90, 180] },
  { from: "23:30", to: "00:00", own: [1410, A_DAY] },
  { from: "22:00", to: "02:00", own: [1320, A_DAY], after: [0, 120] },
  { from: "22:00", to: "16:00", own: [1320, A_DAY], after: [0, 960] },
  // Only a beginning or only an end: nothing was said of what lies beyond it.
  { from: "09:00", to: null, own: [540, A_DAY] },
  { from: null, to: "17:00", own: [0, 1020] },
  { from: "12:00", to: "12:00", own: [0, 0] },
];
const DAYS: readonly (readonly number[])[] = [[], [1], [6], [7], [1, 2, 3, 4, 5], [6, 7]];

const within = ([from, to]: readonly [number, number], minute: number) => from <= minute && minute < to;

function open({ own, after = [0, 0] }: Named, days: readonly number[], ms: number): boolean {
  const { weekday, minute } = wall(ms);
  const named = (day: number) => days.length === 0 || days.includes(day);
  return (named(weekday) && within(own, minute)) || (named(weekday === 1 ? 7 : weekday - 1) && within(after, minute));
}

/** The edges of the hours of the days around each change of the clocks, each with the last moment before it. */
const MOMENTS: readonly number[] = [...SUMMERS.flat(), Date.parse("2027-01-01T00:00:00Z")].flatMap((change) =>
  Array.from({ length: 60 }, (_, half) => change + (half - 40) * 30 * MINUTE).flatMap((ms) => [ms - 1, ms]),
);
const at = (ms: number): Instant => instantOf(new Date(ms).toISOString());

const PHONE: Channel = {
  channel: "phone",
  safe: "safe",
  days: [],
  from: null,
  to: null,
  voicemail: "yes",
  text: "yes",
  whosePhone: "mine",
  othersSee: "no",
  doNotContact: false,
  confirmedAt: at(MOMENTS[0] ?? 0),
};

describe("the hours that are safe", () => {
  it.each(NAMED)("from $from to $to are open when London's clocks say so, on every kind of day", (named) => {
    for (const days of DAYS)
      for (const ms of MOMENTS) {
        const channel: Channel = { ...PHONE, days, from: named.from, to: named.to };
        if (mayContact(channel, "call", at(ms)).ok !== open(named, days, ms))
          expect.fail(`on ${days.join()} at ${at(ms)}: expected ${String(open(named, days, ms))}`);
      }
  });

  it.each(NAMED)("from $from to $to come next at the first minute that is open", (named) => {
    for (const days of DAYS)
      for (const ms of MOMENTS.filter((_, index) => index % 7 === 0)) {
        let next: number | null = ms;
        if (!open(named, days, ms)) {
          next = Math.floor(ms / MINUTE) * MINUTE + MINUTE;
          while (!open(named, days, next) && next < ms + 14 * A_DAY * MINUTE) next += MINUTE;
          if (!open(named, days, next)) next = null;
        }
        const channel: Channel = { ...PHONE, days, from: named.from, to: named.to };
        const found = nextSlot(channel, at(ms));
        if (found !== (next === null ? null : at(next)))
          expect.fail(
            `on ${days.join()} after ${at(ms)}: ${String(found)}, expected ${next === null ? "none" : at(next)}`,
          );
      }
  });
});
