import { budgetOfYear, budgetParts, type BudgetOfPayer } from "#db/budget-part.ts";
import { hubCostOfQuarters, hubCosts, type HubCostOfLine } from "#db/hub-cost.ts";
import { financialYearOf, quartersOfYear } from "#machines/financial-year.ts";
import { HUB_COST_LINE_WORDS, HUB_COST_LINES } from "#machines/hub-cost.ts";
import { BEARER_WORDS, BEARERS } from "#machines/money-words.ts";
import { daysOf } from "../quarters.ts";
import { SUPPRESSED } from "../rounding.ts";
import type { Cell, Column, Report, ReportRow, RowName } from "../report.ts";
import { aboutNobody } from "./about-nobody.ts";
import { journey } from "./journey.ts";
import { shownOf, type Asked } from "./shown-elsewhere.ts";
import { rowOf } from "./table.ts";
import { MORE_IS_NOT_WORSE, NO_COMPARATOR, QUARTER } from "./words.ts";

const COLUMNS: readonly Column[] = [
  { key: "quarter", kind: "label", words: "Quarter" },
  { key: "by", kind: "label", words: "By" },
  { key: "line", kind: "label", words: "Line" },
  { key: "name", kind: "label", words: "Name" },
  { key: "pounds", kind: "money", words: "Pounds as paid or promised" },
];

const OTHERS = "others";
const PAYERS: readonly RowName[] = [
  ...BEARERS.map((key) => ({ key, words: BEARER_WORDS[key] })),
  { key: OTHERS, words: "Other organisations" },
];
const LINES: readonly RowName[] = HUB_COST_LINES.map((key) => ({ key, words: HUB_COST_LINE_WORDS[key] }));
const ALL: RowName = { key: "all", words: "All" };

const LIST_WORDS = {
  promised: "Who put in: promised for the financial year",
  paid: "Who put in: paid for the financial year",
  "spent-quarter": "What the hub cost in the quarter",
  "spent-year": "What the hub cost in the financial year so far",
  each: "What it bought",
} as const;

/** Who put in for the hub, what the hub cost, and what is not known of who was spared anything. */
export const pooledBudget: Report = {
  name: "pooled-budget",
  title: "Pooled budget",
  question: "Who put in for the hub, what did it buy, and who was spared a cost?",
  picture: "columns",
  columns: COLUMNS,
  listWords: LIST_WORDS,
  definitions: [
    {
      term: "Who put in",
      words:
        "What each public body or other organisation has promised for the financial year of the quarter, and what of it was paid, as finance has entered it.",
    },
    {
      term: "What the hub cost",
      words:
        "Staff, premises, systems and everything else, as finance has entered it from the general ledger. It is real money, of its own years, and never counted as prevention.",
    },
    {
      term: "What it bought",
      words:
        "The hub’s cost in the quarter, for each person whose case was opened in it: real money by the count that is shown in the journey. The hub does more than open cases.",
    },
    {
      term: "Who was spared a cost",
      words:
        "Nothing is shown until the finance lead has signed an amount as cashable and there is something to compare with. On whom reaction falls is in who pays and who gains.",
    },
    {
      term: "Real money",
      words:
        "Pounds as they were promised or paid: not unit prices, not brought to one year, and of no person, so they are exact.",
    },
    QUARTER,
  ],
  howSure: [
    "It is as complete as what was entered: nothing here is estimated, and £0 is also what nobody has entered yet.",
    NO_COMPARATOR,
    MORE_IS_NOT_WORSE,
  ],
  async make(from, area, quarter, publisher) {
    const year = financialYearOf(daysOf(quarter).first);
    const soFar = quartersOfYear(year).filter((one) => one <= quarter);
    const budget = await budgetOfYear(from, area, year);
    const costs = await hubCostOfQuarters(from, area, soFar);
    const now = costs.filter((cost) => cost.quarter === quarter);
    const row = (by: keyof typeof LIST_WORDS, { key, words }: RowName, pounds: Cell): ReportRow => ({
      quarter,
      by,
      line: key,
      name: words,
      pounds,
    });
    const rows = [
      ...[...PAYERS, ALL].map((payer) => row("promised", payer, putIn(budget, payer.key, "promisedPence"))),
      ...[...PAYERS, ALL].map((payer) => row("paid", payer, putIn(budget, payer.key, "paidPence"))),
      ...[...LINES, ALL].map((line) => row("spent-quarter", line, spent(now, line.key))),
      ...[...LINES, ALL].map((line) => row("spent-year", line, spent(costs, line.key))),
      row(
        "each",
        { key: "person", words: "For each person whose case was opened in the quarter" },
        await forEach(now, { from, area, quarter, publisher }),
      ),
    ];
    const sources = sourcesOf(year, await budgetParts(from, area, year), await hubCosts(from, area, soFar));
    const notes = [...missing(year, budget, now), ...sources];
    return { columns: COLUMNS, rows, people: aboutNobody(rows, publisher), notes };
  },
};

const pounds = (pence: readonly number[]): number => pence.reduce((sum, one) => sum + one, 0) / 100;

function putIn(budget: readonly BudgetOfPayer[], key: string, stage: "promisedPence" | "paidPence"): number {
  return pounds(budget.filter(({ bearer }) => key === ALL.key || (bearer ?? OTHERS) === key).map((one) => one[stage]));
}

const spent = (costs: readonly HubCostOfLine[], key: string): number =>
  pounds(costs.filter(({ line }) => key === ALL.key || line === key).map(({ pence }) => pence));

/** Whole pounds; suppressed where the people may not be seen, and nothing where there are none. */
async function forEach(now: readonly HubCostOfLine[], asked: Asked): Promise<Cell> {
  const people = rowOf(await shownOf(journey, asked), "all", "all")?.cases;
  if (people === 0) return 0;
  return typeof people === "number" ? Math.round(spent(now, ALL.key) / people) : SUPPRESSED;
}

function missing(year: string, budget: readonly BudgetOfPayer[], now: readonly HubCostOfLine[]): string[] {
  const lines = HUB_COST_LINES.filter((line) => !now.some((cost) => cost.line === line));
  return [
    ...(budget.length === 0
      ? [`Missing: who puts in for the hub in ${year}, and how much. Nobody has entered it yet.`]
      : []),
    ...(lines.length > 0
      ? [
          `Missing: what the hub cost in this quarter for ${lines.map((line) => HUB_COST_LINE_WORDS[line].toLowerCase()).join(", ")}.`,
        ]
      : []),
    "Who was spared a cost is not known: no amount has been signed as cashable, and there is no comparator.",
  ];
}

interface Entered {
  readonly id: string;
  readonly corrects_id: string | null;
  readonly source: string;
}

/** Where finance has the amounts from that still stand. */
function sourcesOf(year: string, budget: readonly Entered[], costs: readonly Entered[]): string[] {
  const said = (what: string, rows: readonly Entered[]): string[] => {
    const gone = new Set(rows.map(({ corrects_id }) => corrects_id));
    const standing = rows.filter(({ id, corrects_id }) => corrects_id === null && !gone.has(id));
    const sources = [...new Set(standing.map(({ source }) => source))].sort();
    return sources.length === 0 ? [] : [`${what} in ${year}, in pounds of that year, from: ${sources.join("; ")}.`];
  };
  return [...said("Who puts in,", budget), ...said("What the hub cost", costs)];
}
