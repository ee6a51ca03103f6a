import fc from "fast-check";
import { expect, it } from "vitest";
import { inTransaction } from "#db/connection.ts";
import type { Db, Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { rebuildLedgerTotals, totalsOfArea } from "#db/ledger-total.ts";
import { contraOf, insertLedgerEntry, ledgerEntryById } from "#db/ledger.ts";
import { BANDS, BEARERS } from "#machines/money-words.ts";
import { aHub, MONDAY } from "../factories.ts";
import type { AHub } from "../factories.ts";
import { onBothDatabases } from "./both.ts";
import { aCase, aCostEvent, aLedgerEntry, aPriceRule, A_PRICE } from "./row-factories.ts";

interface Scene {
  readonly db: Db;
  readonly hub: AHub;
  readonly ruleId: string;
  readonly of: readonly { readonly caseId: string; readonly costEventId: string }[];
}

async function aScene(db: Db): Promise<Scene> {
  const hub = await aHub(db);
  return inTransaction(db, async (trx) => {
    const ruleId = await aPriceRule(trx);
    const of = [];
    for (let i = 0; i < 3; i += 1) {
      const { id: caseId } = await aCase(trx, hub);
      of.push({ caseId, costEventId: await aCostEvent(trx, hub, caseId) });
    }
    return { db, hub, ruleId, of };
  });
}

/** One entry; some are taken back at once. */
const anEntry = fc.record({
  who: fc.nat(2),
  quarter: fc.constantFrom("2025Q4", "2026Q1"),
  bearer: fc.constantFrom(...BEARERS.slice(0, 3)),
  band: fc.constantFrom(...BANDS),
  quantity: fc.nat(4),
  unit: fc.integer({ min: 0, max: 90_000 }),
  takenBack: fc.boolean(),
});
type Entry = typeof anEntry extends fc.Arbitrary<infer T> ? T : never;

async function write(trx: Trx, { hub, ruleId, of }: Scene, entry: Entry): Promise<string> {
  const whose = of[entry.who];
  if (!whose) throw new Error("There are three cases.");
  const { quarter, bearer, band, quantity, unit } = entry;
  const amounts = { quantity, unit_base_pence: unit, base_pence: quantity * unit };
  // What happened once is counted once: each entry prices an event of its own.
  const priced = { caseId: whose.caseId, costEventId: await aCostEvent(trx, hub, whose.caseId), ruleId };
  const row = aLedgerEntry(hub, priced, { quarter, bearer, band, ...amounts });
  await insertLedgerEntry(trx, row);
  return row.id;
}

async function takeBack(trx: Trx, { hub }: Scene, id: string): Promise<void> {
  const entry = await ledgerEntryById(trx, id);
  if (!entry) throw new Error("It was just written.");
  await insertLedgerEntry(trx, contraOf(entry, { id: newId(), by: hub.user["call-handler"], at: MONDAY }));
}

const everything = async (db: Db): Promise<unknown> => ({
  all: await db.q.selectFrom("ledger_total").selectAll().orderBy("quarter").orderBy("bearer").orderBy("band").execute(),
  byCase: await db.q
    .selectFrom("ledger_case_total")
    .selectAll()
    .orderBy("case_id")
    .orderBy("quarter")
    .orderBy("bearer")
    .orderBy("band")
    .execute(),
});

onBothDatabases("The ledger", (open) => {
  it("keeps running totals that are the same as those made again from every entry", async () => {
    const scene = await aScene(await open.fresh());
    await fc.assert(
      fc.asyncProperty(fc.array(anEntry, { minLength: 1, maxLength: 12 }), async (entries) => {
        await inTransaction(scene.db, async (trx) => {
          for (const entry of entries) {
            const id = await write(trx, scene, entry);
            if (entry.takenBack) await takeBack(trx, scene, id);
          }
        });
        const kept = await everything(scene.db);
        await inTransaction(scene.db, rebuildLedgerTotals);
        expect(await everything(scene.db)).toEqual(kept);
      }),
      { numRuns: 8 },
    );
  });

  it("counts a case once a cell however many entries it has, and not at all when they were taken back", async () => {
    const scene = await aScene(await open.fresh());
    const entry = {
      who: 0,
      quarter: "2026Q1",
      bearer: "police",
      band: "reactive",
      quantity: 2,
      unit: 500,
      takenBack: false,
    } as const;
    const whole = async () =>
      (await totalsOfArea(scene.db, scene.hub.area, ["2026Q1"])).find((row) => row.bearer === "*" && row.band === "*");
    const ids = await inTransaction(scene.db, async (trx) => [
      await write(trx, scene, entry),
      await write(trx, scene, { ...entry, bearer: "nhs" }),
      await write(trx, scene, { ...entry, who: 1 }),
    ]);
    expect(await whole()).toMatchObject({ entries: 3, cases: 2, base_pence: 3_000, max_unit_pence: 500 });
    await inTransaction(scene.db, async (trx) => {
      for (const id of ids.slice(0, 2)) await takeBack(trx, scene, id);
    });
    expect(await whole()).toMatchObject({ entries: 5, cases: 1, base_pence: 1_000 });
  });

  it("adds up when many write at once", async () => {
    const scene = await aScene(await open.fresh());
    const entry = { quarter: "2026Q1", band: "reactive", quantity: 1, unit: 100, takenBack: false } as const;
    const writers = [0, 1, 2, 0, 1, 2, 0, 1].map((who, i) =>
      inTransaction(scene.db, async (trx) => {
        await write(trx, scene, { ...entry, who, bearer: i % 2 === 0 ? "police" : "nhs" });
        await write(trx, scene, { ...entry, who, bearer: i % 2 === 0 ? "nhs" : "police" });
      }),
    );
    await Promise.all(writers);
    const kept = await everything(scene.db);
    await inTransaction(scene.db, rebuildLedgerTotals);
    expect(await everything(scene.db)).toEqual(kept);
  });

  it("takes a contra only when it turns round exactly what it names, and only once", async () => {
    const scene = await aScene(await open.fresh());
    const { db, hub, ruleId, of } = scene;
    const [whose] = of;
    if (!whose) throw new Error("There are three cases.");
    const row = aLedgerEntry(hub, { ...whose, ruleId });
    await inTransaction(db, (trx) => insertLedgerEntry(trx, row));
    const entry = await ledgerEntryById(db, row.id);
    if (!entry) throw new Error("It was just written.");
    const contra = () => contraOf(entry, { id: newId(), by: hub.user["duty-manager"], at: MONDAY });
    const add = (changes: object) => inTransaction(db, (trx) => insertLedgerEntry(trx, { ...contra(), ...changes }));

    await expect(add({ corrects_id: "none" })).rejects.toThrow("must name an entry");
    await expect(add({ quarter: "2026Q2" })).rejects.toThrow("the same quarter");
    await expect(add({ base_pence: -A_PRICE.unit_base_pence + 1 })).rejects.toThrow("exactly what it corrects");
    await expect(add({ quantity: -2 })).rejects.toThrow("exactly what it corrects");
    const first = contra();
    await inTransaction(db, (trx) => insertLedgerEntry(trx, first));
    await expect(add({})).rejects.toThrow(/unique/i);
    await expect(add({ corrects_id: first.id })).rejects.toThrow("not itself corrected");
  });
});
