import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  exactly,
  nearest,
  negative,
  power,
  product,
  quotient,
  rounded,
  sum,
} from "#app/reports/business-case/exact.ts";
import { OUTCOME, PLAIN, worked } from "./a-case.ts";

describe("an exact fraction", () => {
  it("is the decimal that was typed: a tenth and two tenths are three tenths", () => {
    const three = sum(exactly(0.1), exactly(0.2));
    expect(sum(three, negative(exactly(0.3))).over).toBe(0n);
  });

  it("rounds half away from zero, on both sides of it", () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49, -0.49].map((value) => rounded(exactly(value)))).toEqual([
      1, 2, 3, -1, -2, -3, 0, 0,
    ]);
  });

  it("is told as the nearest number, whichever way round its parts stand", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1 }), fc.boolean(), (over, under, turned) => {
        const [a, b] = [
          { over: BigInt(over), under: 1n },
          { over: BigInt(turned ? -under : under), under: 1n },
        ];
        expect(nearest(quotient(a, b)) + 0).toBe(over / (turned ? -under : under) + 0);
      }),
    );
  });

  it("whose parts are each too large to be a number is still told", () => {
    const large = power(exactly(1.035), 400);
    expect(nearest(product(quotient(large, power(exactly(1.035), 399)), exactly(2)))).toBe(2.07);
    expect(nearest(quotient(exactly(1), power(exactly(7), 500)))).toBe(0);
    expect(nearest(power(exactly(0.7), 900))).toBeCloseTo(0.7 ** 900, 150);
  });
});

describe("a business case whose fractions are long", () => {
  const long = {
    ...PLAIN,
    years: 100,
    discountRate: 0.0351234567890123,
    outcomes: [{ ...OUTCOME, engaged: 1 / 3, dropOff: 0.12345678901234567, lagYears: 1 }],
  };

  it("has its ratios and its turning point, as numbers", () => {
    const { benefitCostRatio, fiscalReturn, switchingImpact } = worked(long);
    for (const value of [benefitCostRatio, fiscalReturn, switchingImpact["fewer repeats"]])
      expect(value).toBeGreaterThan(0);
  });

  it("is worked out in seconds, not minutes", () => {
    const outcomes = [0, 1, 2, 3, 4, 5].map((n) => ({ ...long.outcomes[0], name: `Outcome ${n}` }));
    const began = performance.now();
    worked({ ...long, outcomes });
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
