import { describe, expect, test } from "vitest";
import { correctLedgerEntry } from "#app/commands/correct-ledger-entry.ts";
import { recordCostEvents, writeCostEvent, type KnownEvent } from "#app/commands/record-cost-event.ts";
import { auditOfCase } from "#db/audit.ts";
import { inTransaction } from "#db/connection.ts";
import { costEventsOfCase } from "#db/cost-event.ts";
import { ledgerEntriesOfCase } from "#db/ledger.ts";
import { rebuildLedgerTotals, totalsOfArea, totalsOfCase } from "#db/ledger-total.ts";
import type { Day } from "#machines/time.ts";
import { actorOf, aHub } from "../factories.ts";
import { casesWith, costsHub } from "../reports/costs-hub.ts";

const learned = (kind: KnownEvent["kind"], quantity: number, happenedOn: string): KnownEvent => ({
  origin: "learned",
  kind,
  quantity,
  happenedOn: happenedOn as Day,
});

describe("recording what happened", () => {
  test("prices it by the rule of the day, keeps the price as published, and brings it to the base year", async () => {
    const world = await costsHub({ demo: false });
    const [caseId = ""] = await casesWith(world, 1, []);
    const events = [learned("police-callout", 2, "2026-01-05"), learned("ae-attendance", 1, "2025-12-31")];
    expect(await recordCostEvents(world.db, { caseId, version: 1, events }, world.told)).toMatchObject({
      kind: "done",
    });
    const entries = await ledgerEntriesOfCase(world.db, caseId);
    expect(entries).toMatchObject([
      {
        unit_cost_code: "CR2.0.3",
        unit_pence: 41500,
        price_year: "2008-09",
        unit_base_pence: 62089,
        base_pence: 124178,
        base_year: "2024-25",
        vintage: "HMT March 2026",
        quarter: "2026Q1",
        band: "reactive",
        bearer: "police",
      },
      { unit_cost_code: "ae-attendance", unit_pence: 28000, base_pence: 28000, quarter: "2025Q4", bearer: "nhs" },
    ]);
    expect((await auditOfCase(world.db, caseId)).map((row) => row.verb)).toEqual(["cost-event.record"]);
  });

  test("keeps an event that has no price, without an entry", async () => {
    const world = await costsHub({ demo: false });
    const [caseId = ""] = await casesWith(world, 1, []);
    const event = { caseId, area: world.hub.area, trigger: "idva", quantity: 1, happenedOn: "2026-01-05" as Day };
    const written = await inTransaction(world.db, (trx) =>
      writeCostEvent(trx, { ...event, origin: "action" }, world.told),
    );
    expect(written.ledgerEntryId).toBeNull();
    expect(await costEventsOfCase(world.db, caseId)).toHaveLength(1);
    expect(await ledgerEntriesOfCase(world.db, caseId)).toEqual([]);
  });

  test("twice under one key is once", async () => {
    const world = await costsHub({ demo: false });
    const [caseId = ""] = await casesWith(world, 1, []);
    const told = { ...world.told, key: "form-1" };
    const input = { caseId, events: [learned("ambulance", 1, "2026-01-05")] };
    const first = await recordCostEvents(world.db, input, told);
    expect(await recordCostEvents(world.db, input, told)).toEqual(first);
    expect(await costEventsOfCase(world.db, caseId)).toHaveLength(1);
  });

  test("is refused whole when any of it cannot be", async () => {
    const world = await costsHub({ demo: false });
    const [caseId = ""] = await casesWith(world, 1, []);
    const good = learned("arrest", 1, "2026-01-05");
    for (const bad of [
      learned("arrest", 0, "2026-01-05"),
      learned("arrest", 1.5, "2026-01-05"),
      learned("arrest", 1000, "2026-01-05"),
      learned("arrest", 1, "2026-03-03"),
      learned("arrest", 1, "2026-02-31x"),
      learned("idva" as never, 1, "2026-01-05"),
    ])
      expect((await recordCostEvents(world.db, { caseId, events: [good, bad] }, world.told)).kind).toBe("refused");
    expect(await costEventsOfCase(world.db, caseId)).toEqual([]);
  });

  test("of another area's case, or of none, finds nothing; a stale page is told so", async () => {
    const world = await costsHub({ demo: false });
    const [caseId = ""] = await casesWith(world, 1, []);
    const other = actorOf(await aHub(world.db, "elsewhere"), "call-handler");
    const events = [learned("arrest", 1, "2026-01-05")];
    expect(await recordCostEvents(world.db, { caseId, events }, { ...world.told, by: other })).toEqual({
      kind: "not-found",
    });
    expect(await recordCostEvents(world.db, { caseId: "none", events }, world.told)).toEqual({ kind: "not-found" });
    expect((await recordCostEvents(world.db, { caseId, version: 7, events }, world.told)).kind).toBe("conflict");
  });
});

