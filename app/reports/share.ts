// Shares, worked out from numbers that were already let through, so that they say nothing those do not.
import type { Band } from "#machines/money-words.ts";
import type { ShownCount } from "./rounding.ts";

/** Whole per cent of the three bands that is preventive: with the middle band counted as reaction, and as prevention. */
export interface Share {
  readonly low: number;
  readonly high: number;
  /** From how many quarters. */
  readonly of: number;
}

/** The hub's own line is in no share. */
type Shared = Exclude<Band, "hub">;
/** The money of a quarter as it is shown; null where it may not be. */
export type BandCosts = Readonly<Record<Shared, number | null>>;

/** The share over the quarters whose three bands are all shown; null when there is none, or no money in them. */
export function preventiveShare(quarters: readonly BandCosts[]): Share | null {
  const whole = quarters.filter((costs): costs is Record<Shared, number> =>
    Object.values(costs).every((cost) => cost !== null),
  );
  const sum = (band: Shared) => whole.reduce((all, costs) => all + costs[band], 0);
  const [reactive, middle, preventive] = [sum("reactive"), sum("risk-reduction"), sum("preventive")];
  const all = reactive + middle + preventive;
  if (all <= 0) return null;
  return {
    low: Math.round((100 * preventive) / all),
    high: Math.round((100 * (preventive + middle)) / all),
    of: whole.length,
  };
}

/** Whole per cent, of two counts that may be shown; null when either is small, or there is nothing to share. */
export function shareOf(part: ShownCount, whole: ShownCount): number | null {
  if (typeof part !== "number" || typeof whole !== "number" || whole === 0) return null;
  return Math.min(100, Math.round((100 * part) / whole));
}
