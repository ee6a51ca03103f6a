import { expect, it } from "vitest";
import { inTransaction, type Db } from "#db/connection.ts";
import { freezeQuarter } from "#app/commands/freeze-quarter.ts";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { priceAllLate, priceLate } from "#app/commands/price-late.ts";
import { proposeRule } from "#app/commands/propose-rule.ts";
import { decideCatalogueChange } from "#app/commands/decide-catalogue-change.ts";
import { checkLedger } from "#app/reports/ledger-check.ts";
import { reactionAndPrevention } from "#app/reports/definitions/reaction-and-prevention.ts";
import { quarterFrom } from "#app/reports/quarters.ts";
import { costEventsOfCase, insertCostEvent } from "#db/cost-event.ts";
import { newId } from "#db/ids.ts";
import { latePrices } from "#db/late-price.ts";
import { ledgerEntriesOfCase } from "#db/ledger.ts";
import { insertPriceRule } from "#db/price-rule.ts";
import { releaseHeads } from "#db/report-release.ts";
import type { Day } from "#machines/time.ts";
import { daysLater, later, MINUTE, type Instant } from "#machines/time.ts";
import { actorOf, MONDAY } from "../factories.ts";
import { onBothDatabases } from "../db/both.ts";
import { casesWith, costsHub, type CostsHub, type Happened } from "../reports/costs-hub.ts";
import { OWN, TODAY } from "./catalogue-steps.ts";

const idva = (on: string): Happened => ({ trigger: "idva", on, origin: "action" });
const SETTLED = later(MONDAY, 6 * MINUTE);

/** A price of the area's own for the advisor from a day on, proposed by one person and approved by another. */
async function aPrice({ db, hub }: CostsHub, fromDay: Day, at: Instant = MONDAY): Promise<void> {
  const by = (role: "finance-lead" | "governance-lead") => ({ by: actorOf(hub, role), at });
  const sent = await proposeRule(db, { ...OWN, fromDay }, by("finance-lead"));
  if (sent.kind !== "done") throw new Error("It was good.");
  const decided = { changeId: sent.changeId, version: 1, decision: "approve", words: "" } as const;
  expect(await decideCatalogueChange(db, decided, by("governance-lead"))).toMatchObject({ kind: "done" });
}

const entriesOf = async (db: Db, cases: readonly string[]) => {
  const entries = [];
  for (const id of cases) entries.push(...(await ledgerEntriesOfCase(db, id)));
  return entries;
};

onBothDatabases("A price that comes after what it prices", (open) => {
  it("prices what happened since its day and nothing before it, in its own quarter, by whoever approved it", async () => {
    const world = await costsHub({ demo: false }, await open.fresh());
    const cases = await casesWith(world, 2, [idva("2025-12-30"), idva("2026-01-07"), idva("2026-02-01")]);
    await aPrice(world, "2025-12-31" as Day);
    expect((await checkLedger(world.db)).faults).toEqual([]);
    expect(await priceLate(world.db, MONDAY)).toEqual({ priced: 4 });
    const entries = await entriesOf(world.db, cases);
    expect(entries.map(({ quarter, at, unit_pence, by }) => ({ quarter, at, unit_pence, by }))).toEqual(
      Array.from({ length: 4 }, () => ({
        quarter: "2026Q1",
        at: MONDAY,
        unit_pence: OWN.price.pence,
        by: world.hub.user["governance-lead"],
      })),
    );
    expect((await checkLedger(world.db)).faults).toEqual([]);
  });

  it("counts nothing twice, however often it is looked for, and stops looking once all must be there", async () => {
    const world = await costsHub({ demo: false }, await open.fresh());
    const cases = await casesWith(world, 3, [idva("2026-01-07")]);
    await aPrice(world, "2026-01-01" as Day);
    await Promise.all([priceLate(world.db, MONDAY), priceLate(world.db, MONDAY)]);
    expect(await latePrices(world.db)).toHaveLength(1);
    expect(await priceLate(world.db, SETTLED)).toEqual({ priced: 0 });
    expect(await latePrices(world.db)).toEqual([]);
    expect(await priceAllLate(world.db, SETTLED)).toEqual({ priced: 0 });
    expect(await entriesOf(world.db, cases)).toHaveLength(3);
  });
});

