import { describe, expect, test } from "vitest";
import type { Layout, Part } from "#app/reports/report.ts";
import { columnsOf, tabulate } from "#app/reports/tabulate.ts";
import { chance, peopleOf } from "./any-layout.ts";
import { layoutOf } from "./small-areas.ts";

const publisher = { mostHidden: 7, countStep: 5 };
const names = (...keys: string[]) => keys.map((key) => ({ key, words: key.toUpperCase() }));
const layout: Layout = {
  lists: [{ key: "band", words: "Band", kind: "parts", whole: true, rows: names("a", "b", "c") }],
  measures: [
    { key: "cases", kind: "count", words: "Cases" },
    { key: "pounds", kind: "money", words: "Cost" },
    { key: "mean", kind: "mean", words: "Cost a case" },
    { key: "share", kind: "rate", words: "Share", of: "all" },
    { key: "hours", kind: "duration", words: "Hours", told: { list: "band", rows: ["a", "b"] } },
  ],
};

/** So many people in one row, each with one event at one price. */
function people(row: string, count: number, pence = 10_000, hours?: number): Part[] {
  return Array.from({ length: count }, (_, index) => {
    const part = {
      person: `${row}${String(index)}`,
      pence,
      unitPence: Math.abs(pence),
      ...(hours === undefined ? {} : { hours }),
    };
    return [
      { ...part, list: "all", row: "all" },
      { ...part, list: "band", row },
    ];
  }).flat();
}
const shown = (parts: readonly Part[], key: string, from = layout) =>
  tabulate(from, parts, publisher).rows.map((row) => row[key]);

describe("a table", () => {
  test("has the same rows and columns whatever is in it, and says of nobody that they are nobody", () => {
    const { rows, columns } = tabulate(layout, [], publisher);
    expect(columns.map(({ key }) => key)).toEqual([
      "quarter",
      "by",
      "line",
      "name",
      "cases",
      "pounds",
      "mean",
      "share",
      "hours",
    ]);
    expect(columnsOf(layout)).toEqual(columns);
    expect(rows.map(({ by, line, name }) => [by, line, name])).toEqual([
      ["all", "all", "All"],
      ["band", "a", "A"],
      ["band", "b", "B"],
      ["band", "c", "C"],
    ]);
    expect(rows.map(({ cases, pounds }) => [cases, pounds])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  test("rounds counts to the nearest five, and money to five of its dearest units", () => {
    const parts = [...people("a", 33), ...people("b", 12), ...people("c", 18)];
    expect(shown(parts, "cases")).toEqual([65, 35, 10, 20]);
    expect(shown(parts, "pounds")).toEqual([6500, 3500, 1000, 2000]);
    expect(shown(parts, "share")).toEqual([100, 54, 15, 31]);
  });

  test("shows of one to seven people no more than that", () => {
    const parts = [...people("a", 33), ...people("b", 12), ...people("c", 4)];
    const [, , , few] = tabulate(layout, parts, publisher).rows;
    expect(few).toMatchObject({
      cases: "1 to 7",
      pounds: "suppressed",
      mean: "suppressed",
      share: "suppressed",
      hours: null,
    });
  });
});

describe("a table of people without money", () => {
  const plain: Layout = { ...layout, measures: layout.measures.slice(0, 1) };
  const bare = (parts: readonly Part[]) => parts.map(({ person, list, row }) => ({ person, list, row }));

  test("is made all the same", () => {
    expect(shown(bare([...people("a", 20), ...people("b", 30), ...people("c", 9)]), "cases", plain)).toEqual([
      60, 20, 30, 10,
    ]);
  });

  test("does not say that everybody is in one row, nor that all but a few are", () => {
    for (const few of [0, 1, 4])
      expect(shown(bare([...people("a", 40 - few), ...people("b", few)]), "cases", plain).slice(2)).toEqual([
        "suppressed",
        "suppressed",
      ]);
  });
});

describe("what a person brought", () => {
  test("has a digest that changes with it, and with nothing else", () => {
    const digest = (parts: readonly Part[]) => tabulate(layout, parts, publisher).people.get("a0");
    const alone = digest(people("a", 1));
    expect(digest([...people("b", 9), ...people("a", 1).reverse()])).toBe(alone);
    expect(digest(people("a", 1).map((part) => ({ ...part, unitPence: 99_000 })))).toBe(alone);
    expect(digest(people("a", 1, 20_000))).not.toBe(alone);
    expect(digest(people("a", 1, 10_000, 3))).not.toBe(alone);
  });
});

test("sixty crossed rows of twenty thousand parts take less than a second of work", () => {
  const wide = layoutOf(2, 2, 4, 15);
  const parts = peopleOf(wide, 1800, 2, chance(1));
  expect(parts.length).toBeGreaterThan(20_000);
  const began = process.cpuUsage();
  tabulate(wide, parts, publisher);
  const { user } = process.cpuUsage(began);
  expect(user / 1e6).toBeLessThan(1);
});
