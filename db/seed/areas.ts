import type { Insertable } from "kysely";
import type { Day } from "#machines/time.ts";
import type { AreaTable } from "../schema.ts";

/** The areas that have a hub, or are compared with one. */
export const AREAS: readonly Insertable<AreaTable>[] = [
  { code: "essex", name: "Essex" },
  { code: "west-cheshire", name: "West Cheshire" },
  { code: "tri-borough", name: "West London Tri-borough" },
  { code: "greater-manchester", name: "Greater Manchester" },
];

/** The thresholds every area starts with, until it sets its own from a later day. */
export const FIRST_SETTING = {
  from_day: "2000-01-01" as Day,
  visible_high: 14,
  medium_from: 10,
  escalation_incidents: 3,
  repeat_months: 12,
  unavailable: JSON.stringify(["dapo"]),
  alternatives: "{}",
} as const;
