// What is entered on the page comes to the same penny as the same business case at the terminal.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { businessCaseLine } from "#app/reports/business-case/line.ts";
import { resultShown, simulated } from "#app/reports/business-case/shown.ts";
import { readVersion } from "#app/reports/business-case/version.ts";
import { ownIndex } from "#app/routes/business-case/own-index.ts";
import { readDocument } from "#app/routes/business-case/read-document.ts";
import { uncheckedFrom } from "#app/routes/business-case/read-typed.ts";
import { typedFrom } from "#app/routes/business-case/typed-case.ts";
import { postedAs } from "./typed-values.ts";

const YEARS = ["2008-09", "2015-16", "2021-22", "2024-25", "2026-27"];
const share = fc.oneof(
  fc.constantFrom(0, 1, 0.07, 1 / 3, 0.005, 1e-9),
  fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
  fc.double({ min: 1e-6, max: 1, noNaN: true }),
);
const fy = fc.constantFrom(...YEARS);
const bearer = fc.constantFrom("police", "nhs", "hub", "people", "A charity of the area");
const grade = fc.integer({ min: 1, max: 6 });
const pence = fc.oneof(fc.constantFrom(0, 1, 50, 247_000, 1e15), fc.nat(1e9));
const aRange = fc.constantFrom<{ input: string; low: number; high: number; likely?: number }>(
  { input: "outcomes.0.impact", low: 0.1, high: 1 / 3 },
  { input: "outcomes.0.population", low: 0.5, high: 2000, likely: 1000.25 },
  { input: "costs.0.pence", low: 0.5, high: 123_456_789.125, likely: 5000 },
  { input: "discountRate", low: 0, high: 0.07 },
);
const aDocument = fc.record({
  baseYear: fy,
  years: fc.integer({ min: 1, max: 12 }),
  discountRate: fc.constantFrom(0, 0.035, 0.0333, 1, 0.07),
  discountFirstYear: fc.boolean(),
  series: fc
    .array(fc.oneof(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.0001, max: 999, noNaN: true })), {
      minLength: YEARS.length,
      maxLength: YEARS.length,
    })
    .map((indices) => YEARS.map((year, place) => ({ fy: year, index: indices[place] ?? 1 }))),
  costs: fc.array(fc.record({ bearer, year: fc.constant(0), pence, priceYear: fy, grade }), {
    minLength: 1,
    maxLength: 3,
  }),
  outcomes: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom("Fewer repeats", "constructor", "__proto__"),
      population: fc.oneof(fc.nat(100_000), fc.constantFrom(0.5, 1e12)),
      affected: share,
      engaged: share,
      retained: share,
      impact: share,
      deadweight: share,
      deadweightMode: fc.constantFrom("points", "share"),
      lagYears: fc.nat(14),
      dropOff: share,
      costableAs: fc.array(
        fc.record({
          bearer,
          kind: fc.constantFrom("fiscal", "economic", "social"),
          pencePerYear: pence,
          priceYear: fy,
          cashable: share,
        }),
        { maxLength: 3 },
      ),
      grade,
    }),
    { minLength: 1, maxLength: 3, selector: ({ name }) => name },
  ),
  simulate: fc.option(
    fc.record(
      {
        seed: fc.integer({ min: -9, max: 999 }),
        runs: fc.constant(100),
        ranges: fc.array(aRange, { minLength: 1, maxLength: 4 }),
      },
      { requiredKeys: ["seed", "runs"] },
    ),
    { nil: undefined },
  ),
});

/** The version that is saved when a document is brought, its form posted as it came back, and a group stated. */
function savedFrom(text: string) {
  const read = readDocument(text, "An invented document");
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  const typed = typedFrom(postedAs({ ...read.typed, comparator: "group", comparatorWords: "An invented group" }));
  const { series, errors } = ownIndex(typed, []);
  const version = readVersion(uncheckedFrom(typed, series));
  if (!version.ok || errors.length > 0) throw new Error(JSON.stringify([errors, version]));
  return version.version;
}

describe("a business case that is brought to the page as a document", () => {
  it("comes to the same, to the penny and to the last digit, as at the terminal", () => {
    fc.assert(
      fc.property(aDocument, (document) => {
        const text = JSON.stringify(document);
        const terminal = JSON.parse(businessCaseLine(text).line) as Record<string, unknown>;
        const { simulation, ...page } = JSON.parse(
          JSON.stringify(resultShown(savedFrom(text), true)),
        ) as typeof terminal;
        expect("simulate" in JSON.parse(text) ? { ...page, simulation } : page).toEqual(terminal);
      }),
      { numRuns: 150 },
    );
  });

  it("and what the page lets one download is answered by the terminal as the page answers, its draws too", () => {
    fc.assert(
      fc.property(aDocument, (document) => {
        const version = savedFrom(JSON.stringify(document));
        const file = JSON.stringify(simulated(version.input));
        const answered = JSON.parse(businessCaseLine(file).line) as unknown;
        expect(JSON.parse(JSON.stringify(resultShown(version, true)))).toEqual(answered);
        expect(savedFrom(file).input).toEqual({ ...version.input, simulate: simulated(version.input).simulate });
      }),
      { numRuns: 40 },
    );
  });
});
