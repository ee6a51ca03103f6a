import { insertCatalogueChange } from "#db/catalogue-change.ts";
import { newId } from "#db/ids.ts";
import { createKey } from "#db/sealed.ts";
import { insertUnitCost } from "#db/unit-cost.ts";
import { MONDAY } from "../../factories.ts";
import { A_UNIT_COST } from "../row-factories.ts";
import type { PartOf } from "../part.ts";

/** Two changes of the area, one decided, and a price that is the area's own. */
export const part: PartOf = async (trx, { hub: { area, user } }) => {
  const box = await createKey(trx, "organisation", MONDAY);
  const change = async (id: string, digest: string) => {
    const payload = box.seal("catalogue_change", "payload_sealed", id, "{}");
    const proposed = { status: "proposed", proposed_by: user["finance-lead"], proposed_at: MONDAY } as const;
    const undecided = { decided_by: null, decided_at: null, words_sealed: null };
    const row = { id, area, kind: "rule", name: "idva", digest, payload_sealed: payload, key_id: box.keyId } as const;
    await insertCatalogueChange(trx, { ...row, ...proposed, ...undecided, version: 1 });
    return id;
  };
  const waiting = await change(newId(), "one");
  const decided = await change(newId(), "two");
  await insertUnitCost(trx, { ...A_UNIT_COST, version: "own 1", area, change_id: decided });
  return {
    looks: {
      "catalogue-change.catalogueChangeById": [[waiting], true],
      "catalogue-change.waitingChangeLike": [[area, "one"], true],
      "catalogue-change.waitingChanges": [[area], 2],
      "catalogue-change.decidedChanges": [[area, { limit: 10 }], 0],
      "unit-cost.areaPrices": [[area], 1],
      "unit-cost.publishedVersions": [[], 1],
    },
    changes: {
      "catalogue-change.updateCatalogueChange": [
        [decided, 1, { status: "approved", decided_by: user["governance-lead"], decided_at: MONDAY }],
        true,
        false,
      ],
    },
  };
};
