import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { controlledParts } from "#app/reports/disclosure-parts.ts";
import { FEW, type ShownCount } from "#app/reports/rounding.ts";

interface Box {
  low: number;
  high: number;
}

/** What a reader knows of a count before they add anything up. */
function boxOf(shown: ShownCount, step: number): Box {
  if (shown === 0) return { low: 0, high: 0 };
  if (shown === FEW) return { low: 1, high: 7 };
  return { low: Math.max(8, shown - Math.floor(step / 2)), high: shown + Math.ceil(step / 2) - 1 };
}

/** Adds and subtracts until nothing moves any more: every list adds up to the total. */
function attack(total: Box, lists: readonly Box[][]): void {
  for (let moved = true; moved;) {
    moved = false;
    const narrow = (box: Box, low: number, high: number) => {
      if (low > box.low) [box.low, moved] = [low, true];
      if (high < box.high) [box.high, moved] = [high, true];
    };
    for (const list of lists) {
      const all = (end: keyof Box, but?: Box) => list.reduce((sum, box) => sum + (box === but ? 0 : box[end]), 0);
      narrow(total, all("low"), all("high"));
      for (const box of list) narrow(box, total.low - all("high", box), total.high - all("low", box));
    }
  }
}

const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 8, max: 60 }), fc.nat(5000));
/** Contacts of one whole, divided up in two ways: by month and by door, say. */
const whole = fc.array(fc.record({ a: fc.nat(5), b: fc.nat(2), n: count }), { minLength: 1, maxLength: 10 });
const tableOf = (rows: readonly { a: number; b: number; n: number }[]) => {
  const by = (pick: (row: { a: number; b: number }) => number, length: number) =>
    Array.from({ length }, (_, i) => rows.filter((row) => pick(row) === i).reduce((sum, { n }) => sum + n, 0));
  return { total: rows.reduce((sum, { n }) => sum + n, 0), lists: [by((row) => row.a, 6), by((row) => row.b, 3)] };
};

describe("counts whose parts do not overlap", () => {
  test("show nothing from one to seven, and otherwise a multiple of the step", () => {
    fc.assert(
      fc.property(whole, (rows) => {
        const truth = tableOf(rows);
        const shown = controlledParts(truth);
        const pairs = truth.lists.flatMap((list, l) => list.map((n, i) => [n, shown.lists[l]?.[i]] as const));
        for (const [n, cell] of pairs)
          if (n === 0) expect(cell).toBe(0);
          else if (n <= 7) expect(cell).toBe(FEW);
          else expect(Number(cell) % shown.steps.cells).toBe(0);
      }),
    );
  });

  test("leave every small one at least three numbers that it could be, whoever adds and subtracts", () => {
    fc.assert(
      fc.property(whole, (rows) => {
        const truth = tableOf(rows);
        const shown = controlledParts(truth);
        const lists = shown.lists.map((list) => list.map((cell) => boxOf(cell, shown.steps.cells)));
        attack(boxOf(shown.total, shown.steps.total), lists);
        for (const [l, list] of shown.lists.entries())
          for (const [i, cell] of list.entries()) {
            const box = lists[l]?.[i];
            const n = truth.lists[l]?.[i] ?? 0;
            expect(box && box.low <= n && n <= box.high).toBe(true);
            if (cell === FEW) expect((box?.high ?? 0) - (box?.low ?? 0)).toBeGreaterThanOrEqual(2);
          }
      }),
      { numRuns: 5000 },
    );
  });

  test("are ready at once for a county's thousand doors, of which many are small", () => {
    const doors = Array.from({ length: 4000 }, (_, index) => index % 9);
    const total = doors.reduce((sum, n) => sum + n, 0);
    const began = performance.now();
    controlledParts({ total, lists: [[total], doors] });
    expect(performance.now() - began).toBeLessThan(500);
  });
});
