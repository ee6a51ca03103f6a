import { sql } from "kysely";
import { expect, it } from "vitest";
import { checkLedger } from "#app/reports/ledger-check.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { hubCosts } from "#db/hub-cost.ts";
import { newId } from "#db/ids.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { insertRow } from "#db/rows.ts";
import { createKey } from "#db/sealed.ts";
import { aHub, MONDAY } from "../factories.ts";
import { onBothDatabases } from "./both.ts";

/** A hub as it was before its costs were sealed, with two of them and a change that waits. */
async function before(db: Db): Promise<void> {
  const hub = await aHub(db);
  const cost = {
    area: hub.area,
    quarter: "2026Q1",
    line: "staff",
    source: "GL 1",
    by: hub.user["finance-lead"],
  } as const;
  await inTransaction(db, async (trx) => {
    for (const pence of [100, 200])
      await insertRow(trx, "hub_cost", { ...cost, id: newId(), pence, corrects_id: null, at: MONDAY });
    const { keyId: key_id } = await createKey(trx, "organisation", MONDAY);
    await insertRow(trx, "catalogue_change", {
      id: newId(),
      area: hub.area,
      kind: "rule",
      name: "idva",
      digest: "d",
      payload_sealed: "p" as never,
      proposed_by: null,
      proposed_at: MONDAY,
      status: "proposed",
      decided_by: null,
      decided_at: null,
      words_sealed: null,
      key_id,
      version: 1,
    });
  });
  await sql`delete from kysely_migration where name = '0031-ledger-seals'`.execute(db.q);
}

onBothDatabases("Rows of before they were sealed", (open) => {
  it("are sealed by the migration, once, and guarded as before", async () => {
    const db = await open.fresh();
    await migrateToLatest(db);
    await before(db);
    expect((await checkLedger(db)).faults).not.toEqual([]);
    expect(await migrateToLatest(db)).toEqual(["0031-ledger-seals"]);
    expect((await checkLedger(db)).faults).toEqual([]);
    const [cost] = await hubCosts(db, "essex", ["2026Q1"]);
    expect(cost?.seal).not.toBeNull();
    for (const change of ["update hub_cost set pence = 5", "delete from hub_cost"])
      await expect(sql.raw(change).execute(db.q)).rejects.toThrow("never changed or removed");
    await migrateToLatest(db);
    expect(await hubCosts(db, "essex", ["2026Q1"])).toContainEqual(cost);
  });
});
