import { describe, expect, it } from "vitest";
import { EXAMPLES } from "#app/reports/business-case/examples.ts";
import { caseCsv } from "#app/reports/business-case/files.ts";
import { compared } from "#app/reports/business-case/compared.ts";
import { resultShown, runsOnAPage, shownCase } from "#app/reports/business-case/shown.ts";
import { MOST, readVersion } from "#app/reports/business-case/version.ts";
import { COST, OUTCOME, PLAIN } from "./a-case.ts";
import { ASSUMED, checked, UNCOMPARED } from "./a-version.ts";

const open = checked(ASSUMED);
const locked = checked(UNCOMPARED);

describe("a version that is compared with nothing", () => {
  it("has no ratio anywhere in what its page is given", () => {
    const { result, simulation, corrected, plain, horizons } = shownCase(locked, true);
    for (const one of [result, result.withoutOptimismBias, corrected, plain, ...horizons])
      expect([one.benefitCostRatio, one.fiscalReturn]).toEqual([null, null]);
    expect(simulation?.benefitCostRatio).toBeNull();
    expect(resultShown(locked, true).simulation?.benefitCostRatio).toBeNull();
  });

  it("says in its file that the ratio is locked", () => {
    expect(caseCsv(locked, shownCase(locked, false))).toContain("Benefit-cost ratio,locked");
  });
});

describe("a version with an assumption and its grade", () => {
  it("shows the ratio that the terminal gives", () => {
    const { result, corrected } = shownCase(open, false);
    expect(result.benefitCostRatio).toBe(8);
    expect(corrected.benefitCostRatio).toBe(8);
    expect(corrected.netPublic).toBe(result.netPresentValue.public);
  });
});

describe("what is cashable", () => {
  it("is nil until it is signed, and is capacity until then", () => {
    expect(shownCase(open, false).columns).toEqual({ cashable: 0, capacity: 80_000, later: 0 });
    expect(shownCase(open, false).result.presentValue.cashable).toBe(0);
    expect(shownCase(open, false).result.withoutOptimismBias.presentValue.cashable).toBe(0);
  });

  it("is the typed share of the fiscal benefit once it is signed", () => {
    expect(shownCase(open, true).columns).toEqual({ cashable: 40_000, capacity: 40_000, later: 0 });
    expect(shownCase(open, true).result.presentValue.cashable).toBe(40_000);
  });

  it("is avoided later, and no capacity, where the outcome begins a year after the start", () => {
    const late = checked({ ...ASSUMED, input: { ...PLAIN, outcomes: [{ ...OUTCOME, lagYears: 1 }] } });
    expect(shownCase(late, false).columns).toEqual({ cashable: 0, capacity: 0, later: 40_000 });
  });
});

describe("other lengths of time", () => {
  it("stand side by side with its own, and a cost after the last year is left out and counted", () => {
    const long = checked({
      ...ASSUMED,
      input: { ...PLAIN, years: 10, costs: [COST, { ...COST, year: 7 }] },
      sources: {
        ...ASSUMED.sources,
        "costs.1": "The same",
      },
    });
    const { horizons } = shownCase(long, false);
    expect(horizons.map(({ years, cost, fiscal, costsLeftOut }) => [years, cost, fiscal, costsLeftOut])).toEqual([
      [5, 10_000, 200_000, 1],
      [10, 20_000, 400_000, 0],
      [25, 20_000, 1_000_000, 0],
    ]);
  });
});

describe("who pays and who gains", () => {
  it("is told for each bearer and year, in money of budgets", () => {
    expect(shownCase(open, false).bearers).toEqual([
      { bearer: "council", costs: [10_000, 0], fiscal: [0, 0] },
      { bearer: "police", costs: [0, 0], fiscal: [40_000, 40_000] },
    ]);
  });
});

describe("the time a page has", () => {
  it("is enough for the most that may be saved: fewer runs where each is long", () => {
    expect(runsOnAPage(open.input)).toBe(1000);
    const many = (count: number) => Array.from({ length: count }, (_, index) => index);
    const most = checked({
      ...ASSUMED,
      input: {
        ...PLAIN,
        years: MOST.years,
        outcomes: many(MOST.outcomes).map((o) => ({
          ...OUTCOME,
          name: `Outcome ${o}`,
          costableAs: many(MOST.lines).map(() => OUTCOME.costableAs[0]),
        })),
      },
      sources: Object.fromEntries([
        ["costs.0", "A contract"],
        ...many(MOST.outcomes).flatMap((o) => [
          [`outcomes.${o}`, "A count"],
          ...many(MOST.lines).map((l) => [`outcomes.${o}.costableAs.${l}`, "A list"]),
        ]),
      ]) as Record<string, string>,
    });
    expect(runsOnAPage(most.input)).toBe(200);
    expect(shownCase(most, false).simulation?.runs).toBe(200);
  });
});

