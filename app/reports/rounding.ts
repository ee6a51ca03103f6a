// How one number is written once it may be seen outside. Counts of people: 0, "1 to 7", or a multiple of the step. Money:
// 0, "suppressed", or pounds in multiples of five times the largest unit price in it, because exact money divided by a
// published price is an exact count.
export const SUPPRESSED = "suppressed";
/** Counts from 1 to this many are never shown, nor anything worked out from them. */
export const MOST_HIDDEN = 7;
export const COUNT_STEP = 5;
const UNITS_A_STEP = 5;

/** Counts that are not shown, as their publisher says it. */
export type Few = `1 to ${number}`;
export type ShownCount = number | Few | typeof SUPPRESSED;

/** "1 to 7", or what a publisher has set instead. */
export function fewOf(mostHidden: number): Few {
  return `1 to ${mostHidden}`;
}

/** The count as it may be shown when nothing beside it gives it away: 0, "1 to 7", or the nearest multiple of five; or as a publisher has it. */
export function shownCount(
  count: number,
  { mostHidden, countStep } = { mostHidden: MOST_HIDDEN, countStep: COUNT_STEP },
): ShownCount {
  return count >= 1 && count <= mostHidden ? fewOf(mostHidden) : roundedCount(count, countStep);
}

/** The nearest multiple of the step, and never 0 for somebody. */
export function roundedCount(count: number, step: number): number {
  return count <= 0 ? 0 : Math.max(step, Math.round(count / step) * step);
}

/** All that a shown number may stand for. */
export function rangeOfCount(
  shown: number,
  { mostHidden, countStep }: { readonly mostHidden: number; readonly countStep: number },
): { readonly low: number; readonly high: number } {
  const low = shown === countStep ? 0 : shown - Math.floor(countStep / 2);
  return { low: Math.max(mostHidden + 1, low), high: shown + Math.ceil(countStep / 2) - 1 };
}

/** The step, in pence, by which money with this largest unit price is rounded. */
export function moneyStep(maxUnitPence: number): number {
  return UNITS_A_STEP * maxUnitPence;
}

/** Pence rounded to the nearest step, half away from zero; still in pence. */
export function roundedPence(pence: number, maxUnitPence: number): number {
  const step = moneyStep(maxUnitPence);
  if (step === 0) return pence;
  const rounded = Math.floor(Math.abs(pence) / step + 0.5) * step;
  return pence < 0 && rounded > 0 ? -rounded : rounded;
}
