// What every noun does alike: put a row in, take it out by its id, change it when its version still stands.
import type { Insertable, Kysely, Selectable, Updateable } from "kysely";
import type { From, Trx } from "./connection.ts";
import { send, sqlOf } from "./look.ts";
import type { Tables } from "./schema.ts";

type With<Columns> = { [T in keyof Tables]: Selectable<Tables[T]> extends Columns ? T : never }[keyof Tables];
type IdTable = With<{ id: string }>;
type VersionedTable = With<{ id: string; version: number }>;

export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>;
/** The columns that may change; an absent one stays as it is. The version moves by itself. */
export type Changes<T extends keyof Tables> = Omit<Updateable<Tables[T]>, "version">;

/** A stretch of a list. */
export interface Stretch {
  readonly limit: number;
  readonly offset?: number;
}

// Kysely's types cannot follow a table that is a parameter; here, and only here, every table stands in for one with these columns.
interface AnyTable {
  some: { id: string; version: number };
}
const any = (from: From): Kysely<AnyTable> => from.q as unknown as Kysely<AnyTable>;
const named = (table: keyof Tables): "some" => table as "some";

// These three are most of what a command says.

/** The columns that are given a value, in the order of the row. */
const given = (row: object): [string, unknown][] => Object.entries(row).filter(([, value]) => value !== undefined);

/** Puts one row in. Throws what the database refuses. */
export async function insertRow<T extends keyof Tables>(trx: Trx, table: T, row: NewRow<T>): Promise<void> {
  const cells = given(row);
  const shape = `insert ${table} ${cells.map(([column]) => column).join()}`;
  const sql = sqlOf(trx, shape, () =>
    any(trx)
      .insertInto(named(table))
      .values(Object.fromEntries(cells) as never)
      .compile(),
  );
  await send(
    trx,
    sql,
    cells.map(([, value]) => value),
  );
}

/** The row with this id. */
export async function rowById<T extends IdTable>(from: From, table: T, id: string): Promise<Row<T> | undefined> {
  const sql = sqlOf(from, `by id ${table}`, () =>
    any(from).selectFrom(named(table)).selectAll().where("id", "=", id).compile(),
  );
  return (await send(from, sql, [id])).rows[0] as Row<T> | undefined;
}

/**
 * The row with this id, for a transaction that is going to change it: nobody else changes it before that is over. On SQLite
 * transactions that write come one after another anyway; on PostgreSQL the row is locked.
 */
export async function rowToChange<T extends IdTable>(trx: Trx, table: T, id: string): Promise<Row<T> | undefined> {
  const sql = sqlOf(trx, `to change ${table}`, () => {
    const row = any(trx).selectFrom(named(table)).selectAll().where("id", "=", id);
    return (trx.dialect === "postgres" ? row.forUpdate() : row).compile();
  });
  return (await send(trx, sql, [id])).rows[0] as Row<T> | undefined;
}

const FILLED_UP_TO = 5;

/** The rows with these ids, in no order; those that do not exist are left out. */
export async function rowsByIds<T extends IdTable>(from: From, table: T, ids: readonly string[]): Promise<Row<T>[]> {
  if (ids.length === 0) return [];
  const wanted = [...new Set(ids)];
  // An id said twice finds its row once: lists are filled up, so that there are few lengths and as few statements.
  while (wanted.length % FILLED_UP_TO !== 0) wanted.push(wanted[0] as string);
  const sql = sqlOf(from, `by ${wanted.length} ids ${table}`, () =>
    any(from).selectFrom(named(table)).selectAll().where("id", "in", wanted).compile(),
  );
  return [...(await send(from, sql, wanted)).rows] as Row<T>[];
}

/** Changes the row and moves its version on by one; false when it does not exist or is no longer at `version`. */
export const changeRow = <T extends VersionedTable>(
  trx: Trx,
  table: T,
  id: string,
  version: number,
  changes: Changes<T>,
): Promise<boolean> => change(trx, table, id, version, { ...changes, version: version + 1 });

/**
 * The same without a newer version, for what makes no form stale that somebody has open. Two who both read the row would not
 * see each other by its version: read it by `rowToChange` first.
 */
export const changeRowQuietly = <T extends VersionedTable>(
  trx: Trx,
  table: T,
  id: string,
  version: number,
  changes: Changes<T>,
): Promise<boolean> => change(trx, table, id, version, changes);

async function change<T extends VersionedTable>(
  trx: Trx,
  table: T,
  id: string,
  version: number,
  changes: object,
): Promise<boolean> {
  const cells = given(changes);
  const shape = `change ${table} ${cells.map(([column]) => column).join()}`;
  const sql = sqlOf(trx, shape, () =>
    any(trx)
      .updateTable(named(table))
      .set(Object.fromEntries(cells) as never)
      .where("id", "=", id)
      .where("version", "=", version)
      .compile(),
  );
  const { changed } = await send(trx, sql, [...cells.map(([, value]) => value), id, version]);
  return changed === 1;
}
