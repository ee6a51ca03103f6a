// Every time the owner of an action was told of it: how, whom, and what reference they gave.
import type { From, Trx } from "./connection.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type TellingRow = Row<"telling">;

/** Puts one in. */
export const insertTelling = (trx: Trx, row: NewRow<"telling">): Promise<void> => insertRow(trx, "telling", row);

/** How often its owner was told of the action, oldest first. */
export function tellingsOfAction(from: From, actionId: string): Promise<TellingRow[]> {
  return from.q
    .selectFrom("telling")
    .selectAll()
    .where("action_id", "=", actionId)
    .orderBy("at")
    .orderBy("id")
    .execute();
}
