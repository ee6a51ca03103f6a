// Shares, worked out from numbers that were already let through, so that they say nothing those do not.
import type { Band } from "#machines/money-words.ts";
import type { Shown } from "./disclosure.ts";
import { SUPPRESSED, type ShownCount } from "./rounding.ts";

/** Whole per cent of the three bands that is preventive: with the middle band counted as reaction, and as prevention. */
export interface Share {
  readonly low: number;
  readonly high: number;
}

type Bands = Readonly<Record<Band, Shown>>;
const SHARED = ["reactive", "risk-reduction", "preventive"] as const satisfies readonly Band[];

/** True when the money of all three bands may be shown. The hub's own line is in no share. */
export function isWhole(bands: Bands): boolean {
  return SHARED.every((band) => bands[band].pounds !== SUPPRESSED);
}

/** The share over quarters whose three bands are all shown; null when there is none, or no money in them. */
export function preventiveShare(quarters: readonly Bands[]): Share | null {
  const whole = quarters.filter(isWhole);
  const [reactive, middle, preventive] = SHARED.map((band) =>
    whole.reduce((sum, bands) => sum + Number(bands[band].pounds), 0),
  ) as [number, number, number];
  const all = reactive + middle + preventive;
  if (all <= 0) return null;
  return { low: Math.round((100 * preventive) / all), high: Math.round((100 * (preventive + middle)) / all) };
}

/** Whole per cent, of two counts that may be shown; null when either is small, or there is nothing to share. */
export function shareOf(part: ShownCount, whole: ShownCount): number | null {
  if (typeof part !== "number" || typeof whole !== "number" || whole === 0) return null;
  return Math.min(100, Math.round((100 * part) / whole));
}
