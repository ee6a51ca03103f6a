import { expect, test } from "vitest";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { deflators } from "#db/deflator.ts";
import { priceRuleFor, priceRules } from "#db/price-rule.ts";
import { DEFLATORS, VINTAGE } from "#db/seed/deflators.ts";
import { DEMO_PRICES, DEMO_VERSION } from "#db/seed/demo-prices.ts";
import { PATHWAY_COST } from "#db/seed/pathway-cost.ts";
import { implausible } from "#db/seed/plausible.ts";
import { DEMO_RULES, PRICE_RULES } from "#db/seed/price-rules.ts";
import { UNIT_COSTS } from "#db/seed/unit-costs.ts";
import { unitCost, unitCosts } from "#db/unit-cost.ts";
import { EVENT_KINDS } from "#machines/cost-events.ts";
import { bundleOf, countedTwice } from "#machines/cost-tree.ts";
import { BEARERS } from "#machines/money-words.ts";
import { priceYearOf } from "#machines/money.ts";
import { PATHWAYS } from "#machines/protocol/catalogue.ts";
import type { Day } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";

const TODAY = "2026-03-02" as Day;

test("the lines of a domestic-violence incident are exact, and the parts make the bundle", () => {
  const pence = (code: string) => UNIT_COSTS.find((row) => row.version === "UCD 1.4" && row.code === code)?.pence;
  expect(["CR2.0", "CR2.0.1", "CR2.0.2", "CR2.0.3", "CR2.0.4", "CR2.0.5"].map(pence)).toEqual([
    247000, 117100, 58100, 41500, 19300, 11000,
  ]);
  expect(117100 + 58100 + 41500 + 19300 + 11000).toBe(247000);
  expect(UNIT_COSTS.filter((row) => bundleOf(row.code) === "CR2.0")).toHaveLength(5);
});

test("every price has a source, a licence, a version, a price year that has an index, a bearer and a grade", () => {
  const indexed = new Set(DEFLATORS.map((row) => row.fy));
  for (const row of [...UNIT_COSTS, ...DEMO_PRICES]) {
    expect(implausible(row)).toBeNull();
    expect(indexed.has(priceYearOf(row.price_year)), row.code).toBe(true);
    expect(BEARERS).toContain(row.bearer);
  }
  const places = [...UNIT_COSTS, ...DEMO_PRICES].map((row) => `${row.version} ${row.code}`);
  expect(new Set(places).size).toBe(places.length);
  expect(UNIT_COSTS).toHaveLength(182 + 12);
});

test("a price with a lost decimal point is not loaded", () => {
  const row = { ...UNIT_COSTS[0]!, version: "x", code: "SS7.1", unit: "per week", pence: 737_500 };
  expect(implausible(row)).toContain("decimal point");
  expect(implausible({ ...row, unit: "per hour", pence: 373_200 })).toContain("decimal point");
  expect(implausible({ ...row, pence: 73_750 })).toBeNull();
  expect(implausible({ ...row, pence: 10.5 })).not.toBeNull();
});

test("a bundle and its own part never both have a rule, nor both parts of one thing under two names", () => {
  const rules = [...PRICE_RULES, ...DEMO_RULES];
  expect(countedTwice(rules)).toBeNull();
  expect(countedTwice([...rules, { version: "UCD 1.4", code: "CR2.0" }])).toEqual({
    version: "UCD 1.4",
    code: "CR2.0",
  });
  expect(rules.some((rule) => rule.code === "HO3.0")).toBe(false);
  expect(new Set(rules.map((rule) => rule.trigger)).size).toBe(rules.length);
});

test("each kind of event has a published price, and each pathway outside the hub one or an invented one", () => {
  const published = new Set(PRICE_RULES.map((rule) => rule.trigger));
  for (const kind of EVENT_KINDS) expect(published.has(kind), kind).toBe(true);
  const invented = new Set(DEMO_RULES.map((rule) => rule.trigger));
  for (const { code, owner } of PATHWAYS)
    expect(Number(published.has(code)) + Number(invented.has(code)), code).toBe(owner === "hub" ? 0 : 1);
  for (const rule of [...PRICE_RULES, ...DEMO_RULES])
    if (Object.hasOwn(PATHWAY_COST, rule.trigger))
      expect({ band: rule.band, bearer: rule.bearer }).toEqual(PATHWAY_COST[rule.trigger as keyof typeof PATHWAY_COST]);
});

test("production knows no invented price; a demonstration says of each that it is", async () => {
  const db = await freshDb();
  const told = { by: actorOf(await aHub(db), "administrator"), at: MONDAY };
  await loadCatalogue(db, { demo: false }, told);
  expect((await unitCosts(db)).every((row) => row.demo === 0)).toBe(true);
  expect(await priceRuleFor(db, "essex", "idva", TODAY)).toBeUndefined();
  await loadCatalogue(db, { demo: true }, told);
  expect(await unitCost(db, DEMO_VERSION, "idva")).toMatchObject({ demo: 1, source: "Invented for demonstration" });
  expect(await priceRuleFor(db, "essex", "idva", TODAY)).toMatchObject({ unit_cost_version: DEMO_VERSION });
});

test("loading twice adds nothing the second time", async () => {
  const db = await freshDb();
  const told = { by: actorOf(await aHub(db), "administrator"), at: MONDAY };
  expect(await loadCatalogue(db, { demo: true }, told)).toMatchObject({ kind: "done", deflators: 31, areas: 3 });
  expect(await loadCatalogue(db, { demo: true }, told)).toEqual({
    kind: "done",
    areas: 0,
    unitCosts: 0,
    deflators: 0,
    priceRules: 0,
  });
  expect(await deflators(db, VINTAGE)).toHaveLength(31);
  expect(await priceRules(db, "essex")).toHaveLength(PRICE_RULES.length + DEMO_RULES.length);
});
