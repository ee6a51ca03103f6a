// Tiny tables, world by world: every way in which whole numbers of people could stand behind what is shown. Shares nothing with what
// it attacks, and nothing with the solver.
import type { Layout, ReportRow } from "#app/reports/report.ts";
import { ALL_ROW, boxOf, groupsOf, rowKey } from "./patient-reader.ts";

interface Sum {
  readonly above: number;
  readonly members: readonly number[];
  readonly overlap: boolean;
  /** True when nobody of the row above is outside these. */
  readonly whole: boolean;
}

/** What each number may be, by its place. */
interface Open {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/**
 * For each count that is not shown, values it can have, up to `enough` of them. Null when there are more worlds to go through than
 * patience.
 */
export function possibleValues(
  layout: Layout,
  rows: readonly ReportRow[],
  rounding: { readonly mostHidden: number; readonly countStep: number },
  enough: number,
  patience: number,
): Map<string, Set<number>> | null {
  const keys = rows.map(rowKey);
  const boxes = rows.map((row) => boxOf(row.cases, rounding));
  const most = boxes[keys.indexOf(ALL_ROW)]?.high ?? 0;
  const start: Open = {
    low: Int32Array.from(boxes, ({ low }) => low),
    high: Int32Array.from(boxes, ({ high }) => Math.min(high, most)),
  };
  const sums = layout.lists.flatMap(({ kind, whole, ...list }) =>
    groupsOf({ kind, whole, ...list }).map(({ above, members }): Sum => ({
      above: keys.indexOf(above),
      members: members.map((key) => keys.indexOf(key)),
      overlap: kind === "overlap",
      whole,
    })),
  );
  const hidden = keys.flatMap((_, at) => (typeof rows[at]?.cases === "number" ? [] : [at]));
  const found = new Map(hidden.map((at) => [at, new Set<number>()]));
  const steps = { left: patience };
  for (const [at, values] of found)
    // The ends first, which are the likeliest to be new.
    for (const value of outside(start, at)) {
      if (values.size >= enough) break;
      if (values.has(value)) continue;
      const world = search(fixed(start, at, value), sums, steps);
      if (steps.left <= 0) return null;
      // One world says something of every number in it.
      for (const [other, seen] of found) if (world) seen.add(world[other] ?? 0);
    }
  return new Map([...found].map(([at, values]) => [keys[at] ?? "", values]));
}

function outside({ low, high }: Open, at: number): number[] {
  const all = Array.from({ length: (high[at] ?? 0) - (low[at] ?? 0) + 1 }, (_, n) => (low[at] ?? 0) + n);
  return all.flatMap((_, n) => (n % 2 === 0 ? all.at(n / 2) : all.at(-(n + 1) / 2)) ?? []);
}

function fixed({ low, high }: Open, at: number, value: number): Open {
  const open = { low: low.slice(), high: high.slice() };
  open.low[at] = open.high[at] = value;
  return open;
}

/** A world within the boxes, or null: tries each value of the number with fewest left, and looks after each. */
function search(open: Open, sums: readonly Sum[], steps: { left: number }): Int32Array | null {
  steps.left -= 1;
  if (steps.left <= 0 || !narrowed(open, sums)) return null;
  let [next, least] = [-1, Infinity];
  open.low.forEach((low, at) => {
    const gap = (open.high[at] ?? 0) - low;
    if (gap > 0 && gap < least) [next, least] = [at, gap];
  });
  if (next < 0) return open.low;
  for (let value = open.low[next] ?? 0; value <= (open.high[next] ?? 0); value++) {
    const world = search(fixed(open, next, value), sums, steps);
    if (world !== null || steps.left <= 0) return world;
  }
  return null;
}

/** Leaves out what cannot be; false when nothing can. */
function narrowed({ low, high }: Open, sums: readonly Sum[]): boolean {
  const at = (of: Int32Array, index: number) => of[index] ?? 0;
  for (let moved = true; moved;) {
    moved = false;
    const cut = (index: number, least: number, most: number): boolean => {
      if (least > at(low, index)) [low[index], moved] = [least, true];
      if (most < at(high, index)) [high[index], moved] = [most, true];
      return at(low, index) <= at(high, index);
    };
    for (const { above, members, overlap, whole } of sums) {
      let [least, most, largest] = [0, 0, 0];
      for (const index of members) {
        least += at(low, index);
        most += at(high, index);
        largest = Math.max(largest, at(low, index));
      }
      if (!cut(above, overlap ? largest : least, whole ? most : Infinity)) return false;
      for (const index of members) {
        const [ownLow, ownHigh] = [at(low, index), at(high, index)];
        const top = overlap ? at(high, above) : at(high, above) - (least - ownLow);
        if (!cut(index, whole ? at(low, above) - (most - ownHigh) : 0, top)) return false;
        least += at(low, index) - ownLow;
        most += at(high, index) - ownHigh;
      }
    }
  }
  return true;
}
