import { describe, expect, it } from "vitest";
import { action as make } from "#app/routes/business-case/new.tsx";
import { loader as csv } from "#app/routes/business-case/file.csv.ts";
import { loader as compare } from "#app/routes/business-case/compare.tsx";
import { action as save } from "#app/routes/business-case/edit.tsx";
import type { TypedCase } from "#app/routes/business-case/typed-case.ts";
import { atBusinessCases, fieldsOf, NEW, sentOf, TYPED } from "./a-business-case.ts";

const RANGE = {
  "simulate.seed": "7",
  "simulate.runs": "300",
  "simulate.ranges.0.input": "outcomes.0.impact",
  "simulate.ranges.0.low": "20",
  "simulate.ranges.0.high": "40%",
  "simulate.ranges.0.likely": "",
  "simulate.ranges.1.input": "costs.0.pence",
  "simulate.ranges.1.low": "£500",
  "simulate.ranges.1.high": "1,500.50",
  "simulate.ranges.1.likely": "1000",
} as const;

describe("the ranges of a business case", () => {
  it("are saved as they are typed, per cent and in pounds, and draw the page's low, central and high", async () => {
    const { made, page } = await atBusinessCases();
    const { saved, shown } = (await page(await made(RANGE))) as unknown as {
      saved: { version: { input: { simulate: unknown } } };
      shown: { simulation: { seed: number; runs: number; public: { p5: number; p50: number; p95: number } } };
    };
    expect(saved.version.input.simulate).toEqual({
      seed: 7,
      runs: 300,
      ranges: [
        { input: "outcomes.0.impact", low: 0.2, high: 0.4 },
        { input: "costs.0.pence", low: 50_000, high: 150_050, likely: 100_000 },
      ],
    });
    const { p5, p50, p95 } = shown.simulation.public;
    expect(shown.simulation).toMatchObject({ seed: 7, runs: 300 });
    expect(p5 < p50 && p50 < p95).toBe(true);
  });

  it("are in the file and in a comparison, in words", async () => {
    const { who, made } = await atBusinessCases();
    const id = await made(RANGE);
    const file = await who.get(csv, `/business-cases/${id}/file.csv`, { id });
    expect(file.text).toContain("Cost 1: from £500 to £1,500.50, most likely £1,000");
    await who.post(save, `/business-cases/${id}/edit`, { ...TYPED, version: "1" }, { id });
    const { inputs } = (await who.get(compare, `/business-cases/compare?a=${id}.1&b=${id}.2`)).data as {
      inputs: { what: string }[];
    };
    expect(inputs.map(({ what }) => what)).toEqual(["Simulation", "Range 1", "Range 2"]);
  });

  it("with only a seed and runs are a fifth either way; with nothing typed nothing is stated", async () => {
    const { made, page } = await atBusinessCases();
    const stated = async (changes: Record<string, string>) =>
      ((await page(await made(changes))).saved.version.input as { simulate?: unknown }).simulate;
    expect(await stated({ "simulate.seed": "9", "simulate.runs": "" })).toEqual({ seed: 9, runs: 1000 });
    expect(await stated({ "simulate.seed": "", "simulate.runs": " " })).toBeUndefined();
  });

  it.each<[string, Readonly<Record<string, string>>, string, RegExp]>([
    ["a number nobody chose", { "simulate.ranges.0.input": "" }, "simulate.ranges.0.input", /^Range 1: /],
    [
      "a lowest above the highest",
      { "simulate.ranges.0.low": "50" },
      "simulate.ranges.0.input",
      /lowest value is above/,
    ],
    ["a share above everybody", { "simulate.ranges.0.high": "101" }, "simulate.ranges.0.input", /share is from 0 to 1/],
    ["a likeliest outside", { "simulate.ranges.1.likely": "2000" }, "simulate.ranges.1.input", /outside the range/],
    ["words for a number", { "simulate.ranges.0.low": "few" }, "simulate.ranges.0.low", /lowest value/],
    ["nothing for the highest", { "simulate.ranges.0.high": "" }, "simulate.ranges.0.high", /highest value/],
    ["too few runs", { "simulate.runs": "10" }, "simulate.runs", /from 100/],
    ["more runs than there is time for", { "simulate.runs": "90000" }, "simulate.runs", /at most 10,000/],
    ["half a seed", { "simulate.seed": "1.5" }, "simulate.seed", /whole number/],
  ])("refuses %s at its field, and keeps everything typed", async (_what, changes, field, says) => {
    const { who } = await atBusinessCases();
    const answer = await who.post(make, NEW, { ...TYPED, ...RANGE, ...changes });
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer)).toEqual([field]);
    expect(sentOf(answer).errors[0]?.message).toMatch(says);
    expect(answer.text).toContain("1,500.50");
  });

  it("are added and taken out by buttons; what is taken out takes its range along, and the others stay with their number", async () => {
    const { who } = await atBusinessCases();
    const two = {
      ...TYPED,
      ...RANGE,
      "costs.1.bearer": "nhs",
      "costs.1.pence": "1",
      "simulate.ranges.2.input": "costs.1.pence",
      "simulate.ranges.2.low": "5",
    };
    const inputs = async (intent: string) => {
      const { typed } = (await who.post(make, NEW, { ...two, intent })).data as { typed: TypedCase };
      return typed.simulate.ranges.map(({ input }) => input);
    };
    expect(await inputs("add-range")).toEqual(["outcomes.0.impact", "costs.0.pence", "costs.1.pence", ""]);
    expect(await inputs("remove-range.1")).toEqual(["outcomes.0.impact", "costs.1.pence"]);
    expect(await inputs("remove-cost.0")).toEqual(["outcomes.0.impact", "costs.0.pence"]);
    expect(await inputs("remove-outcome.0")).toEqual(["costs.0.pence", "costs.1.pence"]);
    expect(await inputs("remove-line.0.0")).toHaveLength(3);
  });
});

describe("a price index of one's own", () => {
  const own = { vintage: "own", ownVintage: "An invented index, 2026", ownSeries: "2024/25, 100\n2025-26, 102.5\n" };

  it("is saved with the version under the name that is given", async () => {
    const { made, page } = await atBusinessCases();
    expect((await page(await made(own))).saved.version).toMatchObject({
      vintage: "An invented index, 2026",
      input: {
        series: [
          { fy: "2024-25", index: 100 },
          { fy: "2025-26", index: 102.5 },
        ],
      },
    });
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["without a name", { ownVintage: "" }, ["ownVintage"]],
    ["with the name of one that the hub has", { ownVintage: "HMT March 2026" }, ["ownVintage"]],
    ["without a year", { ownSeries: "" }, ["ownSeries"]],
    ["with a year twice", { ownSeries: "2024-25, 1\n2024/25, 2" }, ["ownSeries"]],
    [
      "with an index of nought, beside what else is wrong",
      { ownSeries: "2024-25, 0", years: "0" },
      ["ownSeries", "years"],
    ],
    [
      "without the year of a price",
      { ownSeries: "2023-24, 1" },
      ["baseYear", "costs.0.priceYear", "outcomes.0.costableAs.0.priceYear"],
    ],
  ])("is refused %s", async (_what, changes, fields) => {
    const { who } = await atBusinessCases();
    const answer = await who.post(make, NEW, { ...TYPED, ...own, ...changes });
    expect([answer.status, fieldsOf(answer)]).toEqual([422, fields]);
  });
});
