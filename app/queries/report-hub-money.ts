// What the hub costs and who puts in for it, for the finance lead who enters both.
import type { Actor } from "#app/commands/told.ts";
import { budgetOfYear, budgetParts } from "#db/budget-part.ts";
import type { From } from "#db/connection.ts";
import { hubCostOfQuarter, hubCosts } from "#db/hub-cost.ts";
import { dateWords } from "#machines/due-words.ts";
import { financialYearAfter, financialYearOf } from "#machines/financial-year.ts";
import { BUDGET_STAGE_WORDS, HUB_COST_LINES, HUB_COST_LINE_WORDS } from "#machines/hub-cost.ts";
import { formatPounds } from "#machines/money.ts";
import { BEARER_WORDS } from "#machines/money-words.ts";
import { londonDay, type Instant } from "#machines/time.ts";
import { lastEnded, quarterWords } from "../reports/quarters.ts";
import { quartersToChoose } from "./report-ledger.ts";
import { userNames } from "./user-names.ts";

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** An amount as it was entered. */
export interface AmountShown {
  readonly id: string;
  /** The line, or who puts in and whether it is promised or paid. */
  readonly of: string;
  readonly amount: string;
  readonly source: string;
  readonly by: string;
  readonly on: string;
  /** `stands`, was `taken-back`, or is what `takes-back` another. */
  readonly state: "stands" | "taken-back" | "takes-back";
}

export interface HubCostPage {
  readonly quarter: string;
  readonly quarterWords: string;
  readonly quarters: readonly Choice[];
  /** What stands by line, in their order; all of them together last. */
  readonly lines: readonly { readonly line: string; readonly amount: string }[];
  readonly entered: readonly AmountShown[];
}

interface Amount {
  readonly id: string;
  readonly pence: number;
  readonly source: string;
  readonly corrects_id: string | null;
  readonly by: string;
  readonly at: Instant;
}

async function amountsShown<R extends Amount>(
  from: From,
  rows: readonly R[],
  of: (row: R) => string,
): Promise<AmountShown[]> {
  const names = await userNames(
    from,
    rows.map(({ by }) => by),
  );
  const takenBack = new Set(rows.map((row) => row.corrects_id));
  return rows.map((row) => ({
    id: row.id,
    of: of(row),
    amount: formatPounds(row.pence),
    source: row.source,
    by: names.get(row.by) ?? "Somebody",
    on: dateWords(row.at),
    state: row.corrects_id !== null ? "takes-back" : takenBack.has(row.id) ? "taken-back" : "stands",
  }));
}

/** What the hub of the actor's area cost in a quarter; another quarter than is offered is the last one that ended. */
export async function hubCostPage(from: From, actor: Actor, at: Instant, asked: string): Promise<HubCostPage> {
  const quarters = quartersToChoose(at);
  const quarter = quarters.find((one) => one === asked) ?? lastEnded(at);
  const costs = new Map((await hubCostOfQuarter(from, actor.area, quarter)).map(({ line, pence }) => [line, pence]));
  const all = [...costs.values()].reduce((sum, pence) => sum + pence, 0);
  return {
    quarter,
    quarterWords: quarterWords(quarter),
    quarters: quarters.map((one) => ({ value: one, text: quarterWords(one) })),
    lines: [
      ...HUB_COST_LINES.map((line) => ({
        line: HUB_COST_LINE_WORDS[line],
        amount: formatPounds(costs.get(line) ?? 0),
      })),
      { line: "All of it", amount: formatPounds(all) },
    ],
    entered: await amountsShown(
      from,
      await hubCosts(from, actor.area, [quarter]),
      ({ line }) => HUB_COST_LINE_WORDS[line],
    ),
  };
}

export interface BudgetPage {
  readonly year: string;
  readonly years: readonly Choice[];
  readonly payers: readonly { readonly who: string; readonly promised: string; readonly paid: string }[];
  readonly entered: readonly AmountShown[];
}

interface Payer {
  readonly bearer: keyof typeof BEARER_WORDS | null;
  readonly name: string | null;
}

const whoOf = ({ bearer, name }: Payer): string => (bearer === null ? (name ?? "") : BEARER_WORDS[bearer]);

/** Next year, this one and the four before it. */
const yearsToChoose = (at: Instant): string[] => {
  const now = financialYearOf(londonDay(at));
  return [1, 0, -1, -2, -3, -4].map((steps) => financialYearAfter(now, steps));
};

/** Who puts in for the hub of the actor's area in a financial year; another year than is offered is this one. */
export async function budgetPage(from: From, actor: Actor, at: Instant, asked: string): Promise<BudgetPage> {
  const years = yearsToChoose(at);
  const year = years.find((one) => one === asked) ?? years[1] ?? "";
  const payers = await budgetOfYear(from, actor.area, year);
  const sum = (of: "promisedPence" | "paidPence") => formatPounds(payers.reduce((all, payer) => all + payer[of], 0));
  const rows = await budgetParts(from, actor.area, year);
  return {
    year,
    years: years.map((one) => ({
      value: one,
      text: `April ${one.slice(0, 4)} to March ${Number(one.slice(0, 4)) + 1}`,
    })),
    payers: [
      ...payers.map(({ bearer, organisationName: name, promisedPence, paidPence }) => ({
        who: whoOf({ bearer, name }),
        promised: formatPounds(promisedPence),
        paid: formatPounds(paidPence),
      })),
      ...(payers.length === 0 ? [] : [{ who: "All together", promised: sum("promisedPence"), paid: sum("paidPence") }]),
    ],
    entered: await amountsShown(
      from,
      rows,
      ({ bearer, organisation_name: name, stage }) =>
        `${whoOf({ bearer, name })}: ${BUDGET_STAGE_WORDS[stage].toLowerCase()}`,
    ),
  };
}
