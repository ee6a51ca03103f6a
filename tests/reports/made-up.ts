// A report of people that the test names, for the register of releases.
import type { Column, Report } from "#app/reports/report.ts";
import { shownCount } from "#app/reports/rounding.ts";

/** Who is in which town, in each quarter; a test may change it at any time. */
export type InTowns = Record<string, Record<string, readonly string[]>>;

const COLUMNS: readonly Column[] = [
  { key: "quarter", kind: "label", words: "Quarter" },
  { key: "by", kind: "label", words: "By" },
  { key: "line", kind: "label", words: "Line" },
  { key: "name", kind: "label", words: "Name" },
  { key: "cases", kind: "count", words: "Cases" },
];

/** A report of how many people are in the north and in the south. `truth` is what the database would know. */
export function madeUp(truth: InTowns, name = "made-up"): Report {
  return {
    name,
    title: "Made up",
    question: "How many are where?",
    definitions: [{ term: "North", words: "Not the south." }],
    howSure: ["It is made up."],
    picture: "none",
    columns: COLUMNS,
    listWords: { town: "By town" },
    make: (_from, _area, quarter) => {
      const { north = [], south = [] } = truth[quarter] ?? {};
      const row = (by: string, line: string, words: string, who: readonly string[]) => ({
        by,
        line,
        name: words,
        cases: shownCount(who.length),
      });
      return Promise.resolve({
        columns: COLUMNS,
        rows: [
          row("all", "all", "All", [...north, ...south]),
          row("town", "north", "North", north),
          row("town", "south", "South", south),
        ],
        people: new Map([
          ...north.map((who) => [who, "north"] as const),
          ...south.map((who) => [who, "south"] as const),
        ]),
        notes: [`${shownCount(north.length)} of them are in the north.`],
      });
    },
  };
}

/** `count` people, from a number on. */
export const people = (count: number, first = 0): string[] =>
  Array.from({ length: count }, (_, index) => `person-${first + index}`);
