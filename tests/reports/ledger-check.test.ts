import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { decideCatalogueChange } from "#app/commands/decide-catalogue-change.ts";
import { enterBudgetPart, type EnterBudgetPart } from "#app/commands/enter-budget-part.ts";
import { enterHubCost } from "#app/commands/enter-hub-cost.ts";
import { proposeRule } from "#app/commands/propose-rule.ts";
import type { Result } from "#app/commands/result.ts";
import { takeBackEntry } from "#app/commands/take-back-entry.ts";
import { checkLedger } from "#app/reports/ledger-check.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { insertCostClash } from "#db/cost-clash.ts";
import { costEventsAfter, everyPriceRule } from "#db/ledger-check.ts";
import { ledgerEntriesOfCase } from "#db/ledger.ts";
import { sealOfRow } from "#db/row-seal.ts";
import { OWN } from "../commands/catalogue-steps.ts";
import { actorOf } from "../factories.ts";
import { casesWith, costsHub } from "./costs-hub.ts";

/** Somebody with the file in their hands: the guards of the database are taken away first. */
async function behindItsBack(db: Db, change: string): Promise<void> {
  const guards = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger'`.execute(db.q);
  for (const { name } of guards.rows) await sql.raw(`drop trigger "${name}"`).execute(db.q);
  await sql.raw("pragma foreign_keys = off").execute(db.q);
  await sql.raw("pragma ignore_check_constraints = on").execute(db.q);
  await inTransaction(db, (trx) => sql.raw(change).execute(trx.q));
}

/** Three cases with two priced events each, one of them taken back; what the hub cost, who puts in, a price of the area's own, and a clash. */
async function aLedger(): Promise<Db> {
  const world = await costsHub({ demo: false });
  const event = (trigger: "ambulance" | "arrest") => ({ trigger, on: "2026-01-05" });
  const [first = ""] = await casesWith(world, 3, [event("ambulance"), event("arrest")]);
  const [entry] = await ledgerEntriesOfCase(world.db, first);
  const { db, hub, told } = world;
  const as = (role: "finance-lead" | "governance-lead") => ({ by: actorOf(hub, role), at: told.at });
  const entered: Result[] = [
    await takeBackEntry(db, { entry: entry?.seq ?? 0, reason: "wrong-number" }, as("finance-lead")),
    await enterHubCost(db, { quarter: "2025Q4", line: "staff", pence: 500_00, source: "GL 1" }, as("finance-lead")),
    await enterBudgetPart(db, A_PART, as("finance-lead")),
  ];
  const proposed = await proposeRule(db, OWN, as("finance-lead"));
  const changeId = proposed.kind === "done" ? proposed.changeId : "";
  const approval = { changeId, version: 1, decision: "approve", words: "" } as const;
  entered.push(await decideCatalogueChange(db, approval, as("governance-lead")));
  expect(entered.map(({ kind }) => kind)).toEqual(["done", "done", "done", "done"]);
  await casesWith(world, 1, [{ trigger: "section-47-enquiry", on: "2026-01-05" }]);
  await inTransaction(db, async (trx) => {
    const [rule] = await everyPriceRule(trx);
    const [event] = await costEventsAfter(trx, "", 1);
    await insertCostClash(trx, {
      id: "a-clash",
      case_id: event?.case_id ?? "",
      area: hub.area,
      cost_event_id: event?.id ?? "",
      price_rule_id: rule?.id ?? "",
      status: "open",
      decided_by: null,
      decided_at: null,
      at: told.at,
      version: 1,
    });
  });
  return db;
}

const A_PART: EnterBudgetPart = {
  financialYear: "2025-26",
  bearer: "police",
  organisationName: null,
  stage: "promised",
  pence: 50_000_00,
  source: "Agreement of March",
};

describe("verifying the ledger", () => {
  it("finds nothing wrong with what the hub wrote itself, corrections and all", async () => {
    expect(await checkLedger(await aLedger())).toMatchObject({ entries: 8, costEvents: 7, faults: [] });
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
    ["a year that is none", "update ledger_entry set base_year = '2024-25x' where seq = 2", "ledger_entry"],
    ["a day that is none", "update cost_event set happened_on = 'x'", "cost_event"],
    ["an index that is none", "update deflator set index_value = -1 where fy = '2008-09'", "deflator"],
    ["the number of an entry", "update ledger_entry set seq = 99 where seq = 8", "ledger_entry"],
    ["which event an entry prices", "update ledger_entry set cost_event_id = 'x' where seq = 2", "ledger_entry"],
    [
      "an event without a price that is gone",
      "delete from cost_event where id = (select max(id) from cost_event)",
      "cost_event_count",
    ],
    ["how many events a case has", "update cost_event_count set events = 5 where rowid = 1", "cost_event_count"],
    ["what the hub cost", "update hub_cost set pence = 1", "hub_cost"],
    ["where the hub's cost comes from", "update hub_cost set source = 'hearsay'", "hub_cost"],
    ["the hub's cost, gone", "delete from hub_cost", "hub_cost"],
    ["who puts in", "update budget_part set bearer = 'nhs'", "budget_part"],
    ["an amount of the budget, gone", "delete from budget_part", "budget_part"],
    ["why an entry was taken back", "update contra_reason set reason = 'other'", "contra_reason"],
    ["a reason that is gone", "delete from contra_reason", "contra_reason"],
    ["a clash that was decided by nobody", "update cost_clash set status = 'kept'", "cost_clash"],
    ["a clash that is gone", "delete from cost_clash", "cost_clash"],
    ["who approved a price", "update catalogue_change set decided_by = proposed_by", "catalogue_change"],
    ["the vintage in force", "update vintage_in_force set vintage = 'HMT June 2026'", "vintage_in_force"],
    ["a vintage in force, gone", "delete from vintage_in_force", "vintage_in_force"],
    ["a count of its own", "insert into sealed_count values ('mine', 1, 'x')", "sealed_count"],
    ["the count of the hub's cost, gone", "delete from sealed_count where table_name = 'hub_cost'", "sealed_count"],
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
