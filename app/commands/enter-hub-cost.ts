import type { Db } from "#db/connection.ts";
import { hubCostById, hubCosts, insertHubCost } from "#db/hub-cost.ts";
import { newId } from "#db/ids.ts";
import { holdTable } from "#db/row-seal.ts";
import { may } from "#machines/access.ts";
import type { HubCostLine } from "#machines/hub-cost.ts";
import { londonDay, quarterOf } from "#machines/time.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { stillStanding } from "./shared/standing-amounts.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface EnterHubCost {
  /** `2026Q1`. */
  readonly quarter: string;
  readonly line: HubCostLine;
  readonly pence: number;
  /** Where it stands in the general ledger. */
  readonly source: string;
}

/**
 * Enters what the hub itself cost in a quarter, from the general ledger. It is what was paid, so no second person is asked; it is
 * audited. Refused for a quarter that has not begun, and for what is entered already.
 */
export function enterHubCost(db: Db, input: EnterHubCost, told: Told): Promise<Result<{ readonly id: string }>> {
  return tell(db, "enter-hub-cost", told, input, async (trx) => {
    if (!may(told.by, "cost.change")) return notFound;
    if (input.quarter > quarterOf(londonDay(told.at)))
      return refused("That quarter has not begun: nothing is spent yet.");
    const { quarter, line, pence, source } = input;
    const { area } = told.by;
    await holdTable(trx, "hub_cost");
    const same = stillStanding(await hubCosts(trx, area, [quarter])).some(
      (row) => row.line === line && row.pence === pence && row.source === source,
    );
    if (same) return refused("This is entered already. If it is a second amount, say so in where it comes from.");
    const id = newId();
    const row = { id, area, quarter, line, pence, source, corrects_id: null, by: told.by.userId, at: told.at };
    await insertHubCost(trx, row);
    await writeAudit(trx, "hub-cost.enter", { table: "hub_cost", id }, told);
    return done({ id });
  });
}

/** Takes a wrong amount back by a row that names it; the amount itself stays. Refused when it was taken back before. */
export function takeBackHubCost(
  db: Db,
  input: { readonly id: string },
  told: Told,
): Promise<Result<{ readonly quarter: string }>> {
  return tell(db, "take-back-hub-cost", told, input, async (trx) => {
    const wrong = may(told.by, "cost.change") ? await hubCostById(trx, input.id) : undefined;
    if (wrong?.area !== told.by.area || wrong.corrects_id !== null) return notFound;
    const others = await hubCosts(trx, wrong.area, [wrong.quarter]);
    if (others.some((row) => row.corrects_id === wrong.id)) return refused("This was taken back already.");
    const contra = { id: newId(), pence: -wrong.pence, corrects_id: wrong.id, by: told.by.userId, at: told.at };
    const { seal: _, ...same } = wrong;
    await insertHubCost(trx, { ...same, ...contra });
    await writeAudit(trx, "hub-cost.take-back", { table: "hub_cost", id: wrong.id }, told);
    return done({ quarter: wrong.quarter });
  });
}
