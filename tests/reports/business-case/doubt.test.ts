import { describe, expect, it } from "vitest";
import { businessCaseLine } from "#app/reports/business-case/line.ts";
import { OUTCOME, PLAIN, worked } from "./a-case.ts";

describe("the tornado", () => {
  const bars = worked(PLAIN).tornado;

  it("varies every number a fifth either way, widest first", () => {
    expect(bars.map(({ swing }) => swing)).toEqual(bars.map(({ swing }) => swing).sort((a, b) => b - a));
    expect(new Set(bars.map(({ input }) => input)).size).toBe(bars.length);
    expect(bars.find(({ input }) => input === "outcomes.0.impact")).toMatchObject({
      low: { value: 0.24, public: 200 * 280 - 10_000 },
      high: { value: 0.36, public: 200 * 520 - 10_000 },
    });
  });

  it("stops a share at one", () => {
    expect(bars.find(({ input }) => input === "outcomes.0.retained")?.high.value).toBe(1);
  });
});

describe("the simulation", () => {
  const simulate = { seed: 7, runs: 500, ranges: [{ input: "outcomes.0.impact", low: 0.1, high: 0.5 }] };

  it("is there only when it is asked for", () => {
    expect(worked(PLAIN).simulation).toBeUndefined();
  });

  it("comes out the same from the same seed, and otherwise from another", () => {
    const once = worked({ ...PLAIN, simulate }).simulation;
    expect(worked({ ...PLAIN, simulate }).simulation).toEqual(once);
    expect(worked({ ...PLAIN, simulate: { ...simulate, seed: 8 } }).simulation?.public).not.toEqual(once?.public);
  });

  it("stays inside what its ranges allow, in order, with the plain answer near the middle", () => {
    const { p5, p50, p95 } = worked({ ...PLAIN, simulate }).simulation!.public;
    const at = (impact: number) => worked({ ...PLAIN, outcomes: [{ ...OUTCOME, impact }] }).netPresentValue.public;
    expect(at(0.1)).toBeLessThan(p5);
    expect(p5).toBeLessThan(p50);
    expect(p50).toBeLessThan(p95);
    expect(p95).toBeLessThan(at(0.5));
    expect(Math.abs(p50 - at(0.3))).toBeLessThan(0.1 * (at(0.5) - at(0.1)));
  });

  it("ranges of no width give the plain answer in every run", () => {
    const ranges = [{ input: "outcomes.0.impact", low: 0.3, high: 0.3, likely: 0.3 }];
    const npv = worked(PLAIN).netPresentValue.public;
    expect(worked({ ...PLAIN, simulate: { ranges } }).simulation).toMatchObject({
      public: { p5: npv, p50: npv, p95: npv },
      publicAboveNil: 1,
    });
  });

  it("says what it varied when nobody said: each number by a fifth", () => {
    const found = worked({ ...PLAIN, simulate: { runs: 100 } }).simulation;
    expect(found?.ranges).toContainEqual({ input: "outcomes.0.impact", low: 0.24, high: 0.36 });
  });

  it("tells how far it has come", () => {
    const told: [number, number][] = [];
    businessCaseLine(JSON.stringify({ ...PLAIN, simulate }), (done, of) => told.push([done, of]));
    expect(told.at(-1)).toEqual([500, 500]);
  });
});
