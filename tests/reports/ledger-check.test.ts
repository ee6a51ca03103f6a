import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { correctLedgerEntry } from "#app/commands/correct-ledger-entry.ts";
import { checkLedger } from "#app/reports/ledger-check.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { ledgerEntriesOfCase } from "#db/ledger.ts";
import { sealOfRow } from "#db/row-seal.ts";
import { casesWith, costsHub } from "./costs-hub.ts";

/** Somebody with the file in their hands: the guards of the database are taken away first. */
async function behindItsBack(db: Db, change: string): Promise<void> {
  const guards = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger'`.execute(db.q);
  for (const { name } of guards.rows) await sql.raw(`drop trigger "${name}"`).execute(db.q);
  await sql.raw("pragma foreign_keys = off").execute(db.q);
  await inTransaction(db, (trx) => sql.raw(change).execute(trx.q));
}

/** Three cases with two priced events each, one of them taken back. */
async function aLedger(): Promise<Db> {
  const world = await costsHub({ demo: false });
  const event = (trigger: "ambulance" | "arrest") => ({ trigger, on: "2026-01-05" });
  const [first = ""] = await casesWith(world, 3, [event("ambulance"), event("arrest")]);
  const [entry] = await ledgerEntriesOfCase(world.db, first);
  const corrected = await correctLedgerEntry(world.db, { entryId: entry?.id ?? "" }, world.told);
  expect(corrected.kind).toBe("done");
  return world.db;
}

describe("verifying the ledger", () => {
  it("finds nothing wrong with what the hub wrote itself, corrections and all", async () => {
    expect(await checkLedger(await aLedger())).toMatchObject({ entries: 7, costEvents: 6, faults: [] });
  });

  it.each([
    ["an amount", "update ledger_entry set base_pence = base_pence + 1 where seq = 2", "ledger_entry"],
    ["a unit price of an entry", "update ledger_entry set unit_pence = unit_pence + 1 where seq = 2", "ledger_entry"],
    ["who wrote an entry", "update ledger_entry set at = '2026-01-01T00:00:00Z' where seq = 2", "ledger_entry"],
    ["an entry that is gone", "delete from ledger_entry where seq = 2", "ledger_entry"],
    ["a price", "update unit_cost set pence = pence - 1 where code = 'HE3.0'", "unit_cost"],
    ["a price that nothing uses", "update unit_cost set pence = pence - 1 where code = 'CR2.0'", "unit_cost"],
    ["a price that nothing uses, gone", "delete from unit_cost where code = 'CR8.2'", "unit_cost"],
    ["the source of a price", "update unit_cost set source = 'hearsay' where code = 'CR2.0'", "unit_cost"],
    ["an index", "update deflator set index_value = index_value + 0.0001 where fy = '2013-14'", "deflator"],
    ["a band", "update price_rule set band = 'preventive' where \"trigger\" = 'arrest'", "price_rule"],
    ["an event", "update cost_event set quantity = 2 where id = (select min(id) from cost_event)", "cost_event"],
    ["a total of a case", "update ledger_case_total set base_pence = 1 where rowid = 3", "ledger_case_total"],
    ["a total of a case that is gone", "delete from ledger_case_total where rowid = 3", "ledger_case_total"],
    ["a total", "update ledger_total set base_pence = base_pence + 1 where rowid = 2", "ledger_total"],
    ["how many cases a total has", "update ledger_total set cases = cases - 1 where rowid = 2", "ledger_total"],
    ["how many entries a total has", "update ledger_total set entries = entries + 1 where rowid = 2", "ledger_total"],
    ["the largest price of a total", "update ledger_total set max_unit_pence = 5 where rowid = 2", "ledger_total"],
    [
      "how many prices there are",
      "update sealed_count set rows = rows - 1 where table_name = 'unit_cost'",
      "sealed_count",
    ],
  ])("names the row when %s was changed", async (_what, change, table) => {
    const db = await aLedger();
    await behindItsBack(db, change);
    const { faults } = await checkLedger(db);
    expect(faults.map((fault) => fault.table)).toContain(table);
    expect(faults.every((fault) => fault.row !== "" && fault.why !== "")).toBe(true);
  });

  it("a row is sealed with every column that has a value, and with the table it stands in", async () => {
    const { keyring } = await aLedger();
    const row = { id: "one", pence: 5, note: null };
    const seal = sealOfRow(keyring, "unit_cost", row);
    expect(sealOfRow(keyring, "unit_cost", { pence: 5, id: "one", seal })).toBe(seal);
    for (const other of [{ ...row, pence: 6 }, { ...row, note: "" }, { pence: 5 }])
      expect(sealOfRow(keyring, "unit_cost", other)).not.toBe(seal);
    expect(sealOfRow(keyring, "deflator", row)).not.toBe(seal);
  });
});
