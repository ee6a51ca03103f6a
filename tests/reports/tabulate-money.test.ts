import { describe, expect, test } from "vitest";
import type { Layout, Part } from "#app/reports/report.ts";
import { tabulate } from "#app/reports/tabulate.ts";

const publisher = { mostHidden: 7, countStep: 5 };
const rows = ["a", "b", "c"].map((key) => ({ key, words: key }));
const layout: Layout = {
  lists: [
    { key: "band", words: "Band", kind: "overlap", whole: true, rows },
    { key: "grade", words: "Grade", kind: "parts", whole: true, rows },
  ],
  measures: [
    { key: "cases", kind: "count", words: "Cases" },
    { key: "cost", kind: "money", words: "Cost" },
    { key: "mean", kind: "mean", words: "Cost a case" },
  ],
};

/** So many people in one band, each with these amounts at this price. */
function people(row: string, count: number, amounts: readonly number[], unitPence: number): Part[] {
  return Array.from({ length: count }, (_, index) => `${row}${String(index)}`).flatMap((person): Part[] => [
    { person, list: "grade", row: "a" },
    ...amounts.flatMap((pence): Part[] => [
      { person, list: "all", row: "all", pence, unitPence },
      { person, list: "band", row, pence, unitPence },
    ]),
  ]);
}
const made = (...parts: readonly Part[][]) => {
  const all = tabulate(layout, parts.flat(), publisher).rows;
  return Object.fromEntries(all.map((row) => [`${String(row.by)} ${String(row.line)}`, row]));
};

describe("money", () => {
  test("at one price is a multiple of five of it, so that it is no exact count", () => {
    const { "band a": a, "all all": all } = made(people("a", 33, [4000], 4000), people("b", 12, [4000], 4000));
    expect([a?.cost, all?.cost]).toEqual([1400, 1800]);
  });

  test("of one to seven people is suppressed, and so is a mean of it", () => {
    const { "band c": c } = made(
      people("a", 30, [4000], 4000),
      people("b", 20, [4000], 4000),
      people("c", 5, [4000], 4000),
    );
    expect(c).toMatchObject({ cases: "1 to 7", cost: "suppressed", mean: "suppressed" });
  });

  test("of a few takes the smallest amount beside it with it, which what they are part of would give away", () => {
    const {
      "band a": a,
      "band b": b,
      "all all": all,
    } = made(people("a", 60, [4000], 4000), people("b", 20, [4000], 4000), people("c", 5, [80_000], 20_000));
    expect([all?.cost, a?.cost, b?.cost]).toEqual([7000, 2400, "suppressed"]);
    expect(b?.cases).toBe(20);
  });

  test("that was taken back counts with what it takes back", () => {
    const { "band a": a } = made(people("a", 30, [4000], 4000), people("b", 20, [4000, -4000], 4000));
    expect(a?.cost).toBe(1200);
    const { "band b": b } = made(people("a", 30, [4000], 4000), people("b", 20, [4000, -4000], 4000));
    expect(b).toMatchObject({ cases: 20, cost: 0, mean: 0 });
    const { "band c": c } = made(people("a", 30, [4000], 4000), people("c", 20, [-4000], 4000));
    expect(c).toMatchObject({ cases: 20, cost: -800 });
  });

  test("taken back of a few people is suppressed, even where nothing is left", () => {
    const { "band c": c } = made(
      people("a", 30, [4000], 4000),
      people("b", 20, [4000], 4000),
      people("c", 5, [4000, -4000], 4000),
    );
    expect(c?.cost).toBe("suppressed");
  });

  test("of which one person has more than half is suppressed, with its mean, though its count is shown", () => {
    const dear = people("b", 1, [900_000], 4000).map((part) => ({ ...part, person: "dear" }));
    const { "band b": b } = made(people("a", 300, [40_000], 4000), people("b", 20, [4000], 4000), dear);
    expect(b).toMatchObject({ cases: 20, cost: "suppressed", mean: "suppressed" });
  });

  test("is suppressed in a list to which nobody brought any, and nil where there is nobody", () => {
    const { "grade a": a, "grade b": b } = made(people("a", 30, [4000], 4000), people("b", 20, [4000], 4000));
    expect([a?.cost, b?.cases]).toEqual(["suppressed", "suppressed"]);
    expect(made()["grade b"]).toMatchObject({ cases: 0, cost: 0 });
  });

  test("a mean is what is shown of the money by what is shown of the people", () => {
    const { "band a": a } = made(people("a", 33, [4000], 4000), people("b", 12, [4000], 4000));
    expect(a?.mean).toBe(1400 / 35);
  });
});

describe("a definition that does not fit its layout is refused", () => {
  const all = { person: "p", list: "all", row: "all" };
  const plain: Layout = { ...layout, measures: layout.measures.slice(0, 1) };
  const refused = (of: Layout, ...parts: Part[]) => expect(() => tabulate(of, parts, publisher));

  test("with a row that there is not, a person in two parts, or in no part of a whole", () => {
    const band = { person: "p", list: "band", row: "a" };
    refused(plain, all, { person: "p", list: "band", row: "z" }).toThrow("no row z in band");
    refused(plain, all, band).toThrow("in no row of grade");
    refused(plain, all, band, ...["a", "b"].map((row) => ({ person: "p", list: "grade", row }))).toThrow(
      "in two rows of grade",
    );
  });

  test("with money that does not add up, or has no price", () => {
    const parts = people("a", 9, [4000], 4000);
    refused(layout, ...parts, { person: "a0", list: "all", row: "all", pence: 4000, unitPence: 4000 }).toThrow(
      "add up",
    );
    refused(layout, { ...all, pence: 4000 }).toThrow("without the price of a unit");
    refused(layout, { ...all, pence: Number.NaN }).toThrow("no number");
  });

  test("with another measure first, or a publisher who would hide too little", () => {
    refused({ ...layout, measures: layout.measures.slice(1) }).toThrow("first measure");
    for (const mostHidden of [0, 6, 7.5, 101])
      expect(() => tabulate(layout, [], { mostHidden, countStep: 5 })).toThrow(RangeError);
    for (const countStep of [0, 4, 5.5, 101])
      expect(() => tabulate(layout, [], { mostHidden: 7, countStep })).toThrow(RangeError);
  });
});
