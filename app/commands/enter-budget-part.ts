import { budgetPartById, budgetParts, insertBudgetPart } from "#db/budget-part.ts";
import type { Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { holdTable } from "#db/row-seal.ts";
import { may } from "#machines/access.ts";
import type { BudgetStage } from "#machines/hub-cost.ts";
import type { Bearer } from "#machines/money-words.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { stillStanding } from "./shared/standing-amounts.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface EnterBudgetPart {
  /** `2026-27`. */
  readonly financialYear: string;
  /** Who puts in: one of the list, or an organisation by its name. Exactly one of the two. */
  readonly bearer: Bearer | null;
  readonly organisationName: string | null;
  readonly stage: BudgetStage;
  readonly pence: number;
  /** The agreement or the entry of the general ledger it comes from. */
  readonly source: string;
}

/** Enters what somebody promised, or paid, for the hub in a financial year. Refused for what is entered already. */
export function enterBudgetPart(db: Db, input: EnterBudgetPart, told: Told): Promise<Result<{ readonly id: string }>> {
  return tell(db, "enter-budget-part", told, input, async (trx) => {
    if (!may(told.by, "cost.change")) return notFound;
    const { financialYear, bearer, organisationName, stage, pence, source } = input;
    const { area } = told.by;
    await holdTable(trx, "budget_part");
    const same = stillStanding(await budgetParts(trx, area, financialYear)).some(
      (row) =>
        row.bearer === bearer &&
        row.organisation_name === organisationName &&
        row.stage === stage &&
        row.pence === pence &&
        row.source === source,
    );
    if (same) return refused("This is entered already. If it is a second amount, say so in where it comes from.");
    const id = newId();
    await insertBudgetPart(trx, {
      id,
      area,
      financial_year: financialYear,
      bearer,
      organisation_name: organisationName,
      stage,
      pence,
      source,
      corrects_id: null,
      by: told.by.userId,
      at: told.at,
    });
    await writeAudit(trx, "budget-part.enter", { table: "budget_part", id }, told);
    return done({ id });
  });
}

/** Takes a wrong amount back by a row that names it; the amount itself stays. Refused when it was taken back before. */
export function takeBackBudgetPart(
  db: Db,
  input: { readonly id: string },
  told: Told,
): Promise<Result<{ readonly financialYear: string }>> {
  return tell(db, "take-back-budget-part", told, input, async (trx) => {
    const wrong = may(told.by, "cost.change") ? await budgetPartById(trx, input.id) : undefined;
    if (wrong?.area !== told.by.area || wrong.corrects_id !== null) return notFound;
    const others = await budgetParts(trx, wrong.area, wrong.financial_year);
    if (others.some((row) => row.corrects_id === wrong.id)) return refused("This was taken back already.");
    const contra = { id: newId(), pence: -wrong.pence, corrects_id: wrong.id, by: told.by.userId, at: told.at };
    const { seal: _, ...same } = wrong;
    await insertBudgetPart(trx, { ...same, ...contra });
    await writeAudit(trx, "budget-part.take-back", { table: "budget_part", id: wrong.id }, told);
    return done({ financialYear: wrong.financial_year });
  });
}
