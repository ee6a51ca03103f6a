// The thresholds and what is out of service: the area's own, or these when nobody has said otherwise.
import type { PathwayCode } from "./catalogue.ts";
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

export const DEFAULT_SETTINGS: Settings = {
  visibleHigh: 14,
  mediumFrom: 10,
  escalationIncidents: 3,
  repeatMonths: 12,
  unavailable: ["dapo"],
};

/** The settings these facts are judged under; each key that is not given takes its default. */
export function settingsOf({ settings }: Pick<Facts, "settings">): Settings {
  return {
    visibleHigh: settings?.visibleHigh ?? DEFAULT_SETTINGS.visibleHigh,
    mediumFrom: settings?.mediumFrom ?? DEFAULT_SETTINGS.mediumFrom,
    escalationIncidents: settings?.escalationIncidents ?? DEFAULT_SETTINGS.escalationIncidents,
    repeatMonths: settings?.repeatMonths ?? DEFAULT_SETTINGS.repeatMonths,
    unavailable: settings?.unavailable ?? DEFAULT_SETTINGS.unavailable,
  };
}
