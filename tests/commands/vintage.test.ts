import { expect, it } from "vitest";
import { decideCatalogueChange } from "#app/commands/decide-catalogue-change.ts";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { proposeDeflators } from "#app/commands/propose-deflators.ts";
import { proposePrices } from "#app/commands/propose-prices.ts";
import { baseYearWords, vintageAt, vintagesSince } from "#app/ledger-vintage.ts";
import { cataloguePage } from "#app/queries/report-catalogue.ts";
import { changePage } from "#app/queries/report-catalogue-changes.ts";
import { checkLedger } from "#app/reports/ledger-check.ts";
import { priceNotes } from "#app/reports/definitions/ledger-notes.ts";
import { USUAL } from "#app/reports/publisher.ts";
import { quarterFrom } from "#app/reports/quarters.ts";
import { catalogueChangeById } from "#db/catalogue-change.ts";
import { ledgerEntriesOfCase } from "#db/ledger.ts";
import { DEFLATORS, VINTAGE } from "#db/seed/deflators.ts";
import { DAY, later, type Day, type Instant } from "#machines/time.ts";
import { actorOf, MONDAY } from "../factories.ts";
import { onBothDatabases } from "../db/both.ts";
import { casesWith, costsHub, type CostsHub } from "../reports/costs-hub.ts";
import { lines } from "./catalogue-steps.ts";

const JUNE = "HMT June 2026";
/** The shipped series with one old year revised; fewer years where asked. */
const revised = (years: (fy: string) => boolean = () => true) =>
  DEFLATORS.filter(({ fy }) => years(fy)).map(({ fy, index_value }, index) => ({
    line: index + 2,
    cells: { year: fy, index: String(fy === "2008-09" ? 66 : index_value) },
    wrong: null,
  }));

async function approve({ db, hub }: CostsHub, changeId: string | null, at: Instant) {
  const version = (await catalogueChangeById(db, changeId ?? ""))?.version ?? 0;
  const input = { changeId: changeId ?? "", version, decision: "approve", words: "" } as const;
  return decideCatalogueChange(db, input, { by: actorOf(hub, "governance-lead"), at });
}

async function take(world: CostsHub, vintage: string, at: Instant, rows = revised()): Promise<string | null> {
  const sent = await proposeDeflators(
    world.db,
    { lines: rows, vintage },
    { by: actorOf(world.hub, "finance-lead"), at },
  );
  if (sent.kind !== "done") throw new Error("It was good.");
  if (sent.changeId !== null) expect(await approve(world, sent.changeId, at)).toMatchObject({ kind: "done" });
  return sent.changeId;
}

const CALL = { trigger: "police-callout", on: "2026-01-05" };
const NEXT = later(MONDAY, DAY);

onBothDatabases("The vintage of the price index", (open) => {
  it("that was approved last is what new entries are made with; those that are there keep theirs, and all add up in one year", async () => {
    const world = await costsHub({ demo: false }, await open.fresh());
    const [first = ""] = await casesWith(world, 1, [CALL]);
    await take(world, JUNE, NEXT);
    const [second = ""] = await casesWith({ ...world, told: { ...world.told, at: NEXT } }, 1, [CALL]);
    const of = async (id: string) => (await ledgerEntriesOfCase(world.db, id))[0];
    expect(await of(first)).toMatchObject({ vintage: VINTAGE, unit_base_pence: 62_089, base_year: "2024-25" });
    expect(await of(second)).toMatchObject({ vintage: JUNE, unit_base_pence: 62_879, base_year: "2024-25" });
    expect((await checkLedger(world.db)).faults).toEqual([]);
  });
});

it("is in force from its approval on, and a contra entry has that of the entry it takes back", async () => {
  const world = await costsHub({ demo: false });
  expect(await vintageAt(world.db, MONDAY)).toBe(VINTAGE);
  await take(world, JUNE, NEXT);
  expect(await vintageAt(world.db, later(NEXT, -1000))).toBe(VINTAGE);
  expect(await vintageAt(world.db, NEXT)).toBe(JUNE);
  expect((await cataloguePage(world.db, { area: "essex" }, NEXT)).index).toBe(`GDP deflator, ${JUNE}`);
});

