// The middle of many people's hours, told so coarsely that it is nobody's own.
import type { Range } from "./disclosure-bounds.ts";
import { SUPPRESSED } from "./rounding.ts";

/** Steps in hours, and from what middle on each is used: fine for hours, coarse for weeks. */
const STEPS = [
  { from: 0, step: 2 },
  { from: 12, step: 6 },
  { from: 48, step: 24 },
  { from: 336, step: 168 },
] as const;
/** How many people at least are told together by one value. */
const TOLD_TOGETHER = 3;

/**
 * The median in hours, rounded to a step so coarse that at least three people's hours round to the same; null when nobody has any
 * hours, and suppressed when no more people have than may be hidden.
 */
export function coarseMedian(hours: readonly number[], mostHidden: number): number | typeof SUPPRESSED | null {
  if (hours.length === 0) return null;
  if (hours.length <= mostHidden) return SUPPRESSED;
  const sorted = [...hours].sort((a, b) => a - b);
  const middle =
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
  for (let step = stepAt(Math.abs(middle)); ; step *= 2) {
    const told = Math.round(middle / step) * step;
    const together = hours.filter((one) => Math.round(one / step) * step === told).length;
    if (together >= TOLD_TOGETHER) return told === 0 ? 0 : told;
  }
}

/**
 * True when a reader who knows so much of each row, from the shortest hours to the longest, knows anyway that more people are in them
 * than may be hidden, and in which row the middle one is: then the middle says nothing of how many are in a row.
 */
export function isMiddleKnown(rows: readonly Range[], mostHidden: number): boolean {
  const least = (some: readonly Range[]) => some.reduce((sum, { low }) => sum + low, 0);
  const most = (some: readonly Range[]) => some.reduce((sum, { high }) => sum + high, 0);
  return (
    least(rows) > mostHidden &&
    rows.some(
      (_, at) =>
        most(rows.slice(0, at)) < least(rows.slice(at)) && most(rows.slice(at + 1)) < least(rows.slice(0, at + 1)),
    )
  );
}

function stepAt(middle: number): number {
  return STEPS.findLast(({ from }) => middle >= from)?.step ?? STEPS[0].step;
}
