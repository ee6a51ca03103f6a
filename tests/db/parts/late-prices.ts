import { insertVintageInForce } from "#db/vintage-in-force.ts";
import { newId } from "#db/ids.ts";
import { takeLatePrice } from "#db/late-price.ts";
import type { Day } from "#machines/time.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

/** A rule that came late, though what it covers has its price, and a vintage in force. */
export const part: PartOf = async (trx, { rule, areaRule }) => {
  await takeLatePrice(trx, rule, MONDAY);
  await insertVintageInForce(trx, { id: newId(), vintage: "2026-03", from_at: MONDAY, change_id: null });
  const covers = { trigger: "visit", area: "*", from_day: "2026-01-01" as Day };
  const taken = { price_rule_id: areaRule, at: MONDAY, done_at: null };
  return {
    looks: {
      "late-price.latePrices": [[], 1],
      "late-price.unpricedEvents": [[covers, 5], 0],
      "vintage-in-force.vintageInForce": [[MONDAY], true],
      "vintage-in-force.vintagesInForce": [[], 1],
    },
    changes: {
      "late-price.takeLatePrice": [[areaRule, MONDAY], { ...taken, version: 1 }, { ...taken, version: 2 }],
      "late-price.endLatePrice": [[rule, MONDAY], undefined, undefined],
    },
  };
};
