// The thresholds and what is out of service: the area's own, or the protocol's when nobody has said otherwise.
import type { PathwayCode } from "./catalogue.ts";
import { FIRST_DEFINITION } from "./definition.ts";
import type { Facts } from "./facts.ts";

export interface Settings {
  /** Yes answers from which risk is visibly high. */
  readonly visibleHigh: number;
  readonly mediumFrom: number;
  /** Incidents reported to the police in twelve months from which it is escalating. */
  readonly escalationIncidents: number;
  /** Months in which new abuse after a conference makes it a repeat. */
  readonly repeatMonths: number;
  readonly unavailable: readonly PathwayCode[];
}

/** The settings these facts are judged under; each key that is not given takes the protocol's own. */
export function settingsOf({ settings }: Pick<Facts, "settings">, defaults: Settings): Settings {
  return {
    visibleHigh: settings?.visibleHigh ?? defaults.visibleHigh,
    mediumFrom: settings?.mediumFrom ?? defaults.mediumFrom,
    escalationIncidents: settings?.escalationIncidents ?? defaults.escalationIncidents,
    repeatMonths: settings?.repeatMonths ?? defaults.repeatMonths,
    unavailable: settings?.unavailable ?? defaults.unavailable,
  };
}

/** Version 1's own settings. */
export const DEFAULT_SETTINGS: Settings = FIRST_DEFINITION.settings;
