// Who puts in for the hub: what was promised for a financial year, and what was paid. Never changed: a wrong amount is taken back by a
// row that names it.
import type { Bearer } from "#machines/money-words.ts";
import type { From, Trx } from "./connection.ts";
import { insertSealedRow } from "./row-seal.ts";
import { rowById } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type BudgetPartRow = Row<"budget_part">;

/** Puts one in. The database refuses a second row that takes back the same. */
export const insertBudgetPart = (trx: Trx, row: NewRow<"budget_part">): Promise<void> =>
  insertSealedRow(trx, "budget_part", row);

/** The one with this id. */
export const budgetPartById = (from: From, id: string): Promise<BudgetPartRow | undefined> =>
  rowById(from, "budget_part", id);

/** Every row of the area's year, what was taken back included, in the order in which they were written. */
export function budgetParts(from: From, area: string, year: string): Promise<BudgetPartRow[]> {
  return from.q
    .selectFrom("budget_part")
    .selectAll()
    .where("area", "=", area)
    .where("financial_year", "=", year)
    .orderBy("id")
    .execute();
}

/** What one of those who put in has promised and paid for a year, in pence as paid. Exactly one of the two names is there. */
export interface BudgetOfPayer {
  readonly bearer: Bearer | null;
  readonly organisationName: string | null;
  readonly promisedPence: number;
  readonly paidPence: number;
}

/** The area's budget of a financial year (`2026-27`), by who puts in; somebody with nothing is left out. */
export async function budgetOfYear(from: From, area: string, year: string): Promise<BudgetOfPayer[]> {
  const rows = await from.q
    .selectFrom("budget_part")
    .select((e) => {
      const of = (stage: "promised" | "paid") =>
        e.fn.sum(e.case().when("stage", "=", stage).then(e.ref("pence")).else(e.lit(0)).end());
      return ["bearer", "organisation_name", of("promised").as("promised"), of("paid").as("paid")];
    })
    .where("area", "=", area)
    .where("financial_year", "=", year)
    .groupBy(["bearer", "organisation_name"])
    .orderBy("bearer")
    .orderBy("organisation_name")
    .execute();
  return rows
    .map((row) => ({
      bearer: row.bearer,
      organisationName: row.organisation_name,
      promisedPence: Number(row.promised),
      paidPence: Number(row.paid),
    }))
    .filter(({ promisedPence, paidPence }) => promisedPence !== 0 || paidPence !== 0);
}
