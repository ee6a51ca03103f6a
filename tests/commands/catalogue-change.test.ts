import { describe, expect, it } from "vitest";
import { decideCatalogueChange } from "#app/commands/decide-catalogue-change.ts";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { proposeDeflators } from "#app/commands/propose-deflators.ts";
import { proposePrices } from "#app/commands/propose-prices.ts";
import { proposeRule, type ProposeRule } from "#app/commands/propose-rule.ts";
import { recordCostEvents } from "#app/commands/record-cost-event.ts";
import { checkLedger } from "#app/reports/ledger-check.ts";
import { catalogueChangeById, waitingChanges } from "#db/catalogue-change.ts";
import { openCostClashes } from "#db/cost-clash.ts";
import { deflators } from "#db/deflator.ts";
import { ledgerEntriesOfCase } from "#db/ledger.ts";
import { priceRuleFor } from "#db/price-rule.ts";
import { unitCost } from "#db/unit-cost.ts";
import { YOUR_OWN } from "#machines/catalogue-change.ts";
import { DAY, daysLater, later, londonDay, type Day } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { aDesk, type Desk } from "./case-steps.ts";

const TODAY = londonDay(MONDAY);
const HEAD = "code,label,unit,pence,price_fy,bearer".split(",");
const GOOD = "A1.0,Thing,per case,5000,2019-20,Police";

/** Lines of a file with this heading, the first below it on line 2. */
const lines = (texts: readonly string[], more: readonly string[] = []) =>
  texts.map((text, index) => {
    const cells = text.split(",");
    const named = [...HEAD, ...more].map((name, place) => [name, cells[place] ?? ""] as const);
    return { line: index + 2, cells: Object.fromEntries(named), wrong: null };
  });

async function aRoom() {
  const desk = await aDesk();
  await loadCatalogue(desk.db, { demo: false }, desk.told());
  const finance = desk.told(MONDAY, { by: "finance-lead" });
  const second = desk.told(MONDAY, { by: "governance-lead" });
  const propose = (texts: readonly string[], more: readonly string[] = []) =>
    proposePrices(desk.db, { lines: lines(texts, more), words: { version: "List 1" } }, finance);
  return { ...desk, finance, second, propose };
}

const approve = async ({ db }: Desk, changeId: string | null, told: ReturnType<Desk["told"]>) =>
  decideCatalogueChange(db, { changeId: changeId ?? "", version: 1, decision: "approve", words: "" }, told);

const OWN: ProposeRule = {
  how: "own",
  trigger: "idva",
  band: "risk-reduction",
  bearer: "council-pcc",
  fromDay: TODAY,
  because: "The contract of this year",
  price: {
    label: "Advocacy contract",
    unit: "per case",
    pence: 71_250,
    priceYear: "2025-26",
    source: "Contract 12",
    licence: "The area’s own",
    grade: 2,
  },
};