describe("what is saved", () => {
  const pathsOf = (unchecked: Parameters<typeof readVersion>[0]) => {
    const read = readVersion(unchecked);
    return read.ok ? [] : read.errors.map(({ path }) => path);
  };

  it("says where every number comes from", () => {
    expect(pathsOf({ ...UNCOMPARED, sources: {} })).toEqual([
      "outcomes.0.source",
      "outcomes.0.costableAs.0.source",
      "costs.0.source",
    ]);
  });

  it("has a grade and words with an assumption, and words with a group", () => {
    expect(pathsOf({ ...ASSUMED, comparatorGrade: null, comparatorWords: " " })).toEqual([
      "comparatorGrade",
      "comparatorWords",
    ]);
    expect(pathsOf({ ...ASSUMED, comparatorGrade: 7 })).toEqual(["comparatorGrade"]);
    expect(pathsOf({ ...ASSUMED, comparator: "group", comparatorGrade: null, comparatorWords: "" })).toEqual([
      "comparatorWords",
    ]);
  });

  it("does not count a bundle of the catalogue and its own part in one outcome", () => {
    const line = OUTCOME.costableAs[0];
    const both = { ...PLAIN, outcomes: [{ ...OUTCOME, costableAs: [line, line] }] };
    const priced = (second: string) => ({
      ...UNCOMPARED.sources,
      "outcomes.0.costableAs.1": "The list",
      "outcomes.0.costableAs.0.price": "Test|CR2.0",
      "outcomes.0.costableAs.1.price": second,
    });
    expect(pathsOf({ ...UNCOMPARED, input: both, sources: priced("Test|CR2.0.3") })).toEqual([
      "outcomes.0.costableAs.0.source",
    ]);
    expect(pathsOf({ ...UNCOMPARED, input: both, sources: priced("Test|CR3.0") })).toEqual([]);
  });

  it("has at least one cost and one outcome", () => {
    expect(pathsOf({ ...UNCOMPARED, input: { ...PLAIN, costs: [], outcomes: [] } })).toEqual(["costs", "outcomes"]);
  });
});

describe("two versions", () => {
  const side = (version: typeof open) => ({ version, shown: shownCase(version, false) });

  it("that are the same differ in nothing", () => {
    expect(compared(side(open), side(open))).toEqual({ inputs: [], results: [] });
  });

  it("differ in what was changed, in what follows from it, and in the lock", () => {
    const more = checked({ ...UNCOMPARED, input: { ...PLAIN, outcomes: [{ ...OUTCOME, impact: 0.35 }] } });
    const { inputs, results } = compared(side(open), side(more));
    expect(inputs).toEqual([
      { what: "Compared with", a: expect.stringContaining("grade 6") as string, b: "Nothing yet" },
      { what: "Outcome 1: impact", a: "30%", b: "35%" },
    ]);
    expect(results).toContainEqual({ what: "Fiscal benefit", a: "£800", b: "£1,000" });
    expect(results).toContainEqual({ what: "Benefit-cost ratio", a: "8.00", b: "Locked" });
  });
});

describe("worked examples", () => {
  it("give every figure its source, and say what is not known and what would be assumed", () => {
    expect(EXAMPLES.map(({ code }) => code)).toEqual(["essex", "west-cheshire", "greater-manchester-early-years"]);
    for (const { figures, unknown, disagree } of EXAMPLES) {
      for (const { what, says, source } of figures) expect([what, says, source].every(Boolean), what).toBe(true);
      expect(unknown.map(({ what }) => what).join()).toMatch(/investment.*Deadweight/s);
      expect(disagree.length).toBeGreaterThan(0);
    }
  });

  it("keep both figures where two documents disagree", () => {
    const says = EXAMPLES.find(({ code }) => code === "west-cheshire")?.figures.map((figure) => figure.says) ?? [];
    expect(says).toEqual(expect.arrayContaining(["£17 million", "£7.6 million"]));
  });
});

describe("what matters most", () => {
  it("names bearers as people say them", () => {
    const words = shownCase(
      checked({
        ...ASSUMED,
        input: {
          ...PLAIN,
          costs: [{ ...COST, bearer: "nhs" }],
          outcomes: [{ ...OUTCOME, costableAs: [{ ...OUTCOME.costableAs[0], bearer: "pcc" }] }],
        },
      }),
      false,
    ).result.tornado.map((bar) => bar.words);
    expect(words).toContain("Cost to NHS in year 0");
    expect(words).toContain("fewer repeats: fiscal value to Police and crime commissioner");
  });
});
