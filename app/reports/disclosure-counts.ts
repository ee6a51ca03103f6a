// Counts of cases. A case may stand in several cells of a list, so a total is at least its largest cell and at most the
// sum of them. Where rounded counts would still pin a "1 to 7" down to one or two values, all counts of that quarter are
// rounded more coarsely, the total first, until they do not.
import type { Table } from "./disclosure.ts";
import { FEW, MOST_HIDDEN, shownCount, type ShownCount } from "./rounding.ts";

/** A hidden count must be able to be any of at least this many numbers. */
export const POSSIBLE_VALUES = 3;

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** How counts are rounded: to the nearest of so many, the total and the cells. It is no secret. */
export interface CountSteps {
  readonly total: number;
  readonly cells: number;
}

/** The counts as they may be shown, and how they were rounded. */
export function controlledCounts(truth: Table<number>): Table<ShownCount> & { readonly steps: CountSteps } {
  for (const [total, cells] of steps(truth.total)) {
    const shown = rounded(truth, total, cells);
    if (narrowestHidden(shown, total, cells) >= POSSIBLE_VALUES) return { ...shown, steps: { total, cells } };
  }
  throw new Error("No step is coarse enough, which cannot be: the last one shows every count alike.");
}

/** Steps to try, from the finest: the last is so coarse that all counts above seven read the same. */
export function* steps(total: number): Generator<readonly [total: number, cells: number]> {
  yield [5, 5];
  yield [10, 5];
  yield [20, 5];
  for (let step = 10; step <= 40 * (total + 10); step *= 2) yield [step, step];
}

export function rounded(truth: Table<number>, totalStep: number, cellStep: number): Table<ShownCount> {
  return {
    total: shownCount(truth.total, totalStep),
    lists: truth.lists.map((list) => list.map((count) => shownCount(count, cellStep))),
  };
}

/** What a reader can say of a count from how it is shown. */
export function rangeOf(shown: ShownCount, step: number): Range {
  if (shown === 0) return { low: 0, high: 0 };
  if (shown === FEW) return { low: 1, high: MOST_HIDDEN };
  const low = shown - Math.floor(step / 2);
  return { low: Math.max(MOST_HIDDEN + 1, low), high: shown + Math.ceil(step / 2) - 1 };
}

/** How many values the hidden count that is pinned down most could still have. */
function narrowestHidden(shown: Table<ShownCount>, totalStep: number, cellStep: number): number {
  const total = rangeOf(shown.total, totalStep);
  const lists = shown.lists.map((list) => list.map((cell) => rangeOf(cell, cellStep)));
  const least = Math.max(total.low, ...lists.flat().map((cell) => cell.low));
  return Math.min(
    POSSIBLE_VALUES,
    ...shown.lists.flatMap((list, l) =>
      list.flatMap((cell, index) => {
        if (cell !== FEW) return [];
        const others = (lists[l] ?? []).filter((_, other) => other !== index);
        return [Math.min(MOST_HIDDEN, total.high) - Math.max(1, leastLeft(least, total.high, others)) + 1];
      }),
    ),
  );
}

/** The least that must be in a cell when the total is anywhere from `least` to `most` and the other cells overlap as little as they can. */
function leastLeft(least: number, most: number, others: readonly Range[]): number {
  const totals = [least, most, ...others.map((other) => other.high)].filter((n) => n >= least && n <= most);
  return Math.min(...totals.map((n) => n - others.reduce((sum, other) => sum + Math.min(other.high, n), 0)));
}
