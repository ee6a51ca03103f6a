// What an area sets for itself from a day on: thresholds, pathways that are out, and what is asked in their place. Browser-safe.
import type { AreaAlternatives } from "./protocol/ruleset.ts";
import type { Settings } from "./protocol/settings.ts";

export interface AreaSettings extends Settings {
  /** Only where the area's order differs from the protocol's own. */
  readonly alternatives: AreaAlternatives;
}

/** The least and the most each threshold may be: the tool has 24 questions, and beyond the others nothing would ever hold. */
export const LIMITS = {
  visibleHigh: { least: 1, most: 24 },
  mediumFrom: { least: 1, most: 24 },
  escalationIncidents: { least: 1, most: 50 },
  repeatMonths: { least: 1, most: 60 },
} as const;
export type Threshold = keyof typeof LIMITS;
export const THRESHOLDS = Object.keys(LIMITS) as Threshold[];

/** How many an area may name for one pathway. */
export const MOST_ALTERNATIVES = 3;
