import type { ReportRow } from "../report.ts";
import { LEDGER } from "./ledger-table.ts";
import { priceNotes, whoseData } from "./ledger-notes.ts";
import { reportOf, rowOf } from "./table.ts";
import { HIDDEN, PEAK, PERSON, PRICES, QUARTER, RECORDED, TOLD_ONLY, ROUNDED_MONEY } from "./words.ts";

const MOST_OF_IT = 80;

const percent = (part: number, whole: number): number => Math.min(100, Math.round((100 * part) / whole));

/** Shown pounds of the tenths up to and with this one; null when one of them is hidden. */
function upTo(row: ReportRow, rows: readonly ReportRow[]): number | null {
  const tenths = rows.filter(({ by }) => by === "tenth");
  const costs = tenths.slice(0, tenths.findIndex(({ line }) => line === row.line) + 1).map(({ cost }) => cost);
  return costs.every((cost) => typeof cost === "number") ? costs.reduce((sum, cost) => sum + cost, 0) : null;
}

/** Whole per cent of the shown total; null where either is hidden, or there is none. */
function shareOfCost(row: ReportRow, rows: readonly ReportRow[], pounds: number | null): number | null {
  const whole = rowOf(rows, "all", "all")?.cost;
  if (row.by !== "tenth" || pounds === null || typeof whole !== "number" || whole <= 0) return null;
  return percent(pounds, whole);
}

/** How much of the cost belongs to how few people. */
export const concentration = reportOf({
  name: "concentration",
  title: "Concentration",
  question: "What share of the people accounts for 80% of the recorded cost?",
  picture: "curve",
  table: LEDGER,
  lists: ["tenth"],
  measures: ["cost"],
  derived: [
    {
      key: "share",
      kind: "rate",
      words: "Share of the recorded cost",
      of: (row, rows) => shareOfCost(row, rows, typeof row.cost === "number" ? row.cost : null),
    },
    {
      key: "cumulative",
      kind: "rate",
      words: "Share with everybody who cost more",
      of: (row, rows) => shareOfCost(row, rows, upTo(row, rows)),
    },
  ],
  definitions: [
    { term: "People", words: "Everybody with a recorded cost in the quarter." },
    {
      term: "Tenths",
      words:
        "The people in the order of their recorded cost, the largest first, in ten groups of equal size, or nearly. How many are in each is not shown, as that would tell the number of all to the last person; nor is anything of groups of seven or fewer: an area needs some eighty people in a quarter.",
    },
    {
      term: "Share of the recorded cost",
      words:
        "What is shown of the group’s money, of what is shown of all. Where one person has most of a group’s money, the group’s is not shown.",
    },
    RECORDED,
    PRICES,
    PERSON,
    QUARTER,
  ],
  howSure: [
    TOLD_ONLY,
    "It orders people by what was told, so those about whom most was told come first.",
    "Who costs most in one quarter need not in the next: it is no list of people to turn to, and helping them first need not save most.",
    PEAK,
    HIDDEN,
    ROUNDED_MONEY,
  ],
  notes: async (rows, asked) => [mostOfIt(rows), whoseData(asked.table), ...(await priceNotes(rows, asked))],
});

function mostOfIt(rows: readonly ReportRow[]): string {
  const tenths = rows.filter(({ by }) => by === "tenth");
  const reached = tenths.findIndex(({ cumulative }) => typeof cumulative === "number" && cumulative >= MOST_OF_IT);
  return reached < 0
    ? "Too few people, or too much with one of them, to say what share of the people accounts for 80% of the recorded cost."
    : `The ${(reached + 1) * 10}% of the people who cost most account for ${tenths[reached]?.cumulative}% of the recorded cost.`;
}
