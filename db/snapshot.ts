import { CompiledQuery } from "kysely";
import type { Db } from "./connection.ts";

const BEGIN = { sqlite: "begin deferred", postgres: "begin isolation level repeatable read read only" } as const;

/**
 * Reads everything as it stands at one moment, without keeping anybody who writes through another connection waiting. Inside a
 * batch that is the batch itself. Use `from` alone: `db` would wait for it.
 */
export async function inSnapshot<T>(db: Db, read: (from: Db) => Promise<T>): Promise<T> {
  const { q, keyring, dialect } = db;
  if (q.isTransaction) return read(db);
  return q.connection().execute(async (one) => {
    await one.executeQuery(CompiledQuery.raw(BEGIN[dialect]));
    try {
      const close = () => Promise.reject(new Error("A snapshot ends by itself."));
      return await read({ kind: "db", q: one, keyring, dialect, close });
    } finally {
      await one.executeQuery(CompiledQuery.raw("rollback"));
    }
  });
}
