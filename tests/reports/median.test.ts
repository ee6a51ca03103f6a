import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coarseMedian } from "#app/reports/median.ts";

describe("the middle of people's hours", () => {
  test("is told of more than seven people only, and of nobody not at all", () => {
    expect(coarseMedian([], 7)).toBeNull();
    expect(coarseMedian([3, 3, 3, 3, 3, 3, 3], 7)).toBe("suppressed");
    expect(coarseMedian([3, 3, 3, 3, 3, 3, 3, 3], 7)).toBe(4);
  });

  test("is told in steps of two hours, six hours, a day and a week, the longer it is", () => {
    const told = (hours: number) =>
      coarseMedian(
        Array.from({ length: 9 }, () => hours),
        7,
      );
    expect([0.4, 5.2, 13, 40, 60, 400].map(told)).toEqual([0, 6, 12, 42, 72, 336]);
  });

  test("is so coarse that at least three people's hours round to it, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 3000, noNaN: true }), { minLength: 8, maxLength: 60 }), (hours) => {
        const told = Number(coarseMedian(hours, 7));
        const near = (step: number) => hours.filter((one) => Math.round(one / step) * step === told).length;
        const steps = [2, 6, 24, 168].flatMap((step) => Array.from({ length: 16 }, (_, n) => step * 2 ** n));
        expect(steps.some((step) => told % step === 0 && near(step) >= 3)).toBe(true);
      }),
    );
  });

  test("does not follow one person who is far from the others", () => {
    const hours = [1, 1, 2, 2, 3, 3, 4, 4, 5];
    expect(coarseMedian([...hours, 5000], 7)).toBe(coarseMedian(hours, 7));
  });
});
