import type { PartOf } from "../part.ts";

/** The ledger of the world, looked at as it is when it is verified. */
export const part: PartOf = () =>
  Promise.resolve({
    looks: {
      "ledger-check.entriesAfter": [[0, 10], 1],
      "ledger-check.costEventsAfter": [["", 10], 1],
      "ledger-check.everyRowOf": [["deflator"], 1],
      "ledger-check.everyCount": [[], 9],
      "ledger-check.wrongEventCounts": [[10], 0],
      "ledger-check.unpricedThoughCovered": [[10], 0],
      "ledger-check.everyPriceRule": [[], 2],
      "ledger-check.wrongTotals": [[10], 0],
    },
    changes: {},
  });
