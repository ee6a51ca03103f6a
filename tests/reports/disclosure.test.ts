import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { controlled, type Shown, type Table, type Truth } from "#app/reports/disclosure.ts";
import { shownCount, shownMoney } from "#app/reports/rounding.ts";
import { attack } from "./attacker.ts";
import { PRICES, quarter, tableOf, type Event } from "./micro-data.ts";

const RUNS = { numRuns: 3000 };
const cells = <T>(table: Table<T>): T[] => [table.total, ...table.lists.flat()];
const pairs = (truth: Table<Truth>, shown: Table<Shown>): [Truth, Shown][] =>
  cells(truth).map((cell, index) => [cell, cells(shown)[index] as Shown]);

describe("one number", () => {
  test("a count is 0, a multiple of five, or says only that it is small", () => {
    expect([0, 1, 7, 8, 12, 13, 17, 18, 29000].map((n) => shownCount(n))).toEqual([
      0,
      "1 to 7",
      "1 to 7",
      10,
      10,
      15,
      15,
      20,
      29000,
    ]);
  });

  test("money of one to seven cases is never shown", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.nat(), fc.integer({ min: 1, max: 1e6 }), (n, pence, unit) => {
        expect(shownMoney(pence, unit, n)).toBe("suppressed");
      }),
    );
  });

  test("other money is a multiple of five times its largest unit price, and the nearest one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 1e4 }), fc.nat(), fc.integer({ min: 1, max: 1e6 }), (n, pence, unit) => {
        const shown = Math.round(Number(shownMoney(pence, unit, n)) * 100);
        expect(shown % (5 * unit)).toBe(0);
        expect(Math.abs(shown - pence)).toBeLessThanOrEqual(2.5 * unit);
      }),
    );
  });
});

describe("a quarter's table", () => {
  test("shows no count of one to seven, and no money made of one to seven people", () => {
    fc.assert(
      fc.property(quarter, (events) => {
        const truth = tableOf(events);
        for (const [cell, shown] of pairs(truth, controlled(truth))) {
          if (cell.cases === 0) expect(shown).toEqual({ cases: 0, pounds: 0 });
          else if (cell.cases <= 7) expect(shown).toEqual({ cases: "1 to 7", pounds: "suppressed" });
          else {
            expect(Number(shown.cases) % 5).toBe(0);
            expect(Number(shown.cases)).toBeGreaterThanOrEqual(5);
            expect(["suppressed", shownMoney(cell.pence, cell.maxUnitPence, cell.cases)]).toContain(shown.pounds);
          }
        }
      }),
      RUNS,
    );
  });

  test("has the same shape whatever is in it", () => {
    fc.assert(
      fc.property(quarter, (events) => {
        expect(controlled(tableOf(events)).lists.map((list) => list.length)).toEqual([4, 15]);
      }),
      { numRuns: 100 },
    );
  });

  test("gives no hidden cell away to a reader who sets everything shown against everything else", () => {
    fc.assert(
      fc.property(quarter, (events) => {
        const truth = tableOf(events);
        const shown = controlled(truth);
        const all = cells(truth);
        const found = attack(shown, {
          cheapest: Math.min(...events.map((one) => one.price), PRICES.at(-1) ?? 1),
          slack: (list, index) => 2.5 * ((list < 0 ? truth.total : truth.lists[list]?.[index])?.maxUnitPence ?? 0),
          countStep: (list) => (list < 0 ? shown.steps.total : shown.steps.cells),
        });
        [found.total, ...found.lists.flat()].forEach((guess, index) => {
          const cell = all[index] as Truth;
          expect(guess.pence.low).toBeLessThanOrEqual(cell.pence);
          expect(guess.pence.high).toBeGreaterThanOrEqual(cell.pence);
          expect(guess.cases.low).toBeLessThanOrEqual(cell.cases);
          expect(guess.cases.high).toBeGreaterThanOrEqual(cell.cases);
          if (guess.shown.cases === "1 to 7") expect(guess.cases.high - guess.cases.low).toBeGreaterThanOrEqual(1);
          if (guess.shown.pounds === "suppressed")
            expect(guess.pence.high - guess.pence.low).toBeGreaterThanOrEqual(cell.maxUnitPence);
        });
      }),
      RUNS,
    );
  });

  test("changes, when one person is taken out, only where that person was, or between shown and not shown", () => {
    fc.assert(
      fc.property(quarter, fc.nat(), (events, pick) => {
        if (events.length === 0) return;
        const gone = (events[pick % events.length] as Event).person;
        const [before, after] = [tableOf(events), tableOf(events.filter((one) => one.person !== gone))];
        const [was, is] = [controlled(before), controlled(after)];
        cells(before).forEach((cell, index) => {
          const [old, now] = [cells(was)[index] as Shown, cells(is)[index] as Shown];
          const same = JSON.stringify(cell) === JSON.stringify(cells(after)[index]);
          if (same && old.pounds !== now.pounds) expect([old.pounds, now.pounds]).toContain("suppressed");
          const alike = was.steps.total === is.steps.total && was.steps.cells === is.steps.cells;
          if (alike && typeof old.cases === "number" && typeof now.cases === "number")
            expect(Math.abs(old.cases - now.cases)).toBeLessThanOrEqual(same ? 0 : is.steps.total);
        });
      }),
      RUNS,
    );
  });

  test("hides a second amount when the total would give the first away", () => {
    const shown = controlled({
      total: { cases: 60, pence: 6_010_000, maxUnitPence: 1_000, minUnitPence: 1_000 },
      lists: [
        [
          { cases: 50, pence: 5_000_000, maxUnitPence: 1_000, minUnitPence: 1_000 },
          { cases: 12, pence: 960_000, maxUnitPence: 1_000, minUnitPence: 1_000 },
          { cases: 2, pence: 50_000, maxUnitPence: 1_000, minUnitPence: 1_000 },
        ],
      ],
    });
    expect(shown.lists[0]?.map((cell) => cell.pounds)).toEqual([50_000, "suppressed", "suppressed"]);
  });

  test("rounds counts more coarsely when the nearest five would give a small one away", () => {
    const cell = (cases: number): Truth => ({ cases, pence: cases * 4000, maxUnitPence: 4000, minUnitPence: 4000 });
    const shown = controlled({ total: cell(43), lists: [[cell(12), cell(12), cell(12), cell(7)]] });
    expect(shown.lists[0]?.map((one) => one.cases)).toEqual([10, 10, 10, "1 to 7"]);
    expect(shown.total.cases).toBe(40);
  });
});
