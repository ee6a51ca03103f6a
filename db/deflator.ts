// The price index by financial year, by vintage.
import type { From, Trx } from "./connection.ts";
import { insertSealedRow } from "./row-seal.ts";
import type { NewRow, Row } from "./rows.ts";

export type DeflatorRow = Row<"deflator">;

/** Puts one in. */
export const insertDeflator = (trx: Trx, row: NewRow<"deflator">): Promise<void> =>
  insertSealedRow(trx, "deflator", row);

/** The series of one vintage, by year. */
export function deflators(from: From, vintage: string): Promise<DeflatorRow[]> {
  return from.q.selectFrom("deflator").selectAll().where("vintage", "=", vintage).orderBy("fy").execute();
}

/** The newest vintage there is. */
export async function newestVintage(from: From): Promise<string | undefined> {
  const row = await from.q
    .selectFrom("deflator")
    .select("vintage")
    .orderBy("vintage", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.vintage;
}

/** Every vintage there is, the newest first. */
export async function deflatorVintages(from: From): Promise<string[]> {
  const rows = await from.q.selectFrom("deflator").select("vintage").distinct().orderBy("vintage", "desc").execute();
  return rows.map(({ vintage }) => vintage);
}
