// The formula read a second time, in plain arithmetic and without the code it checks: every number to the penny.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBusinessCase } from "#app/reports/business-case/read.ts";
import { resultOf } from "#app/reports/business-case/result.ts";

const YEARS = ["2021-22", "2022-23", "2023-24", "2024-25", "2025-26"];
const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
const grade = fc.integer({ min: 1, max: 6 });
const fy = fc.constantFrom(...YEARS);
const bearer = fc.constantFrom("police", "nhs", "council");
const aCase = fc.record({
  baseYear: fy,
  years: fc.integer({ min: 3, max: 12 }),
  discountRate: fc.constantFrom(0, 0.015, 0.03, 0.035),
  discountFirstYear: fc.boolean(),
  series: fc
    .array(fc.integer({ min: 600_000, max: 1_300_000 }), { minLength: 5, maxLength: 5 })
    .map((indices) => YEARS.map((year, i) => ({ fy: year, index: (indices[i] ?? 0) / 10_000 }))),
  costs: fc.array(
    fc.record({ bearer, year: fc.integer({ min: 0, max: 2 }), pence: fc.nat(10_000_000), priceYear: fy, grade }),
    { maxLength: 4 },
  ),
  outcomes: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom("a", "b", "c"),
      population: fc.nat(5000),
      affected: share,
      engaged: share,
      retained: share,
      impact: share,
      deadweight: share,
      deadweightMode: fc.constantFrom("points" as const, "share" as const),
      lagYears: fc.nat(4),
      dropOff: share,
      costableAs: fc.array(
        fc.record({
          bearer,
          kind: fc.constantFrom("fiscal" as const, "economic" as const, "social" as const),
          pencePerYear: fc.nat(100_000),
          priceYear: fy,
          cashable: share,
        }),
        { maxLength: 3 },
      ),
      grade,
    }),
    { maxLength: 3, selector: ({ name }) => name },
  ),
});

type Input = typeof aCase extends fc.Arbitrary<infer T> ? T : never;

const BIAS = [0, 0.05, 0.1, 0.15, 0.25, 0.4];

/** Present value of cost, and of each kind of benefit; what is undiscounted is left to the hand-worked cases. */
function again(input: Input, bias: boolean) {
  const price = Object.fromEntries(input.series.map((one) => [one.fy, one.index]));
  const now = (pence: number, year: string) => (pence * (price[input.baseYear] ?? NaN)) / (price[year] ?? NaN);
  const worth = (t: number) => 1 / (1 + input.discountRate) ** (input.discountFirstYear ? t + 1 : t);
  const off = (of: number) => (bias ? (BIAS[of - 1] ?? NaN) : 0);
  const found = { cost: 0, fiscal: 0, economic: 0, social: 0, cashable: 0 };
  for (const { pence, priceYear, year, grade: of } of input.costs)
    found.cost += now(pence, priceYear) * (1 + off(of)) * worth(year);
  for (const one of input.outcomes) {
    const impact = one.deadweightMode === "share" ? one.impact * (1 - one.deadweight) : one.impact - one.deadweight;
    const units = one.population * one.affected * one.engaged * one.retained * impact;
    for (const line of one.costableAs)
      for (let t = one.lagYears; t < input.years; t += 1) {
        const value =
          units *
          now(line.pencePerYear, line.priceYear) *
          (1 - off(one.grade)) *
          (1 - one.dropOff) ** (t - one.lagYears) *
          worth(t);
        found[line.kind] += value;
        if (line.kind === "fiscal") found.cashable += value * line.cashable;
      }
  }
  return found;
}

describe("hundreds of business cases, worked out twice", () => {
  it("agree to the penny", () => {
    fc.assert(
      fc.property(aCase, (typed) => {
        const read = readBusinessCase(typed);
        if (!read.ok) throw new Error(JSON.stringify(read.errors));
        const found = resultOf(read.input);
        for (const [totals, bias] of [
          [found, true],
          [found.withoutOptimismBias, false],
        ] as const) {
          const { cost, fiscal, economic, social, cashable } = again(typed, bias);
          const all = fiscal + economic + social;
          const pairs = [
            [totals.presentValue.cost, cost],
            [totals.presentValue.fiscal, fiscal],
            [totals.presentValue.public, all],
            [totals.presentValue.cashable, cashable],
            [totals.netPresentValue.fiscal, fiscal - cost],
            [totals.netPresentValue.public, all - cost],
          ] as const;
          // Half a penny either way is rounding; beyond it only what the machine’s own numbers lose.
          for (const [told, again] of pairs) expect(Math.abs(told - again)).toBeLessThan(0.5 + 1e-4);
          if (cost > 0) expect(totals.benefitCostRatio).toBeCloseTo(all / cost, 6);
        }
      }),
      { numRuns: 300 },
    );
  });
});
