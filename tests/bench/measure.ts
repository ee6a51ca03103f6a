// What a measurement is, and the table it is printed in.

export interface Measured {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Sums up times in milliseconds that were taken within `seconds`. */
export function measured(times: readonly number[], seconds: number): Measured {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Does the work again and again for about `seconds`, one after another, and takes the time of each. */
export async function timed(seconds: number, work: (turn: number) => unknown): Promise<Measured> {
  const times: number[] = [];
  const began = performance.now();
  for (let turn = 0; performance.now() - began < seconds * 1000; turn += 1) {
    const from = performance.now();
    const pending = work(turn);
    if (pending instanceof Promise) await pending;
    times.push(performance.now() - from);
  }
  return measured(times, (performance.now() - began) / 1000);
}

/** The middle one. */
function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The middle of several rounds, by how many a second. */
function middle(rounds: readonly Measured[]): Measured {
  const wanted = median(rounds.map((round) => round.perSecond));
  const found = rounds.find((round) => round.perSecond === wanted);
  if (!found) throw new Error("There is no middle of nothing.");
  return found;
}

/** Two that were measured in turns. */
export interface Turns {
  readonly one: Measured;
  readonly other: Measured;
  /** How many of the one in the time of one of the other: the middle of the rounds. */
  readonly ratio: number;
}

/** How often each of two is measured. */
export const ROUNDS = 3;

/** Both, in turns, so that whatever else the machine does weighs on both alike. */
export async function inTurns(one: () => Promise<Measured>, other: () => Promise<Measured>): Promise<Turns> {
  const rounds: [Measured, Measured][] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push([await one(), await other()]);
  return {
    one: middle(rounds.map(([first]) => first)),
    other: middle(rounds.map(([, second]) => second)),
    ratio: median(rounds.map(([first, second]) => first.perSecond / second.perSecond)),
  };
}

export interface Line {
  readonly what: string;
  readonly measured?: Measured;
  /** In MiB. */
  readonly memory?: number;
  /** What the bar is about, when it is not among the columns: a ratio or a time, as text. */
  readonly result?: string;
  readonly bar?: string;
  readonly meets?: boolean;
  /** Said under the table. */
  readonly note?: string;
}

const HEADINGS = ["", "a second", "p50 ms", "p95 ms", "p99 ms", "MiB", "result", "bar", ""];

const number = (value: number | undefined, digits: number): string =>
  value === undefined ? "" : value.toFixed(value >= 100 ? 0 : digits);

/** The lines as a table of plain text. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map(({ what, measured: m, memory, result, bar, meets }) => [
    what,
    number(m?.perSecond, 1),
    number(m?.p50, 2),
    number(m?.p95, 2),
    number(m?.p99, 2),
    number(memory, 0),
    result ?? "",
    bar ?? "",
    meets === undefined ? "" : meets ? "meets" : "MISSES",
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 || column > 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const notes = lines.flatMap(({ what, note }) => (note === undefined ? [] : [`${what.trim()}: ${note}`]));
  return [line(HEADINGS), ...rows.map(line), "", ...notes].join("\n");
}
