import { inTransaction, type Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertPriceRule } from "#db/price-rule.ts";
import type { Day } from "#machines/time.ts";

/** A whole incident and two of its parts, by what happened. */
export const BUNDLE_RULES = { incident: "CR2.0", "police-part": "CR2.0.3", "health-part": "CR2.0.1" } as const;
export type BundleTrigger = keyof typeof BUNDLE_RULES;

/** An area that prices an incident as a whole and by its parts. */
export function pricedByParts(db: Db, area: string): Promise<void> {
  return inTransaction(db, async (trx) => {
    for (const [trigger, code] of Object.entries(BUNDLE_RULES))
      await insertPriceRule(trx, {
        id: newId(),
        area,
        trigger,
        unit_cost_version: "UCD 1.4",
        unit_cost_code: code,
        band: "reactive",
        bearer: "all-partners",
        from_day: "2020-01-01" as Day,
      });
  });
}