it("a price may reach back only where nothing that stands would change", async () => {
  const world = await costsHub({ demo: false });
  const finance = { by: actorOf(world.hub, "finance-lead"), at: MONDAY };
  const from = (fromDay: Day, trigger = "idva") => proposeRule(world.db, { ...OWN, trigger, fromDay }, finance);
  await aPrice(world, daysLater(TODAY, -30));
  expect(await from(daysLater(TODAY, -30))).toMatchObject({ kind: "invalid", errors: [{ field: "from" }] });
  expect(await from(daysLater(TODAY, -1))).toMatchObject({ kind: "invalid", errors: [{ field: "from" }] });
  expect(await from(daysLater(TODAY, -31), "arrest")).toMatchObject({ kind: "invalid", errors: [{ field: "from" }] });
  // Before the first one there is still nothing.
  const cases = await casesWith(world, 1, [idva(daysLater(TODAY, -40)), idva(daysLater(TODAY, -10))]);
  await aPrice(world, daysLater(TODAY, -60));
  await priceLate(world.db, MONDAY);
  const codes = (await entriesOf(world.db, cases)).map((entry) => entry.unit_cost_version).sort();
  expect(codes).toEqual(["essex own prices 1", "essex own prices 2"]);
  expect((await checkLedger(world.db)).faults).toEqual([]);
});

it("an event that was being written while the rule was approved is found a little later", async () => {
  const world = await costsHub({ demo: false });
  const [caseId = ""] = await casesWith(world, 1, [idva("2026-01-07")]);
  await aPrice(world, "2026-01-01" as Day);
  expect(await priceLate(world.db, MONDAY)).toEqual({ priced: 1 });
  // Its writer had looked for a rule before there was one.
  const [known] = await costEventsOfCase(world.db, caseId);
  await inTransaction(world.db, (trx) => insertCostEvent(trx, { ...known!, id: newId() }));
  expect((await checkLedger(world.db)).faults).toEqual([]);
  expect(await priceLate(world.db, later(MONDAY, MINUTE))).toEqual({ priced: 1 });
  expect(await latePrices(world.db)).toHaveLength(1);
  expect(await entriesOf(world.db, [caseId])).toHaveLength(2);
});

it("a rule that a newer hub brings prices what came before it too, by whoever recorded it; the terminal finds what nobody queued", async () => {
  const world = await costsHub({ demo: false });
  const cases = await casesWith(world, 2, [idva("2026-01-07")]);
  await loadCatalogue(world.db, { demo: true }, world.told);
  expect(await priceLate(world.db, MONDAY)).toEqual({ priced: 2 });
  expect((await entriesOf(world.db, cases)).map(({ by }) => by)).toEqual([world.told.by.userId, world.told.by.userId]);
  const visited = await casesWith(world, 1, [{ ...idva("2026-01-08"), trigger: "visit" }]);
  await inTransaction(world.db, (trx) =>
    insertPriceRule(trx, {
      id: "a-rule",
      area: "*",
      trigger: "visit",
      unit_cost_version: "PSSRU 2025",
      unit_cost_code: "gp-consultation",
      band: "preventive",
      bearer: "nhs",
      from_day: "2020-01-01" as Day,
    }),
  );
  const { faults } = await checkLedger(world.db);
  expect(faults).toMatchObject([{ table: "cost_event", why: expect.stringContaining("hub ledger price") as string }]);
  expect(await priceAllLate(world.db, MONDAY)).toEqual({ priced: 1 });
  expect(await entriesOf(world.db, visited)).toHaveLength(1);
  expect((await checkLedger(world.db)).faults).toEqual([]);
});

it("many are entered a hundred at a time, each quarter by itself", async () => {
  const world = await costsHub({ demo: false });
  await casesWith(world, 130, [idva("2025-12-30"), idva("2026-01-07")]);
  await aPrice(world, "2025-10-01" as Day);
  expect(await priceLate(world.db, MONDAY, 1)).toEqual({ priced: 100 });
  expect(await priceLate(world.db, MONDAY, 2)).toEqual({ priced: 130 });
  expect(await priceLate(world.db, MONDAY)).toEqual({ priced: 30 });
  expect((await checkLedger(world.db)).faults).toEqual([]);
});

it("a release that was frozen without the price stands; the next one is a release of its own that says what it revises", async () => {
  const world = await costsHub({ demo: false });
  await casesWith(world, 40, [{ trigger: "police-callout", on: "2025-11-05" }, idva("2025-11-20")]);
  const frozen = { area: "essex", quarter: quarterFrom("2025Q4")!, reports: [reactionAndPrevention] };
  const clock = { userId: "clock", organisationId: "clock", role: "clock", area: "essex" } as const;
  expect(await freezeQuarter(world.db, frozen, { by: clock, at: MONDAY })).toMatchObject({
    was: { "reaction-and-prevention": "frozen" },
  });
  await aPrice(world, "2025-10-01" as Day);
  await priceLate(world.db, MONDAY);
  const at = "2026-04-02T09:00:00Z" as Instant;
  expect(await freezeQuarter(world.db, frozen, { by: clock, at })).toMatchObject({
    was: { "reaction-and-prevention": "frozen" },
  });
  const heads = await releaseHeads(world.db, "reaction-and-prevention", "essex");
  expect(heads.map(({ number, told_in }) => [number, told_in])).toEqual([
    [1, "2025Q4"],
    [2, "2026Q1"],
  ]);
});