it("that lacks a year which a price needs is stored and not made with; whoever approves it reads so first", async () => {
  const world = await costsHub({ demo: false });
  const finance = { by: actorOf(world.hub, "finance-lead"), at: MONDAY };
  const few = revised((fy) => fy >= "2019-20");
  const sent = await proposeDeflators(world.db, { lines: few, vintage: JUNE }, finance);
  const id = sent.kind === "done" ? (sent.changeId ?? "") : "";
  const { effect } = (await changePage(world.db, world.told.by, id, MONDAY)) ?? {};
  expect(effect).toMatch(/^The ledger goes on with HMT March 2026: this one has no index for .*2008-09/);
  await approve(world, id, MONDAY);
  expect(await vintageAt(world.db, NEXT)).toBe(VINTAGE);
  // With the years that were missing it takes over.
  const whole = await proposeDeflators(world.db, { lines: revised(), vintage: JUNE }, finance);
  const next = whole.kind === "done" ? (whole.changeId ?? "") : "";
  expect((await changePage(world.db, world.told.by, next, MONDAY))?.effect).toMatch(/in place of HMT March 2026/);
  await approve(world, next, MONDAY);
  expect(await vintageAt(world.db, NEXT)).toBe(JUNE);
});

it("that was replaced may take over again, and only then is there anything to propose", async () => {
  const world = await costsHub({ demo: false });
  const shipped = DEFLATORS.map(({ fy, index_value }, index) => ({
    line: index + 2,
    cells: { year: fy, index: String(index_value) },
    wrong: null,
  }));
  expect(await take(world, VINTAGE, MONDAY, shipped)).toBeNull();
  await take(world, JUNE, NEXT);
  const back = later(NEXT, DAY);
  expect(await take(world, VINTAGE, back, shipped)).not.toBeNull();
  expect(await vintageAt(world.db, back)).toBe(VINTAGE);
  // Neither is changed by starting the hub again.
  await loadCatalogue(world.db, { demo: false }, { ...world.told, at: later(back, DAY) });
  expect(await vintageAt(world.db, later(back, DAY))).toBe(VINTAGE);
  expect((await checkLedger(world.db)).faults).toEqual([]);
});

it("that lacks the year of a price lets that price in no more", async () => {
  const world = await costsHub({ demo: false });
  const finance = { by: actorOf(world.hub, "finance-lead"), at: MONDAY };
  const list = { lines: lines(["A1.0,Thing,per case,5000,2029-30,Police"]), words: { version: "List 1" } };
  const early = await proposePrices(world.db, list, finance);
  if (early.kind !== "done") throw new Error("It was good.");
  await take(
    world,
    JUNE,
    NEXT,
    revised((fy) => fy <= "2027-28"),
  );
  expect(await vintageAt(world.db, NEXT)).toBe(JUNE);
  expect(await approve(world, early.changeId, NEXT)).toMatchObject({
    kind: "refused",
    reason: `The price index in force, ${JUNE}, has no year 2029-30.`,
  });
  const again = await proposePrices(world.db, list, { ...finance, at: NEXT });
  expect(again).toMatchObject({ kind: "wrong", cells: [{ column: "price_fy" }] });
});

it("is named by every report of money: one by itself, several each with its day, whatever was entered", async () => {
  const world = await costsHub({ demo: false });
  await take(world, JUNE, NEXT);
  const noteOf = async (quarter: string) =>
    (await priceNotes([], { from: world.db, area: "essex", quarter: quarterFrom(quarter)!, publisher: USUAL }))[0];
  expect(await noteOf("2026Q1")).toBe(
    "Pounds of 2024-25, by the GDP deflator, HMT March 2026; HMT June 2026 for what was entered from 3 March 2026 on. Each amount keeps the vintage it was entered with. All are of one year; another vintage gives an old price another amount.",
  );
  expect(await noteOf("2026Q2")).toBe("Pounds of 2024-25, by the GDP deflator, HMT June 2026.");
  expect(baseYearWords(await vintagesSince(world.db, "2027-01-01" as Day))).toContain(JUNE);
});