describe("correcting an entry", () => {
  test("adds its contra, leaves it as it is, and brings the totals back", async () => {
    const world = await costsHub({ demo: false });
    await casesWith(world, 3, [{ trigger: "arrest", on: "2026-01-05" }]);
    const before = await totalsOfArea(world.db, "essex", ["2026Q1"]);
    const [caseId = ""] = await casesWith(world, 1, [{ trigger: "arrest", on: "2026-01-06", quantity: 4 }]);
    const [entry] = await ledgerEntriesOfCase(world.db, caseId);
    expect(await correctLedgerEntry(world.db, { entryId: entry!.id }, world.told)).toMatchObject({ kind: "done" });
    const entries = await ledgerEntriesOfCase(world.db, caseId);
    expect(entries[0]).toEqual(entry);
    expect(entries[1]).toMatchObject({ corrects_id: entry!.id, quantity: -4, base_pence: -entry!.base_pence });
    const after = await totalsOfArea(world.db, "essex", ["2026Q1"]);
    expect(after.map(({ cases, base_pence }) => ({ cases, base_pence }))).toEqual(
      before.map(({ cases, base_pence }) => ({ cases, base_pence })),
    );
  });

  test("happens once, and never to a contra", async () => {
    const world = await costsHub({ demo: false });
    const [caseId = ""] = await casesWith(world, 1, [{ trigger: "arrest", on: "2026-01-05" }]);
    const [entry] = await ledgerEntriesOfCase(world.db, caseId);
    const first = await correctLedgerEntry(world.db, { entryId: entry!.id }, world.told);
    expect((await correctLedgerEntry(world.db, { entryId: entry!.id }, world.told)).kind).toBe("refused");
    const contraId = first.kind === "done" ? first.contraId : "";
    expect((await correctLedgerEntry(world.db, { entryId: contraId }, world.told)).kind).toBe("refused");
    expect(await correctLedgerEntry(world.db, { entryId: "none" }, world.told)).toEqual({ kind: "not-found" });
    expect(await ledgerEntriesOfCase(world.db, caseId)).toHaveLength(2);
  });
});

test("the totals that are kept equal the totals made again from every entry", async () => {
  const world = await costsHub({ demo: true });
  const ids = [
    ...(await casesWith(world, 4, [
      { trigger: "arrest", on: "2026-01-05" },
      { trigger: "idva", on: "2026-02-01", origin: "action" },
    ])),
    ...(await casesWith(world, 2, [{ trigger: "gp-consultation", on: "2025-11-01", quantity: 3 }])),
  ];
  const [entry] = await ledgerEntriesOfCase(world.db, ids[0] ?? "");
  await correctLedgerEntry(world.db, { entryId: entry!.id }, world.told);
  const read = async () => [
    await totalsOfArea(world.db, "essex", ["2025Q4", "2026Q1"]),
    ...(await Promise.all(ids.map((id) => totalsOfCase(world.db, id)))),
  ];
  const kept = await read();
  await inTransaction(world.db, (trx) => rebuildLedgerTotals(trx));
  expect(await read()).toEqual(kept);
});