describe("a list of prices", () => {
  it("is stored once a second person has approved it, each price with its source, and a second time it is known", async () => {
    const room = await aRoom();
    const first = await room.propose([GOOD, "A1.0.1,Part,Per hour,500,2019/20,NHS"]);
    expect(first).toMatchObject({ kind: "done", rows: 2, new: 2, known: 0 });
    expect(await unitCost(room.db, "List 1", "A1.0")).toBeUndefined();
    expect(await room.propose([GOOD, "A1.0.1,Part,Per hour,500,2019/20,NHS"])).toMatchObject({ new: 0, waiting: true });
    if (first.kind !== "done") throw new Error("It was good.");
    expect(await approve(room, first.changeId, room.second)).toMatchObject({ status: "approved" });
    expect(await unitCost(room.db, "List 1", "A1.0.1")).toMatchObject({
      pence: 500,
      unit: "per hour",
      price_year: "2019-20",
      bearer: "nhs",
      source: "List 1",
      grade: 6,
      area: null,
    });
    expect(await room.propose([GOOD])).toMatchObject({ new: 0, known: 1, changeId: null });
    expect((await checkLedger(room.db)).faults).toEqual([]);
  });

  it.each([
    ["a code that comes twice", [GOOD, GOOD], [[3, "code", "line 2"]]],
    ["a price that is missing", ["A1.0,Thing,per case,,2019-20,Police"], [[2, "pence", "missing"]]],
    ["a price below nothing", ["A1.0,Thing,per case,-5,2019-20,Police"], [[2, "pence", "negative"]]],
    ["part-pence", ["A1.0,Thing,per case,10.5,2019-20,Police"], [[2, "pence", "whole number"]]],
    ["a price that cannot be", ["A1.0,Thing,Per hour,373200,2019-20,Police"], [[2, "pence", "decimal point"]]],
    ["somebody unknown who bears it", ["A1.0,Thing,per case,5000,2019-20,Guild"], [[2, "bearer", "not known"]]],
    ["a council, and not which part", ["A1.0,Thing,per case,5000,2019-20,Council"], [[2, "bearer", "housing"]]],
    ["a year that is none", ["A1.0,Thing,per case,5000,2019-21,Police"], [[2, "price_fy", "2019-21"]]],
    ["a year without an index", ["A1.0,Thing,per case,5000,1985-86,Police"], [[2, "price_fy", "1985-86"]]],
    ["a code that is missing", [",Thing,per case,5000,2019-20,Police"], [[2, "code", "missing"]]],
  ] as const)("with %s is refused whole, by line and column", async (_, texts, expected) => {
    const room = await aRoom();
    const sent = await room.propose(texts);
    if (sent.kind !== "wrong") throw new Error("It was taken.");
    expect(sent.cells.map(({ line, column }) => [line, column])).toEqual(
      expected.map(([line, column]) => [line, column]),
    );
    expected.forEach(([, , words], index) => expect(sent.cells[index]?.because).toContain(words));
    expect(await waitingChanges(room.db, room.hub.area)).toEqual([]);
  });

  it("names every wrong line at once", async () => {
    const room = await aRoom();
    const sent = await room.propose(["A,Thing,per case,,2019-20,Guild", GOOD, "B,Thing,per case,-1,x,Police"]);
    expect(sent.kind === "wrong" && sent.cells.map(({ line, column }) => `${line} ${column}`)).toEqual([
      "2 pence",
      "2 bearer",
      "4 pence",
      "4 price_fy",
    ]);
  });

  it("never changes a price that is stored: it needs a version of its own", async () => {
    const room = await aRoom();
    const changed = { line: 2, wrong: null, cells: {} as Record<string, string> };
    changed.cells = { code: "HE3.0", label: "x", unit: "x", pence: "30000", price_fy: "2013-14", bearer: "NHS" };
    const input = { lines: [changed], words: { version: "UCD 1.4" } };
    const sent = await proposePrices(room.db, input, room.finance);
    expect(sent).toMatchObject({ kind: "wrong", cells: [{ line: 2, column: "code" }] });
  });

  it("whose bundles go in a circle, or are nowhere, is refused", async () => {
    const room = await aRoom();
    const price = (code: string, bundle: string) => `${code},Thing,per case,5000,2019-20,Police,${bundle}`;
    for (const texts of [
      [price("X", "Y"), price("Y", "X")],
      [price("X", "X")],
      [price("CR9.0", "CR9.0.1"), price("CR9.0.1", "")],
    ])
      expect(await room.propose(texts, ["bundle"]), texts.join()).toMatchObject({ kind: "wrong" });
    expect(await room.propose([price("X", "Z")], ["bundle"])).toMatchObject({
      cells: [{ line: 2, column: "bundle", because: "There is no price “Z” in List 1." }],
    });
    expect(await room.propose([price("X", "Y"), price("Y", "")], ["bundle"])).toMatchObject({ kind: "done", new: 2 });
  });

  it("is nobody's to propose but a finance lead's", async () => {
    const room = await aRoom();
    for (const by of ["governance-lead", "commissioner", "call-handler", "administrator"] as const)
      expect(await proposePrices(room.db, { lines: lines([GOOD]), words: {} }, room.told(MONDAY, { by }))).toEqual({
        kind: "not-found",
      });
  });
});

