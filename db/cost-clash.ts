// Events whose price would count a part twice, until the finance lead has said which one counts.
import type { From, Trx } from "./connection.ts";
import { changeSealedRow, insertSealedRow } from "./row-seal.ts";
import { rowById } from "./rows.ts";
import type { Changes, NewRow, Row, Stretch } from "./rows.ts";

export type CostClashRow = Row<"cost_clash">;

/** Puts one in. */
export const insertCostClash = (trx: Trx, row: NewRow<"cost_clash">): Promise<void> =>
  insertSealedRow(trx, "cost_clash", row);

/** The one with this id. */
export const costClashById = (from: From, id: string): Promise<CostClashRow | undefined> =>
  rowById(from, "cost_clash", id);

/** Changes it; false when it is no longer at `version`. */
export const updateCostClash = (
  trx: Trx,
  id: string,
  version: number,
  changes: Changes<"cost_clash">,
): Promise<boolean> => changeSealedRow(trx, "cost_clash", id, version, changes);

/** Those of the area that wait, the oldest first. */
export function openCostClashes(from: From, area: string, { limit, offset = 0 }: Stretch): Promise<CostClashRow[]> {
  return from.q
    .selectFrom("cost_clash")
    .selectAll()
    .where("area", "=", area)
    .where("status", "=", "open")
    .orderBy("at")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many of the area wait. */
export async function countOpenCostClashes(from: From, area: string): Promise<number> {
  const row = await from.q
    .selectFrom("cost_clash")
    .select((e) => e.fn.countAll().as("open"))
    .where("area", "=", area)
    .where("status", "=", "open")
    .executeTakeFirstOrThrow();
  return Number(row.open);
}
