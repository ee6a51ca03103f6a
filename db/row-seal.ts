// What is written once can be shown to be as it was written: each such row carries a keyed digest of itself. Somebody who
// changes a row behind the hub's back cannot make the digest that would belong to it: the key is outside the database.
import type { Keyring } from "./keyring.ts";
import type { Trx } from "./connection.ts";
import { changeRow, changeRowQuietly, insertRow, rowById, type Changes, type NewRow } from "./rows.ts";
import { blindKey } from "./sealed.ts";

export const SEALED_TABLES = [
  "unit_cost",
  "price_rule",
  "deflator",
  "vintage_in_force",
  "catalogue_change",
  "cost_event",
  "cost_clash",
  "ledger_entry",
  "contra_reason",
  "hub_cost",
  "budget_part",
] as const;
export type SealedTable = (typeof SEALED_TABLES)[number];

/** The digest of a row: of every column that has a value, by name. */
export function sealOfRow(keyring: Keyring, table: SealedTable, row: object): string {
  const cells = Object.entries(row)
    .filter(([column, value]) => column !== "seal" && value !== null && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return blindKey(keyring, `row of ${table}`, JSON.stringify(cells));
}

/** True when a row is as it was written. */
export function isAsWritten(keyring: Keyring, table: SealedTable, row: { readonly seal: string | null }): boolean {
  if (row.seal === sealOfRow(keyring, table, row)) return true;
  // Entries of before 0031 were numbered after they were sealed.
  return "seq" in row && row.seal === sealOfRow(keyring, table, { ...row, seq: null });
}

/** Puts a row in, sealed, and counts it where a missing row would not show in a running total. */
export async function insertSealedRow<T extends SealedTable>(trx: Trx, table: T, row: NewRow<T>): Promise<void> {
  await insertRow(trx, table, { ...row, seal: sealOfRow(trx.keyring, table, row) });
  if (isCounted(table)) await countOneMore(trx, table);
}

/** Changes a row of which it is known who changes it and when, and seals it anew; false when it is no longer at `version`. */
export async function changeSealedRow<T extends "cost_clash" | "catalogue_change">(
  trx: Trx,
  table: T,
  id: string,
  version: number,
  changes: Changes<T>,
): Promise<boolean> {
  if (!(await changeRow(trx, table, id, version, changes))) return false;
  const row = (await rowById(trx, table, id)) as object;
  const seal = sealOfRow(trx.keyring, table, row);
  return changeRowQuietly<"cost_clash" | "catalogue_change">(trx, table, id, version + 1, { seal });
}

const COUNTED_ELSEWHERE = ["cost_event", "ledger_entry"] as const;
export type CountedTable = Exclude<SealedTable, (typeof COUNTED_ELSEWHERE)[number]>;
const isCounted = (table: SealedTable): table is CountedTable => !COUNTED_ELSEWHERE.some((other) => other === table);

/** Tables whose rows are counted here: a price that nobody has used yet is missed by no total. */
export const COUNTED_TABLES: readonly CountedTable[] = SEALED_TABLES.filter(isCounted);

/** Whoever counts holds the count until their transaction is over, so that of two who count at once neither is lost. */
async function countOneMore(trx: Trx, table: CountedTable): Promise<void> {
  const { rows } = await trx.q
    .insertInto("sealed_count")
    .values({ table_name: table, rows: 1, seal: sealOfCount(trx.keyring, table, 1) })
    .onConflict((conflict) =>
      conflict.column("table_name").doUpdateSet((e) => ({ rows: e("sealed_count.rows", "+", 1) })),
    )
    .returning("rows")
    .executeTakeFirstOrThrow();
  await trx.q
    .updateTable("sealed_count")
    .set({ seal: sealOfCount(trx.keyring, table, rows) })
    .where("table_name", "=", table)
    .execute();
}

/** Nobody else puts a row into the table before this transaction is over: what is looked for and not there stays not there. */
export async function holdTable(trx: Trx, table: CountedTable): Promise<void> {
  if (trx.dialect === "sqlite") return;
  await trx.q.selectFrom("sealed_count").select("rows").where("table_name", "=", table).forUpdate().execute();
}

/** The digest of how many rows a table was given. */
export const sealOfCount = (keyring: Keyring, table: SealedTable, rows: number): string =>
  blindKey(keyring, `rows of ${table}`, String(rows));