describe("a price index", () => {
  const year = (line: number, fy: string, index: string, status = "") => ({
    line,
    cells: { year: fy, index, status },
    wrong: null,
  });

  it("is a vintage of its own once it is approved; what is stored keeps its index", async () => {
    const room = await aRoom();
    const good = { lines: [year(2, "2023-24", "98.1"), year(3, "2024/25", "100", "forecast")], vintage: "Later" };
    const sent = await proposeDeflators(room.db, good, room.finance);
    if (sent.kind !== "done") throw new Error("It was good.");
    await approve(room, sent.changeId, room.second);
    expect((await deflators(room.db, "Later")).map(({ fy, status }) => [fy, status])).toEqual([
      ["2023-24", "outturn"],
      ["2024-25", "forecast"],
    ]);
    expect(await proposeDeflators(room.db, good, room.finance)).toMatchObject({ new: 0, known: 2 });
    const other = { lines: [year(2, "2023-24", "99")], vintage: "Later" };
    expect(await proposeDeflators(room.db, other, room.finance)).toMatchObject({ kind: "wrong" });
  });

  it.each([
    ["2023-25", "1", "", "year"],
    ["2023-24", "0", "", "index"],
    ["2023-24", "many", "", "index"],
    ["2023-24", "1", "guessed", "status"],
  ])("with %s %s %s is refused", async (fy, index, status, column) => {
    const room = await aRoom();
    const input = { lines: [year(2, fy, index, status)], vintage: "Later" };
    expect(await proposeDeflators(room.db, input, room.finance)).toMatchObject({ cells: [{ line: 2, column }] });
  });
});

describe("a second person", () => {
  it("is never the one who proposed it, and decides once", async () => {
    const room = await aRoom();
    const sent = await proposeRule(room.db, OWN, room.finance);
    if (sent.kind !== "done") throw new Error("It was good.");
    expect(await approve(room, sent.changeId, room.finance)).toMatchObject({ kind: "refused", reason: YOUR_OWN });
    expect(await approve(room, sent.changeId, room.told(MONDAY, { by: "commissioner" }))).toEqual({
      kind: "not-found",
    });
    const elsewhere = { ...room.second, by: { ...room.second.by, area: "elsewhere" } };
    expect(await approve(room, sent.changeId, elsewhere)).toEqual({ kind: "not-found" });
    expect(await approve(room, sent.changeId, room.second)).toMatchObject({ kind: "done" });
    expect(await approve(room, sent.changeId, room.second)).toMatchObject({ kind: "conflict" });
  });

  it("who refuses leaves everything as it was, and their words are sealed", async () => {
    const room = await aRoom();
    const sent = await proposeRule(room.db, OWN, room.finance);
    if (sent.kind !== "done") throw new Error("It was good.");
    const input = { changeId: sent.changeId, version: 1, decision: "refuse", words: "Ask for the invoice" } as const;
    expect(await decideCatalogueChange(room.db, input, room.second)).toMatchObject({ status: "refused" });
    expect(await priceRuleFor(room.db, room.hub.area, "idva", TODAY)).toBeUndefined();
    const row = await catalogueChangeById(room.db, sent.changeId);
    expect(row).toMatchObject({ status: "refused", decided_by: room.second.by.userId });
    expect(JSON.stringify(row)).not.toContain("invoice");
  });
});

