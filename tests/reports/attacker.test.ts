// Attackers on random small areas: whoever adds, subtracts, solves or goes through every world finds no hidden number.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REPORTS } from "#app/reports/reports.ts";
import { tabulate } from "#app/reports/tabulate.ts";
import { chance, peopleOf } from "./any-layout.ts";
import { attackByEveryWorld, attackBySolving } from "./attack.ts";
import { area } from "./small-areas.ts";

const PUBLISHER = { mostHidden: 7, countStep: 5 };
/** The same areas every time: a change of the control is seen by what it changes. */
const SEED = Number(process.env["HUB_SEED"] ?? 20261122);
const publisher = fc.record({
  mostHidden: fc.constantFrom(7, 8, 10, 20),
  countStep: fc.constantFrom(5, 10, 20),
});

describe("an attacker who solves for every number", () => {
  test("finds no hidden count of fewer than three numbers, and no hidden money closer than its dearest unit", () => {
    fc.assert(
      fc.property(area(60, { sources: 4, routes: 3, bands: 3, bearers: 4 }), ({ layout, parts }) => {
        attackBySolving(layout, parts, tabulate(layout, parts, PUBLISHER).rows, PUBLISHER);
      }),
      { numRuns: 600, seed: SEED },
    );
  });

  test("does no better when a publisher has set other numbers", () => {
    fc.assert(
      fc.property(area(60, { sources: 4, routes: 3, bands: 3, bearers: 4 }), publisher, ({ layout, parts }, own) => {
        attackBySolving(layout, parts, tabulate(layout, parts, own).rows, own);
      }),
      { numRuns: 200, seed: SEED },
    );
  });
});

describe("an attacker who goes through every world", () => {
  test("finds for each hidden count at least three numbers that it could be, for an empty one at least two", () => {
    let hidden = 0;
    fc.assert(
      fc.property(area(24, { sources: 3, routes: 3, bands: 2, bearers: 3 }), ({ layout, parts }) => {
        hidden += attackByEveryWorld(layout, parts, tabulate(layout, parts, PUBLISHER).rows, PUBLISHER);
      }),
      { numRuns: 1000, seed: SEED },
    );
    expect(hidden).toBeGreaterThan(1000);
  });
});

describe("attackers on the tables that are published", () => {
  // What their rows mean beside what they add up to is tried elsewhere: these people are in any rows.
  const layouts = [...new Set(REPORTS.flatMap(({ layout }) => layout ?? []))].map((one) => ({ ...one, ties: [] }));

  test("there are some", () => {
    expect(layouts.length).toBeGreaterThan(5);
  });

  test.each(layouts.map((layout) => [layout.lists.map(({ key }) => key).join(", "), layout] as const))(
    "find nothing in %s",
    (_, layout) => {
      fc.assert(
        fc.property(fc.nat(), fc.integer({ min: 8, max: 60 }), fc.constantFrom(1, 2, 4), (seed, people, lean) => {
          const parts = peopleOf(layout, people, lean, chance(seed));
          const { rows } = tabulate(layout, parts, PUBLISHER);
          const named = rows.map((row) => ("cost" in row ? { ...row, pounds: row.cost ?? 0 } : row));
          attackBySolving(layout, parts, named, PUBLISHER);
        }),
        { numRuns: layout.lists.flatMap(({ rows }) => rows).length > 90 ? 20 : 60, seed: SEED },
      );
    },
  );
});
