import { AsyncLocalStorage } from "node:async_hooks";
import { CompiledQuery } from "kysely";
import type { Transaction } from "kysely";
import { whileStanding } from "./at-once.ts";
import type { Db, Trx } from "./connection.ts";
import type { Tables } from "./schema.ts";

/** The databases that must not be used directly here, because a transaction on them is open and would be waited for without end. */
interface Inside {
  open: boolean;
  readonly shut: readonly Db[];
}

const inside = new AsyncLocalStorage<Inside>();
const batches = new WeakMap<Db, Transaction<Tables>>();
const busy = new WeakSet<Db>();

/** Throws when the code that asks runs inside a transaction of this very database: it would wait for itself. */
export function refuseInside(db: Db): void {
  const here = inside.getStore();
  if (here?.open && here.shut.includes(db))
    throw new Error("Use trx inside a transaction: db would wait for the transaction that it stands in.");
}

async function shutting<T>(shut: readonly Db[], work: () => Promise<T>): Promise<T> {
  const here: Inside = { open: true, shut };
  try {
    return await inside.run(here, work);
  } finally {
    here.open = false;
  }
}

const trxOf = (db: Db, q: Transaction<Tables>): Trx => ({ kind: "trx", q, keyring: db.keyring, dialect: db.dialect });

/**
 * Runs the work in one transaction: all of it is kept, or none. On SQLite it takes the write lock at once. Never tried again by
 * itself. Inside a batch it is a savepoint. Throws what the work throws.
 */
export async function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  const batch = batches.get(db);
  if (batch) return inSavepoint(db, batch, work);
  return db.q.transaction().execute((q) => shutting([db], () => whileStanding(trxOf(db, q), work)));
}

async function inSavepoint<T>(db: Db, q: Transaction<Tables>, work: (trx: Trx) => Promise<T>): Promise<T> {
  refuseInside(db);
  // Savepoints are a pile: two at once would undo each other's work.
  if (busy.has(db)) throw new Error("One transaction at a time inside a batch.");
  busy.add(db);
  try {
    await q.executeQuery(CompiledQuery.raw("savepoint step"));
    let result: T;
    try {
      result = await shutting([...(inside.getStore()?.shut ?? []), db], () => whileStanding(trxOf(db, q), work));
    } catch (error) {
      await q.executeQuery(CompiledQuery.raw("rollback to savepoint step"));
      await q.executeQuery(CompiledQuery.raw("release savepoint step"));
      throw error;
    }
    await q.executeQuery(CompiledQuery.raw("release savepoint step"));
    return result;
  } finally {
    busy.delete(db);
  }
}

/**
 * One big transaction around many: the work gets a Db of its own, on which each inTransaction is a savepoint, so that thousands
 * of commands cost one fsync. Nothing is kept when the work throws. For seeding; never while people wait.
 */
export async function inBatch<T>(db: Db, work: (batchDb: Db) => Promise<T>): Promise<T> {
  return db.q.transaction().execute((q) => {
    const batchDb: Db = {
      kind: "db",
      keyring: db.keyring,
      dialect: db.dialect,
      get q() {
        refuseInside(batchDb);
        return q;
      },
      close: () => Promise.reject(new Error("A batch ends by itself.")),
    };
    batches.set(batchDb, q);
    return shutting([db], () => work(batchDb)).finally(() => batches.delete(batchDb));
  });
}
