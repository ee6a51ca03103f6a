// How time goes by for the model: minutes, hours, days, an hour back, the nights on which London's clocks change, and starts.
import type { Dice } from "#app/seed/dice.ts";
import { tick } from "#app/commands/tick.ts";
import { DAY, HOUR, instantOf, later, MINUTE, type Instant } from "#machines/time.ts";
import { restart, type Model } from "./model.ts";

interface Due {
  readonly id: string;
  readonly subject_id: string;
  readonly clock: string;
  readonly due_at: Instant;
  readonly fired_at: Instant | null;
  readonly cleared_at: Instant | null;
}

/** How often a tick may have to look again before something is wrong: what passes is owed anew, later. */
const ROUNDS = 12;

/**
 * Runs the tick, or several at once, until no clock is due. Answers what is broken: every clock that has passed is told exactly
 * once, none before its time, and none is left.
 */
export async function everyPassedClockIsToldOnce(model: Model, atOnce: number): Promise<string[]> {
  const { reader, at } = model;
  const name = everyPassedClockIsToldOnce.name;
  for (let round = 0; round < ROUNDS; round += 1) {
    const due = reader.rows<Due>(
      "select * from deadline where fired_at is null and cleared_at is null and due_at <= ?",
      at,
    );
    if (due.length === 0) return [];
    const seq = reader.rows<{ seq: number }>("select max(seq) as seq from audit")[0]?.seq ?? 0;
    const ticks = await Promise.all(Array.from({ length: atOnce }, () => tick(model.db, at)));
    if (ticks.some(({ failed }) => failed > 0)) return [`${name}: a clock could not be told`];
    const after = due.flatMap(({ id }) => reader.rows<Due>("select * from deadline where id = ?", id));
    const told = reader.rows<{ subject_id: string }>(
      "select subject_id from audit where seq > ? and verb = 'clock.pass'",
      seq,
    );
    const fired = after.filter(({ fired_at }) => fired_at !== null);
    const broken = [
      ...after
        .filter((one) => one.fired_at !== null && one.cleared_at !== null)
        .map(() => "a clock was both told and stopped"),
      ...fired
        .filter((one) => one.fired_at !== at)
        .map(({ clock }) => `“${clock}” passed at another time than it was told`),
      ...unlike(
        fired.map((one) => one.subject_id),
        told.map((one) => one.subject_id),
      ),
    ];
    const count = ticks.reduce((sum, one) => sum + one.fired, 0);
    if (count !== fired.length) broken.push(`the ticks say that ${count} clocks passed, the tables ${fired.length}`);
    if (broken.length > 0) return broken.map((sentence) => `${name}: ${sentence}`);
  }
  return [`${name}: clocks are due however often they are told`];
}

function unlike(passed: readonly string[], told: readonly string[]): string[] {
  const sorted = (ids: readonly string[]) => [...ids].sort().join();
  return sorted(passed) === sorted(told) ? [] : [`${passed.length} clocks passed and ${told.length} were told`];
}

/** Moments before London's clocks change, for two years. */
const NIGHTS = ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"].map((day) => instantOf(`${day}T00:40:00Z`));

/** The names of what time does, each with how often. */
const PASSING = [
  ["minutes", 60],
  ["hours", 22],
  ["a long night", 6],
  ["days", 2],
  ["an hour back", 3],
  ["the clocks change", 1],
  ["a restart", 4],
  ["a restart after hours", 2],
] as const;

/** Lets time pass in one of its ways. Answers which. */
export async function passTime(model: Model): Promise<string> {
  const { dice } = model;
  const way = dice.weighted(PASSING);
  const by = (low: number, high: number, unit: number) => {
    model.at = later(model.at, dice.between(low, high) * unit);
  };
  switch (way) {
    case "minutes":
      by(2, 45, MINUTE);
      break;
    case "hours":
      by(1, 5, HOUR);
      break;
    case "a long night":
      by(8, 30, HOUR);
      break;
    case "days":
      by(2, 9, DAY);
      break;
    case "an hour back":
      by(-1, -1, HOUR);
      break;
    case "the clocks change":
      model.at = nightAfter(model.at, dice);
      break;
    case "a restart":
      await restart(model);
      break;
    case "a restart after hours":
      by(1, 60, HOUR);
      await restart(model);
      break;
  }
  return way;
}

/** A moment within the hours around the next change of London's clocks, when one is less than a month away. */
function nightAfter(at: Instant, dice: Dice): Instant {
  const night = NIGHTS.find((one) => one > at && one < later(at, 30 * DAY));
  return night === undefined ? later(at, HOUR) : later(night, dice.between(0, 100) * MINUTE);
}
