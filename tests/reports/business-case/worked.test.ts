import { describe, expect, it } from "vitest";
import { COST, OUTCOME, PLAIN, worked } from "./a-case.ts";

const LINE = OUTCOME.costableAs[0];

describe("a business case worked out by hand", () => {
  it("net units are population × affected × engaged × retained × (impact − deadweight)", () => {
    expect(worked(PLAIN).netUnits).toEqual({ "fewer repeats": 40 });
  });

  it("or × impact × (1 − deadweight) where deadweight is a share", () => {
    const share = { ...OUTCOME, deadweightMode: "share" };
    expect(worked({ ...PLAIN, outcomes: [share] }).netUnits).toEqual({ "fewer repeats": 54 });
  });

  it("40 units at £10 a year for two years, for £100", () => {
    expect(worked(PLAIN)).toMatchObject({
      years: [
        { t: 0, cost: 10_000, fiscal: 40_000, economic: 0, social: 0 },
        { t: 1, cost: 0, fiscal: 40_000, economic: 0, social: 0 },
      ],
      presentValue: { cost: 10_000, fiscal: 80_000, public: 80_000, cashable: 40_000 },
      netPresentValue: { fiscal: 70_000, public: 70_000 },
      benefitCostRatio: 8,
      fiscalReturn: 8,
      paybackYear: 0,
      byBearer: { council: { cost: 10_000, benefit: 0 }, police: { cost: 0, benefit: 80_000 } },
    });
  });

  it("costs and benefits are brought to the base year", () => {
    const outcomes = [{ ...OUTCOME, costableAs: [{ ...LINE, priceYear: "2024-25" }] }];
    const { presentValue } = worked({ ...PLAIN, outcomes, costs: [{ ...COST, priceYear: "2024-25" }] });
    expect(presentValue).toMatchObject({ cost: 11_000, fiscal: 88_000 });
  });

  it.each([0, 5, 10, 15, 25, 40])(
    "at the grade that means %i per cent, costs are more and benefits less by it",
    (percent) => {
      const grade = [0, 5, 10, 15, 25, 40].indexOf(percent) + 1;
      const found = worked({ ...PLAIN, costs: [{ ...COST, grade }], outcomes: [{ ...OUTCOME, grade }] });
      expect(found.presentValue).toMatchObject({ cost: 100 * (100 + percent), fiscal: 800 * (100 - percent) });
      expect(found.withoutOptimismBias.presentValue).toMatchObject({ cost: 10_000, fiscal: 80_000 });
    },
  );

  it("nothing comes before the lag, and each year after it a share drops off", () => {
    const outcomes = [{ ...OUTCOME, lagYears: 1, dropOff: 0.25 }];
    expect(worked({ ...PLAIN, years: 4, outcomes }).years.map((year) => year.fiscal)).toEqual([
      0, 40_000, 30_000, 22_500,
    ]);
  });

  it("all of it drops off: the first year after the lag still counts", () => {
    const outcomes = [{ ...OUTCOME, dropOff: 1 }];
    expect(worked({ ...PLAIN, outcomes }).years.map((year) => year.fiscal)).toEqual([40_000, 0]);
  });

  it("the first year is discounted only where that is asked for", () => {
    const once = { ...PLAIN, discountRate: 0.25 };
    expect(worked(once).presentValue).toMatchObject({ cost: 10_000, fiscal: 40_000 + 32_000 });
    expect(worked({ ...once, discountFirstYear: true }).presentValue).toMatchObject({
      cost: 8_000,
      fiscal: 32_000 + 25_600,
    });
  });

  it("public value is fiscal, economic and social; only what is fiscal can be cashable", () => {
    const lines = (["fiscal", "economic", "social"] as const).map((kind) => ({ ...LINE, kind, cashable: 0.5 }));
    const found = worked({ ...PLAIN, outcomes: [{ ...OUTCOME, costableAs: lines }] });
    expect(found.presentValue).toEqual({ cost: 10_000, fiscal: 80_000, public: 240_000, cashable: 40_000 });
  });

  it("it pays back in the first year by which benefit has reached cost, or never", () => {
    const costing = (pence: number) => worked({ ...PLAIN, costs: [{ ...COST, pence }] }).paybackYear;
    expect([40_000, 40_001, 80_000, 80_001].map(costing)).toEqual([0, 1, 1, null]);
  });

  it("without cost there is no ratio", () => {
    expect(worked({ ...PLAIN, costs: [] })).toMatchObject({
      benefitCostRatio: null,
      fiscalReturn: null,
      paybackYear: 0,
    });
  });

  it("at its switching impact an outcome leaves the public neither better nor worse off", () => {
    for (const deadweightMode of ["points", "share"] as const) {
      const outcomes = [{ ...OUTCOME, deadweightMode }];
      const impact = worked({ ...PLAIN, outcomes }).switchingImpact["fewer repeats"] ?? 0;
      expect(worked({ ...PLAIN, outcomes: [{ ...OUTCOME, deadweightMode, impact }] }).netPresentValue.public).toBe(0);
    }
  });

  it("an outcome that is worth nothing has no switching impact", () => {
    expect(worked({ ...PLAIN, outcomes: [{ ...OUTCOME, costableAs: [] }] }).switchingImpact).toEqual({
      "fewer repeats": null,
    });
  });

  it("half a penny goes away from zero, though machines can’t write 1.15", () => {
    const costs = [{ ...COST, pence: 50, grade: 4 }];
    expect(worked({ ...PLAIN, costs, outcomes: [] })).toMatchObject({
      presentValue: { cost: 58 },
      netPresentValue: { fiscal: -58 },
    });
  });
});
