// Why an entry of the ledger was taken back, beside the contra entry that did it.
import type { From, Trx } from "./connection.ts";
import { insertSealedRow } from "./row-seal.ts";
import type { NewRow, Row } from "./rows.ts";

export type ContraReasonRow = Row<"contra_reason">;

/** Puts one in. */
export const insertContraReason = (trx: Trx, row: NewRow<"contra_reason">): Promise<void> =>
  insertSealedRow(trx, "contra_reason", row);

/** The reasons of these contra entries. */
export async function contraReasons(from: From, contraIds: readonly string[]): Promise<ContraReasonRow[]> {
  if (contraIds.length === 0) return [];
  return from.q.selectFrom("contra_reason").selectAll().where("contra_id", "in", contraIds).execute();
}
