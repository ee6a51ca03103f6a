// What is written once can be shown to be as it was written: each such row carries a keyed digest of itself. Somebody who
// changes a row behind the hub's back cannot make the digest that would belong to it: the key is outside the database.
import type { Keyring } from "./keyring.ts";
import type { From, Trx } from "./connection.ts";
import { insertRow, type NewRow, type Row } from "./rows.ts";
import { blindKey } from "./sealed.ts";

export const SEALED_TABLES = ["unit_cost", "price_rule", "deflator", "cost_event", "ledger_entry"] as const;
export type SealedTable = (typeof SEALED_TABLES)[number];

/** Numbered by the database, or the seal itself: no part of what is sealed. */
const OUTSIDE = new Set(["seq", "seal"]);

/** The digest of a row: of every column that has a value, by name. */
export function sealOfRow(keyring: Keyring, table: SealedTable, row: object): string {
  const cells = Object.entries(row)
    .filter(([column, value]) => !OUTSIDE.has(column) && value !== null && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return blindKey(keyring, `row of ${table}`, JSON.stringify(cells));
}

/** Puts a row in, sealed, and counts it where a missing row would not show in the running totals. */
export async function insertSealedRow<T extends SealedTable>(trx: Trx, table: T, row: NewRow<T>): Promise<void> {
  await insertRow(trx, table, { ...row, seal: sealOfRow(trx.keyring, table, row) });
  if (COUNTED.has(table)) await countOneMore(trx, table);
}

/** Tables of prices: a price that nobody has used yet is missed by no total. */
const COUNTED: ReadonlySet<SealedTable> = new Set(["unit_cost", "price_rule", "deflator"]);

async function countOneMore(trx: Trx, table: SealedTable): Promise<void> {
  const known = await sealedCount(trx, table);
  const rows = (known?.rows ?? 0) + 1;
  const count = { rows, seal: sealOfCount(trx.keyring, table, rows) };
  await trx.q
    .insertInto("sealed_count")
    .values({ table_name: table, ...count })
    .onConflict((conflict) => conflict.column("table_name").doUpdateSet(count))
    .execute();
}

/** How many rows of the table were ever put in, as it was written down. */
export function sealedCount(from: From, table: SealedTable): Promise<Row<"sealed_count"> | undefined> {
  return from.q.selectFrom("sealed_count").selectAll().where("table_name", "=", table).executeTakeFirst();
}

/** The digest of such a count. */
export const sealOfCount = (keyring: Keyring, table: SealedTable, rows: number): string =>
  blindKey(keyring, `rows of ${table}`, String(rows));
