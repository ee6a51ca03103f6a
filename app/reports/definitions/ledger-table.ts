// The money table: people with a recorded cost in the quarter, by band, by bearer, by how much.
import { caseCosts, type CaseCost } from "#db/report-costs.ts";
import { BASE_YEAR } from "#db/seed/deflators.ts";
import { BAND_WORDS, BANDS, BEARER_WORDS, BEARERS } from "#machines/money-words.ts";
import type { Layout, Part } from "../report.ts";
import { personsOf } from "./people.ts";
import type { Table } from "./table.ts";

/** Where a band of cost begins, in pounds; it ends where the next one begins. */
export const COST_FROM = [0, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000] as const;

const pounds = (amount: number): string => `£${amount.toLocaleString("en-GB")}`;

/** `Under £500`, `£500 to £999`, …, `£50,000 or more`. */
const costWords = (index: number): string => {
  const [low = 0, next] = [COST_FROM[index], COST_FROM[index + 1]];
  if (next === undefined) return `${pounds(low)} or more`;
  return low === 0 ? `Under ${pounds(next)}` : `${pounds(low)} to ${pounds(next - 1)}`;
};

const TENTHS = Array.from({ length: 10 }, (_, index) => index + 1);
const tenthWords = (tenth: number): string =>
  tenth === 1 ? "The tenth who cost most" : tenth === 10 ? "The tenth who cost least" : `Tenth ${tenth}`;

const CELLS = BEARERS.flatMap((bearer) => BANDS.map((band) => ({ key: `${bearer}.${band}`, bearer, band })));

export const LEDGER_LAYOUT: Layout = {
  lists: [
    {
      key: "band",
      words: "Reaction and prevention",
      kind: "overlap",
      whole: true,
      rows: BANDS.map((key) => ({ key, words: BAND_WORDS[key] })),
    },
    {
      key: "bearer",
      words: "Who bears it",
      kind: "overlap",
      whole: true,
      rows: BEARERS.map((key) => ({ key, words: BEARER_WORDS[key] })),
    },
    {
      key: "bearer-band",
      words: "Who bears what",
      kind: "overlap",
      whole: true,
      rows: CELLS.map(({ key, bearer, band }) => ({ key, words: `${BEARER_WORDS[bearer]}: ${BAND_WORDS[band]}` })),
      within: [
        { list: "bearer", rowOf: Object.fromEntries(CELLS.map(({ key, bearer }) => [key, bearer])) },
        { list: "band", rowOf: Object.fromEntries(CELLS.map(({ key, band }) => [key, band])) },
      ],
    },
    {
      key: "cost",
      words: "Recorded cost of one person",
      kind: "parts",
      whole: true,
      rows: COST_FROM.map((low, index) => ({ key: `from-${low}`, words: costWords(index) })),
    },
    {
      key: "tenth",
      words: "People in tenths, by what they cost",
      kind: "parts",
      whole: true,
      relative: true,
      rows: TENTHS.map((tenth) => ({ key: `tenth-${tenth}`, words: tenthWords(tenth) })),
    },
  ],
  measures: [
    { key: "cases", kind: "count", words: "People" },
    { key: "cost", kind: "money", words: `Recorded cost at ${BASE_YEAR} prices` },
    { key: "mean", kind: "mean", words: "Recorded cost a person" },
  ],
};

type Cost = Required<Pick<Part, "pence" | "unitPence">>;

export const LEDGER: Table = {
  layout: LEDGER_LAYOUT,
  async parts(from, area, quarter) {
    const personOf = await personsOf(from, area);
    const cells = await caseCosts(from, area, quarter, BASE_YEAR);
    const costs = new Map<string, Cost>();
    for (const row of cells) {
      const person = personOf(row.case_id);
      const { pence, unitPence } = costs.get(person) ?? { pence: 0, unitPence: 0 };
      costs.set(person, { pence: pence + row.base_pence, unitPence: Math.max(unitPence, row.unit_pence) });
    }
    return [...cells.flatMap((row) => inCells(personOf(row.case_id), row)), ...bySize(costs)];
  },
};

const inCells = (person: string, { bearer, band, base_pence: pence, unit_pence: unitPence }: CaseCost): Part[] => [
  { person, list: "band", row: band, pence, unitPence },
  { person, list: "bearer", row: bearer, pence, unitPence },
  { person, list: "bearer-band", row: `${bearer}.${band}`, pence, unitPence },
];

/** Each person once in the total, in the band of what they cost, and in their tenth: of equal costs, by id. */
function bySize(costs: ReadonlyMap<string, Cost>): Part[] {
  const ranked = [...costs].sort(([one, a], [other, b]) => b.pence - a.pence || (one < other ? -1 : 1));
  return ranked.flatMap(([person, cost], rank): Part[] => [
    { person, list: "all", row: "all", ...cost },
    { person, list: "cost", row: `from-${COST_FROM.findLast((low) => low * 100 <= cost.pence) ?? 0}`, ...cost },
    { person, list: "tenth", row: `tenth-${Math.floor((10 * rank) / ranked.length) + 1}`, ...cost },
  ]);
}
