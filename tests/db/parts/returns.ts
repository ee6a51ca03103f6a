import { newId } from "#db/ids.ts";
import {
  insertReturnDownload,
  insertReturnRelease,
  insertReturnSnapshot,
  insertReturnWithdrawal,
} from "#db/return-snapshot.ts";
import { createKey } from "#db/sealed.ts";
import { later } from "#machines/time.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

/** A return that was prepared twice: the first was released and withdrawn. */
export const part: PartOf = async (trx, { hub, case: of, action }) => {
  const { area, user } = hub;
  const [first, second, release, withdrawal] = [newId(), newId(), newId(), newId()];
  const box = await createKey(trx, "organisation", MONDAY);
  const by = user["governance-lead"];
  const seal = (table: string, column: string, id: string) => box.seal(table, column, id, "{}");
  for (const [index, id] of [first, second].entries())
    await insertReturnSnapshot(trx, {
      id,
      name: "conference",
      area,
      period: "2025Q4",
      number: index + 1,
      content_sealed: seal("return_snapshot", "content_sealed", id),
      made_by: user["finance-lead"],
      made_at: MONDAY,
      key_id: box.keyId,
    });
  await insertReturnRelease(trx, {
    id: release,
    snapshot_id: first,
    recipient_sealed: seal("return_release", "recipient_sealed", release),
    purpose_sealed: seal("return_release", "purpose_sealed", release),
    released_by: by,
    at: MONDAY,
    key_id: box.keyId,
  });
  await insertReturnDownload(trx, { id: newId(), release_id: release, format: "csv", by, at: MONDAY });
  await insertReturnDownload(trx, { id: newId(), release_id: release, format: "csv", by: null, at: MONDAY });
  await insertReturnWithdrawal(trx, {
    id: withdrawal,
    snapshot_id: first,
    why_sealed: seal("return_withdrawal", "why_sealed", withdrawal),
    by,
    at: MONDAY,
    key_id: box.keyId,
  });
  return {
    looks: {
      "return-snapshot.returnSnapshotById": [[first], true],
      "return-snapshot.returnSnapshotToChange": [[first], true],
      "return-snapshot.returnReleaseById": [[release], true],
      "return-snapshot.returnHeads": [[area], 2],
      "return-snapshot.releasesOfReturns": [[[first, second]], 1],
      "return-snapshot.downloadsOfReleases": [[[release]], 2],
      "return-snapshot.withdrawalsOfReturns": [[[first, second]], 1],
      "return-people.actionsForReturn": [[area, ["idva"], later(MONDAY, 1)], 4],
      "return-people.movesOfActions": [[[action]], 0],
      "return-people.assessmentsForReturn": [[[of]], 1],
      "return-people.personsForReturn": [[[of, "none"]], 1],
      "return-people.allegedForReturn": [[[of]], 1],
    },
    changes: {},
  };
};
