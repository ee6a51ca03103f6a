import type { ReportRow } from "../report.ts";
import { LEDGER } from "./ledger-table.ts";
import { priceNotes, whoseData } from "./ledger-notes.ts";
import { reportOf, rowOf } from "./table.ts";
import {
  HIDDEN,
  MORE_IS_NOT_WORSE,
  PEAK,
  PERSON,
  PRICES,
  QUARTER,
  RECORDED,
  TOLD_ONLY,
  ROUNDED_MONEY,
} from "./words.ts";

/** What one person's recorded cost is, as a distribution. */
export const costPerCase = reportOf({
  name: "cost-per-case",
  title: "Cost per case",
  question: "How many people have how much recorded cost?",
  picture: "columns",
  table: LEDGER,
  lists: ["cost"],
  measures: ["cost", "mean"],
  definitions: [
    { term: "People", words: "Everybody with a recorded cost in the quarter. Each is in one row." },
    {
      term: "Recorded cost of one person",
      words:
        "All that was recorded for them in this quarter, of every band and bearer. It is no cost of a whole life, nor of a whole case.",
    },
    { term: "Recorded cost a person", words: "What is shown of the money, divided by what is shown of the people." },
    RECORDED,
    PRICES,
    PERSON,
    QUARTER,
  ],
  howSure: [
    TOLD_ONLY,
    "A few people with many weeks in care or in temporary accommodation move the mean: read the rows first.",
    "People about whom the hub was told little are in the low rows, whatever they truly cost.",
    PEAK,
    MORE_IS_NOT_WORSE,
    HIDDEN,
    ROUNDED_MONEY,
  ],
  notes: async (rows, asked) => [
    whoseData(asked.table),
    ...["a quarter", "half", "three quarters"].flatMap((words, index) => quartile(rows, words, (index + 1) / 4)),
    ...(await priceNotes(rows, asked)),
  ],
});

/** Where a share of the people is reached, from the rounded counts; nothing where a count on the way is hidden. */
function quartile(rows: readonly ReportRow[], words: string, share: number): string[] {
  const bands = rows.filter((row) => row.by === "cost");
  const counts = bands.map(({ cases }) => cases);
  const all = rowOf(rows, "all", "all")?.cases;
  if (typeof all !== "number" || all === 0) return [];
  let sum = 0;
  for (const [index, count] of counts.entries()) {
    if (typeof count !== "number") return [];
    sum += count;
    if (sum >= share * all)
      return [`By the rounded counts, ${words} of the people are reached in: ${String(bands[index]?.name)}.`];
  }
  return [];
}
