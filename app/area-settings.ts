// An area's settings as they are stored, and as everything else wants them.
import type { AreaSettingRow } from "#db/area.ts";
import type { AreaSettings } from "#machines/area-thresholds.ts";
import { storedAlternatives } from "#machines/protocol/alternatives.ts";
import type { PathwayCode } from "#machines/protocol/catalogue.ts";
import type { ProtocolDefinition } from "#machines/protocol/definition.ts";
import type { Settings } from "#machines/protocol/settings.ts";

/** A row's settings; without a row, what the protocol says for areas that have set nothing. */
export function settingsIn(row: AreaSettingRow | undefined, otherwise: Settings): AreaSettings {
  if (!row) return { ...otherwise, alternatives: {} };
  return {
    visibleHigh: row.visible_high,
    mediumFrom: row.medium_from,
    escalationIncidents: row.escalation_incidents,
    repeatMonths: row.repeat_months,
    unavailable: JSON.parse(row.unavailable) as PathwayCode[],
    alternatives: storedAlternatives(row.alternatives),
  };
}

/** What the protocol itself asks in the place of a pathway. */
export const ownOf =
  ({ pathways }: ProtocolDefinition) =>
  (code: PathwayCode): readonly PathwayCode[] =>
    pathways[code].alternatives;

/** The columns that hold them. */
export const columnsOf = (settings: AreaSettings) => ({
  visible_high: settings.visibleHigh,
  medium_from: settings.mediumFrom,
  escalation_incidents: settings.escalationIncidents,
  repeat_months: settings.repeatMonths,
  unavailable: JSON.stringify(settings.unavailable),
  alternatives: JSON.stringify(settings.alternatives),
});
