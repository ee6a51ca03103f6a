// What the hub itself costs, from the general ledger. Never changed: a wrong amount is taken back by a row that names it.
import type { HubCostLine } from "#machines/hub-cost.ts";
import type { From, Trx } from "./connection.ts";
import { insertSealedRow } from "./row-seal.ts";
import { rowById } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type HubCostRow = Row<"hub_cost">;

/** Puts one in. The database refuses a second row that takes back the same. */
export const insertHubCost = (trx: Trx, row: NewRow<"hub_cost">): Promise<void> =>
  insertSealedRow(trx, "hub_cost", row);

/** The one with this id. */
export const hubCostById = (from: From, id: string): Promise<HubCostRow | undefined> => rowById(from, "hub_cost", id);

/** Every row of the area in these quarters, what was taken back included, in the order in which they were written. */
export async function hubCosts(from: From, area: string, quarters: readonly string[]): Promise<HubCostRow[]> {
  if (quarters.length === 0) return [];
  return from.q
    .selectFrom("hub_cost")
    .selectAll()
    .where("area", "=", area)
    .where("quarter", "in", quarters)
    .orderBy("quarter")
    .orderBy("id")
    .execute();
}

/** One line of a quarter, in pence as they were paid: no price year, nothing uprated. */
export interface HubCostOfLine {
  readonly quarter: string;
  readonly line: HubCostLine;
  readonly pence: number;
}

/** What stands for each line of these quarters; a line with nothing is left out. */
export async function hubCostOfQuarters(
  from: From,
  area: string,
  quarters: readonly string[],
): Promise<HubCostOfLine[]> {
  if (quarters.length === 0) return [];
  const rows = await from.q
    .selectFrom("hub_cost")
    .select((e) => ["quarter", "line", e.fn.sum("pence").as("pence")])
    .where("area", "=", area)
    .where("quarter", "in", quarters)
    .groupBy(["quarter", "line"])
    .having((e) => e(e.fn.sum("pence"), "<>", 0))
    .orderBy("quarter")
    .orderBy("line")
    .execute();
  return rows.map(({ quarter, line, pence }) => ({ quarter, line, pence: Number(pence) }));
}

/** The same of one quarter. */
export const hubCostOfQuarter = (from: From, area: string, quarter: string): Promise<HubCostOfLine[]> =>
  hubCostOfQuarters(from, area, [quarter]);
