// Which vintage of the price index entries of the ledger are made with, from when on. Never changed: the next one takes over.
import { sql } from "kysely";
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { lookForOne } from "./look.ts";
import { insertSealedRow } from "./row-seal.ts";
import type { NewRow, Row } from "./rows.ts";

export type VintageInForceRow = Row<"vintage_in_force">;

/** Puts one in force. */
export const insertVintageInForce = (trx: Trx, row: NewRow<"vintage_in_force">): Promise<void> =>
  insertSealedRow(trx, "vintage_in_force", row);

/** The one that entries are made with at a moment. */
export function vintageInForce(from: From, at: Instant): Promise<VintageInForceRow | undefined> {
  return lookForOne(from, "vintage in force", [at], (q) =>
    q
      .selectFrom("vintage_in_force")
      .selectAll()
      .where("from_at", "<=", at)
      .orderBy("from_at", "desc")
      .orderBy("id", "desc")
      .limit(sql.lit(1)),
  );
}

/** All of them, in the order in which they took over. */
export function vintagesInForce(from: From): Promise<VintageInForceRow[]> {
  return from.q.selectFrom("vintage_in_force").selectAll().orderBy("from_at").orderBy("id").execute();
}