describe("a rule of the area", () => {
  const record = (room: Awaited<ReturnType<typeof aRoom>>, kind: "arrest" | "ambulance", happenedOn: Day) =>
    recordCostEvents(
      room.db,
      { caseId: room.caseId, events: [{ origin: "learned", kind, quantity: 1, happenedOn }] },
      room.told(later(MONDAY, 5 * DAY)),
    );

  it("prices what happens from its day on; what was entered keeps its price and band, and the ledger still adds up", async () => {
    const room = await aRoom();
    await record(room, "arrest", TODAY);
    const rule = {
      trigger: "arrest",
      band: "risk-reduction",
      bearer: "police",
      because: "Agreed by the board",
    } as const;
    const sent = await proposeRule(room.db, { ...rule, how: "same", fromDay: daysLater(TODAY, 2) }, room.finance);
    if (sent.kind !== "done") throw new Error("It was good.");
    await approve(room, sent.changeId, room.second);
    await record(room, "arrest", daysLater(TODAY, 1));
    await record(room, "arrest", daysLater(TODAY, 3));
    const entries = await ledgerEntriesOfCase(room.db, room.caseId);
    expect(entries.map(({ band, unit_cost_code }) => [band, unit_cost_code])).toEqual([
      ["reactive", "CR7.0"],
      ["reactive", "CR7.0"],
      ["risk-reduction", "CR7.0"],
    ]);
    expect((await checkLedger(room.db)).faults).toEqual([]);
  });

  it("never reaches back behind its approval, however long that took", async () => {
    const room = await aRoom();
    const sent = await proposeRule(room.db, OWN, room.finance);
    if (sent.kind !== "done") throw new Error("It was good.");
    await approve(room, sent.changeId, room.told(later(MONDAY, 9 * DAY), { by: "governance-lead" }));
    expect(await priceRuleFor(room.db, room.hub.area, "idva", daysLater(TODAY, 8))).toBeUndefined();
    expect(await priceRuleFor(room.db, room.hub.area, "idva", daysLater(TODAY, 9))).toMatchObject({
      area: room.hub.area,
    });
    expect(await priceRuleFor(room.db, "elsewhere", "idva", daysLater(TODAY, 9))).toBeUndefined();
  });

  it("with a price of the area's own gets a new version each time, and the old one stays", async () => {
    const room = await aRoom();
    for (const pence of [71_250, 80_000]) {
      const sent = await proposeRule(room.db, { ...OWN, price: { ...OWN.price, pence } }, room.finance);
      if (sent.kind !== "done") throw new Error("It was good.");
      await approve(room, sent.changeId, room.second);
    }
    const rule = await priceRuleFor(room.db, room.hub.area, "idva", TODAY);
    expect(rule?.unit_cost_version).toBe(`${room.hub.area} own prices 2`);
    expect(await unitCost(room.db, `${room.hub.area} own prices 1`, "idva")).toMatchObject({ pence: 71_250, grade: 2 });
    expect(await unitCost(room.db, `${room.hub.area} own prices 2`, "idva")).toMatchObject({ pence: 80_000 });
  });

  it("that cannot be is refused at its field", async () => {
    const room = await aRoom();
    const wrongs: readonly [Partial<ProposeRule>, string][] = [
      [{ fromDay: daysLater(TODAY, -1) }, "from"],
      [{ fromDay: daysLater(TODAY, 800) }, "from"],
      [{ ...OWN, price: { ...OWN.price, priceYear: "1985-86" } }, "year"],
      [{ ...OWN, price: { ...OWN.price, pence: 5 } }, "price"],
      [{ how: "published", version: "UCD 1.4", code: "ZZ" }, "code"],
      [{ how: "same" }, "band"],
    ];
    for (const [change, field] of wrongs)
      expect(await proposeRule(room.db, { ...OWN, ...change } as ProposeRule, room.finance)).toMatchObject({
        kind: "invalid",
        errors: [{ field }],
      });
    expect(await proposeRule(room.db, { ...OWN, trigger: "safety-plan" }, room.finance)).toEqual({ kind: "not-found" });
  });

  it("on a bundle by its stored tree clashes with its part on one case", async () => {
    const room = await aRoom();
    const list = ["WHOLE,All of it,per case,9000,2019-20,Police,", "SOME,A part,per case,5000,2019-20,Police,WHOLE"];
    const sent = await room.propose(list, ["bundle"]);
    if (sent.kind !== "done") throw new Error("It was good.");
    await approve(room, sent.changeId, room.second);
    for (const [trigger, code] of [
      ["arrest", "WHOLE"],
      ["ambulance", "SOME"],
    ] as const) {
      const rule = { trigger, code, how: "published", version: "List 1", band: "reactive", bearer: "police" } as const;
      const made = await proposeRule(room.db, { ...rule, fromDay: TODAY, because: "Newer" }, room.finance);
      if (made.kind !== "done") throw new Error("It was good.");
      await approve(room, made.changeId, room.second);
    }
    await record(room, "arrest", TODAY);
    await record(room, "ambulance", TODAY);
    expect(await openCostClashes(room.db, room.hub.area, { limit: 5 })).toHaveLength(1);
  });
});
