import { describe, expect, it } from "vitest";
import { businessCaseLine } from "#app/reports/business-case/line.ts";
import { COST, OUTCOME, PLAIN, refusedAt, worked } from "./a-case.ts";

const LINE = OUTCOME.costableAs[0];
const cost = (change: object) => ({ ...PLAIN, costs: [{ ...COST, ...change }] });
const outcome = (change: object) => ({ ...PLAIN, outcomes: [{ ...OUTCOME, ...change }] });
const line = (change: object) => outcome({ costableAs: [{ ...LINE, ...change }] });

describe("a business case is refused, by its path", () => {
  it.each([
    ["a missing cost", cost({ pence: undefined }), "costs.0.pence"],
    ["a negative cost", cost({ pence: -1 }), "costs.0.pence"],
    ["part of a penny", cost({ pence: 0.5 }), "costs.0.pence"],
    ["a cost after the last year", cost({ year: 2 }), "costs.0.year"],
    ["a cost at the prices of a year that the series has not", cost({ priceYear: "2019-20" }), "costs.0.priceYear"],
    ["what is no financial year", cost({ priceYear: "2019-21" }), "costs.0.priceYear"],
    ["a grade of seven", cost({ grade: 7 }), "costs.0.grade"],
    ["a grade of nought", outcome({ grade: 0 }), "outcomes.0.grade"],
    ["a share above one", outcome({ engaged: 1.01 }), "outcomes.0.engaged"],
    ["a share below nought", outcome({ deadweight: -0.1 }), "outcomes.0.deadweight"],
    ["an impact above one", outcome({ impact: 2 }), "outcomes.0.impact"],
    ["a drop-off above one", outcome({ dropOff: 1.5 }), "outcomes.0.dropOff"],
    ["a missing share", outcome({ retained: undefined }), "outcomes.0.retained"],
    ["half a year of lag", outcome({ lagYears: 0.5 }), "outcomes.0.lagYears"],
    ["a negative population", outcome({ population: -5 }), "outcomes.0.population"],
    ["another way of taking deadweight off", outcome({ deadweightMode: "ratio" }), "outcomes.0.deadweightMode"],
    ["a name that is said twice", { ...PLAIN, outcomes: [OUTCOME, OUTCOME] }, "outcomes.1.name"],
    ["a cashable share above one", line({ cashable: 1.2 }), "outcomes.0.costableAs.0.cashable"],
    ["a kind of value nobody knows", line({ kind: "moral" }), "outcomes.0.costableAs.0.kind"],
    ["a value at the prices of a missing year", line({ priceYear: "2008-09" }), "outcomes.0.costableAs.0.priceYear"],
    ["a rate of −1", { ...PLAIN, discountRate: -1 }, "discountRate"],
    [
      "a rate so far below nought that nothing can be told",
      { ...PLAIN, discountRate: -1 + 1e-12, years: 30 },
      "discountRate",
    ],
    [
      "a range of rates that goes as far",
      { ...PLAIN, years: 30, simulate: { ranges: [{ input: "discountRate", low: -1 + 1e-12, high: 0 }] } },
      "simulate.ranges.0",
    ],
    ["a word that every object knows", JSON.parse(JSON.stringify(PLAIN).replace("{", '{"__proto__":1,')), "__proto__"],
    ["an amount beyond all money", cost({ pence: 1e308 }), "costs.0.pence"],
    ["a number in quotation marks", outcome({ population: "1000" }), "outcomes.0.population"],
    ["years beyond a century", { ...PLAIN, years: 101 }, "years"],
    ["a base year that the series has not", { ...PLAIN, baseYear: "2030-31" }, "baseYear"],
    ["a year that is in the series twice", { ...PLAIN, series: [...PLAIN.series, PLAIN.series[0]] }, "series.2.fy"],
    ["an index of nought", { ...PLAIN, series: [{ fy: "2026-27", index: 0 }] }, "series.0.index"],
    ["no years", { ...PLAIN, years: 0 }, "years"],
    ["a word that is not ours", { ...PLAIN, dropoff: 1 }, "dropoff"],
    ["no list of costs", { ...PLAIN, costs: undefined }, "costs"],
    ["nothing at all", null, ""],
    [
      "a range of what is not there",
      { ...PLAIN, simulate: { ranges: [{ input: "luck", low: 0, high: 1 }] } },
      "simulate.ranges.0",
    ],
    [
      "a range that a share can’t have",
      { ...PLAIN, simulate: { ranges: [{ input: "outcomes.0.impact", low: 0, high: 2 }] } },
      "simulate.ranges.0",
    ],
  ])("%s", (_what, input, path) => {
    expect(refusedAt(input)).toContain(path);
  });

  it("but no name that somebody gives is too odd for a result", () => {
    for (const odd of ["__proto__", "constructor", "toString", "5"]) {
      const { netUnits, byBearer } = worked({
        ...PLAIN,
        costs: [{ ...COST, bearer: odd }],
        outcomes: [{ ...OUTCOME, name: odd }],
      });
      expect([Object.entries(netUnits), Object.hasOwn(byBearer, odd)]).toEqual([[[odd, 40]], true]);
    }
  });

  it("in one line, with a sentence for each path", () => {
    const { ok, line: said } = businessCaseLine(JSON.stringify(cost({ pence: -1, grade: 9 })));
    expect(ok).toBe(false);
    expect(JSON.parse(said)).toEqual({
      error: [
        { path: "costs.0.pence", message: "Give a whole number of pence, from 0 to 1,000,000,000,000,000." },
        { path: "costs.0.grade", message: "Give an evidence grade, a whole number from 1 to 6." },
      ],
    });
  });

  it("text that is no JSON is told so", () => {
    expect(businessCaseLine("{").ok).toBe(false);
  });
});
