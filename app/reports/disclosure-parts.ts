// Counts whose parts do not overlap: a contact came in one month, by one channel, through one door. What the others leave over may
// not pin a "1 to 7" down, from below or from above; where it would, all counts of the table are rounded more coarsely.
import { POSSIBLE_VALUES, type CountSteps, type Range, rangeOf, rounded, steps } from "./disclosure-counts.ts";
import type { Table } from "./disclosure.ts";
import { FEW, type ShownCount } from "./rounding.ts";

/** The counts as they may be shown. Each list adds up to the total. */
export function controlledParts(truth: Table<number>): Table<ShownCount> & { readonly steps: CountSteps } {
  for (const [total, cells] of steps(truth.total)) {
    const shown = rounded(truth, total, cells);
    if (narrowest(shown, total, cells) >= POSSIBLE_VALUES) return { ...shown, steps: { total, cells } };
  }
  throw new Error("No step is coarse enough, which cannot be: the last one shows every count alike.");
}

const sum = (ranges: readonly Range[], end: keyof Range): number => ranges.reduce((all, range) => all + range[end], 0);

/** How many values the hidden count that is pinned down most could still have, for somebody who adds and subtracts. */
function narrowest(shown: Table<ShownCount>, totalStep: number, cellStep: number): number {
  const lists = shown.lists.map((list) => list.map((cell) => rangeOf(cell, cellStep)));
  const said = rangeOf(shown.total, totalStep);
  const total = {
    low: Math.max(said.low, ...lists.map((list) => sum(list, "low"))),
    high: Math.min(said.high, ...lists.map((list) => sum(list, "high"))),
  };
  const widths = lists.map((list, l) => {
    const all = { low: sum(list, "low"), high: sum(list, "high") };
    return list.reduce((least, { low, high }, index) => {
      if (shown.lists[l]?.[index] !== FEW) return least;
      const others = { low: all.low - low, high: all.high - high };
      return Math.min(least, Math.min(high, total.high - others.low) - Math.max(low, total.low - others.high) + 1);
    }, POSSIBLE_VALUES);
  });
  return Math.min(POSSIBLE_VALUES, ...widths);
}
