// SQLite answers at once: a transaction holds the one connection already, so its statements need no queue and no waiting.
import type { SqliteDatabase } from "kysely";
import type { Trx } from "./connection.ts";
import type { Keyring } from "./keyring.ts";

// Every open database has a keyring of its own, which its transactions share.
const straight = new WeakMap<Keyring, SqliteDatabase>();
const standing = new WeakSet<Trx>();

/** Says which SQLite database the transactions with this keyring stand in. */
export function answersAtOnce(keyring: Keyring, database: SqliteDatabase): void {
  straight.set(keyring, database);
}

/** Runs the work while the transaction stands; afterwards nothing can be said through it any more. */
export async function whileStanding<T>(trx: Trx, work: (trx: Trx) => Promise<T>): Promise<T> {
  standing.add(trx);
  try {
    return await work(trx);
  } finally {
    standing.delete(trx);
  }
}

/** The answer, when the transaction stands in SQLite; undefined when it stands in another database. Throws when it has ended. */
export function sayAtOnce(
  trx: Trx,
  sql: string,
  values: readonly unknown[],
): { readonly rows: readonly unknown[]; readonly changed: number } | undefined {
  const database = straight.get(trx.keyring);
  if (!database) return undefined;
  if (!standing.has(trx)) throw new Error("This transaction has ended: nothing more can be said through it.");
  const prepared = database.prepare(sql);
  if (prepared.reader) return { rows: prepared.all(values), changed: 0 };
  return { rows: [], changed: Number(prepared.run(values).changes) };
}
