import { describe, expect, test } from "vitest";
import { moveAction } from "#app/commands/move-action.ts";
import { rebuildLedger } from "#app/commands/rebuild-ledger.ts";
import { takeBackEntry } from "#app/commands/take-back-entry.ts";
import { checkLedger } from "#app/reports/ledger-check.ts";
import { lastAudit } from "#db/audit.ts";
import { inTransaction } from "#db/connection.ts";
import { contraReasons } from "#db/contra-reason.ts";
import { costEventsOfCase, insertCostEvent } from "#db/cost-event.ts";
import { newId } from "#db/ids.ts";
import { ledgerEntriesOfCase } from "#db/ledger.ts";
import { totalsOfArea } from "#db/ledger-total.ts";
import type { Day } from "#machines/time.ts";
import { aCase, anAction } from "../db/row-factories.ts";
import { actorOf, aHub, MONDAY } from "../factories.ts";
import { casesWith, costsHub } from "../reports/costs-hub.ts";

/** One arrest, entered four times over by a slip of the keyboard, beside one that is right. */
async function aScene() {
  const world = await costsHub({ demo: false });
  await casesWith(world, 1, [{ trigger: "arrest", on: "2026-01-05" }]);
  const [caseId = ""] = await casesWith(world, 1, [{ trigger: "arrest", on: "2026-01-06", quantity: 4 }]);
  const [entry] = await ledgerEntriesOfCase(world.db, caseId);
  return { ...world, caseId, entry: entry!, finance: { ...world.told, by: actorOf(world.hub, "finance-lead") } };
}

describe("taking a wrong entry back", () => {
  test("adds its contra with the reason; the entry stays, and the totals are without it", async () => {
    const { db, caseId, entry, finance } = await aScene();
    const input = { entry: entry.seq, reason: "wrong-number" } as const;
    expect(await takeBackEntry(db, input, finance)).toEqual({ kind: "done", quarter: "2026Q1" });
    const [first, contra] = await ledgerEntriesOfCase(db, caseId);
    expect(first).toEqual(entry);
    expect(contra).toMatchObject({ corrects_id: entry.id, base_pence: -entry.base_pence, by: finance.by.userId });
    expect(await contraReasons(db, [contra!.id])).toMatchObject([{ contra_id: contra!.id, reason: "wrong-number" }]);
    const [whole] = await totalsOfArea(db, "essex", ["2026Q1"]);
    expect(whole).toMatchObject({ cases: 1, base_pence: entry.unit_base_pence });
    expect((await lastAudit(db, 1)).map(({ verb, subject_id }) => [verb, subject_id])).toEqual([
      ["ledger.take-back", entry.id],
    ]);
    expect((await checkLedger(db)).faults).toEqual([]);
  });

  test("happens once, never to a contra, and the same form sent twice is one", async () => {
    const { db, caseId, entry, finance } = await aScene();
    const input = { entry: entry.seq, reason: "entered-twice" } as const;
    const told = { ...finance, key: "one-form-1" };
    const first = await takeBackEntry(db, input, told);
    expect(await takeBackEntry(db, input, told)).toEqual(first);
    expect((await takeBackEntry(db, input, finance)).kind).toBe("refused");
    const [, contra] = await ledgerEntriesOfCase(db, caseId);
    expect((await takeBackEntry(db, { ...input, entry: contra!.seq }, finance)).kind).toBe("refused");
    expect(await ledgerEntriesOfCase(db, caseId)).toHaveLength(2);
  });

  test("is for the finance lead of the area: for anybody else there is no such entry", async () => {
    const { db, hub, caseId, entry, finance } = await aScene();
    const input = { entry: entry.seq, reason: "wrong-case" } as const;
    const stranger = actorOf(await aHub(db, "elsewhere"), "finance-lead");
    const others = [stranger, actorOf(hub, "call-handler"), actorOf(hub, "governance-lead")];
    for (const by of others) expect(await takeBackEntry(db, input, { ...finance, by })).toEqual({ kind: "not-found" });
    expect(await takeBackEntry(db, { ...input, entry: 999_999 }, finance)).toEqual({ kind: "not-found" });
    expect(await ledgerEntriesOfCase(db, caseId)).toHaveLength(1);
  });
});

describe("an action that is done", () => {
  test("costs once, however often that is told", async () => {
    const { db, hub, told } = await costsHub({ demo: true });
    const { caseId, actionId } = await inTransaction(db, async (trx) => {
      const of = await aCase(trx, hub);
      const changes = { status: "under-way", owner_organisation_id: hub.organisation.first } as const;
      const actionId = await anAction(trx, hub, of, changes);
      return { caseId: of.id, actionId };
    });
    const step = { type: "DONE", outcome: "engaged", feelsSafer: "not-asked" } as const;
    const done = { actionId, step };
    const key = "one-form-1";
    expect((await moveAction(db, done, { ...told, key })).kind).toBe("done");
    expect((await moveAction(db, done, { ...told, key })).kind).toBe("done");
    expect((await moveAction(db, done, told)).kind).toBe("refused");
    expect(await costEventsOfCase(db, caseId)).toHaveLength(1);
    expect(await ledgerEntriesOfCase(db, caseId)).toHaveLength(1);
    const again = {
      id: newId(),
      case_id: caseId,
      area: hub.area,
      origin: "action",
      trigger: "idva",
      quantity: 1,
      happened_on: "2026-03-02" as Day,
      action_id: actionId,
      by: told.by.userId,
      at: MONDAY,
    } as const;
    await expect(inTransaction(db, (trx) => insertCostEvent(trx, again))).rejects.toThrow(/unique/i);
  });
});

test("the totals made again by command are those that were kept, and that is written down", async () => {
  const { db, told, entry, finance } = await aScene();
  await takeBackEntry(db, { entry: entry.seq, reason: "did-not-happen" }, finance);
  const kept = await totalsOfArea(db, "essex", ["2026Q1"]);
  await rebuildLedger(db, { ...told, by: { userId: "clock", organisationId: "clock", role: "clock", area: "*" } });
  expect(await totalsOfArea(db, "essex", ["2026Q1"])).toEqual(kept);
  expect((await lastAudit(db, 1)).map(({ verb, by }) => [verb, by])).toEqual([["ledger.rebuild", null]]);
  expect((await checkLedger(db)).faults).toEqual([]);
});
