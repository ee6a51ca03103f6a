// Two releases of one quarter, and one person more or less.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { verdictOn } from "#app/reports/release-rule.ts";
import type { ReportRow } from "#app/reports/report.ts";
import { tabulate } from "#app/reports/tabulate.ts";
import { attackBySolving, truthOf } from "./attack.ts";
import { rowKey } from "./patient-reader.ts";
import { area } from "./small-areas.ts";

const PUBLISHER = { mostHidden: 7, countStep: 5 };
const SEED = Number(process.env["HUB_SEED"] ?? 20261122);
const areas = area(60, { sources: 4, routes: 3, bands: 3, bearers: 4 });
const isNumber = (cell: unknown): cell is number => typeof cell === "number";

describe("one person more or less", () => {
  test("is held back, and changes nothing but where that person is, or between shown and not shown", () => {
    fc.assert(
      fc.property(areas, fc.nat(), ({ layout, parts }, pick) => {
        if (parts.length === 0) return;
        const gone = parts[pick % parts.length]?.person;
        const without = parts.filter(({ person }) => person !== gone);
        const [was, is] = [tabulate(layout, parts, PUBLISHER), tabulate(layout, without, PUBLISHER)];
        expect(verdictOn(is.people, [was.people], PUBLISHER.mostHidden)).toBe("held");
        const [before, after] = [truthOf(layout, parts), truthOf(layout, without)];
        was.rows.forEach((row, index) => {
          const now = is.rows[index] as ReportRow;
          const moved = before.get(rowKey(row))?.people !== after.get(rowKey(row))?.people;
          if (isNumber(row.cases) && isNumber(now.cases) && row.cases > 0 && now.cases > 0)
            expect(Math.abs(row.cases - now.cases)).toBeLessThanOrEqual(moved ? PUBLISHER.countStep : 0);
          if (!moved && row.cases !== now.cases) expect([row.cases, now.cases]).toContain("suppressed");
          if (!moved && row.pounds !== now.pounds) expect([row.pounds, now.pounds]).toContain("suppressed");
        });
      }),
      { numRuns: 1000, seed: SEED },
    );
  });
});

describe("a later release of the same quarter", () => {
  test("beside the earlier one gives no hidden number away, even to who knows that people were only added", () => {
    let released = 0;
    fc.assert(
      fc.property(areas, fc.integer({ min: 1, max: 30 }), ({ layout, parts }, late) => {
        const people = [...new Set(parts.map(({ person }) => person))];
        const missing = new Set(people.slice(0, late));
        const known = parts.filter(({ person }) => !missing.has(person));
        const [first, second] = [tabulate(layout, known, PUBLISHER), tabulate(layout, parts, PUBLISHER)];
        if (verdictOn(second.people, [first.people], PUBLISHER.mostHidden) !== "frozen") return;
        released += 1;
        attackBySolving(layout, parts, second.rows, PUBLISHER, first.rows);
      }),
      { numRuns: 400, seed: SEED },
    );
    expect(released).toBeGreaterThan(100);
  });
});
