// An attacker on random small areas: whoever adds, subtracts and solves finds no hidden number.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tabulate } from "#app/reports/tabulate.ts";
import { possibleValues } from "./every-world.ts";
import { ALL_ROW, PatientReader, rowKey } from "./patient-reader.ts";
import { area, PRICES, type Area } from "./small-areas.ts";

const PUBLISHER = { mostHidden: 7, countStep: 5 };

interface True {
  readonly people: number;
  readonly pence: number;
  readonly dearest: number;
}

/** What is true of each row, summed by the test itself. */
function truth({ layout, parts }: Area): Map<string, True> {
  const rows = new Map<string, { people: Set<string>; pence: number; dearest: number }>();
  const nobody = () => ({ people: new Set<string>(), pence: 0, dearest: 0 });
  rows.set(ALL_ROW, nobody());
  for (const list of layout.lists) for (const { key } of list.rows) rows.set(`${list.key}/${key}`, nobody());
  for (const part of parts) {
    const row = rows.get(`${part.list}/${part.row}`);
    if (!row) throw new Error("No such row.");
    row.people.add(part.person);
    row.pence += part.pence ?? 0;
    row.dearest = Math.max(row.dearest, part.unitPence ?? 0);
  }
  return new Map([...rows].map(([key, row]) => [key, { ...row, people: row.people.size }]));
}

const cheapest = PRICES[0];

describe("an attacker who solves for every number", () => {
  test("finds no hidden count of fewer than three numbers, and no hidden money closer than its dearest unit", () => {
    fc.assert(
      fc.property(area(60, { sources: 4, routes: 3, bands: 3, bearers: 4 }), (one) => {
        const facts = truth(one);
        const { rows } = tabulate(one.layout, one.parts, PUBLISHER);
        const reader = new PatientReader(one.layout, rows, {
          ...PUBLISHER,
          cheapest,
          slack: (by, line) => 2.5 * (facts.get(`${by}/${line}`)?.dearest ?? 0),
        });
        for (const row of rows) {
          const key = rowKey(row);
          const { people, dearest } = facts.get(key) as True;
          if (typeof row.cases !== "number") {
            const enough = people === 0 ? 1 : 2;
            const { low, high } = reader.people(key, enough + 1);
            expect(
              Math.floor(high + 1e-4) - Math.ceil(low - 1e-4),
              `${key} is ${low} to ${high}`,
            ).toBeGreaterThanOrEqual(enough);
          }
          if (row.pounds === "suppressed" && people > 0 && dearest > 0) {
            const { low, high } = reader.money(key, dearest / cheapest);
            expect(high - low, `money of ${key} is ${low} to ${high}`).toBeGreaterThanOrEqual(
              dearest / cheapest - 1e-4,
            );
          }
        }
      }),
      { numRuns: 600 },
    );
  });
});

describe("an attacker who goes through every world", () => {
  test("finds for each hidden count at least three numbers that it could be, for an empty one at least two", () => {
    let seen = 0;
    fc.assert(
      fc.property(area(24, { sources: 3, routes: 3, bands: 2, bearers: 3 }), (one) => {
        const facts = truth(one);
        const { rows } = tabulate(one.layout, one.parts, PUBLISHER);
        const found = possibleValues(one.layout, rows, PUBLISHER, 3, 20_000);
        if (found === null) return;
        seen += found.size;
        for (const [key, values] of found) {
          const people = facts.get(key)?.people ?? 0;
          expect(values.size, `${key} can be ${[...values].join(" or ")}`).toBeGreaterThanOrEqual(people === 0 ? 2 : 3);
        }
      }),
      { numRuns: 2500 },
    );
    expect(seen).toBeGreaterThan(0);
  });
});
