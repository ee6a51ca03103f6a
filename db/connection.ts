import { Kysely, sql } from "kysely";
import type { Dialect, Transaction } from "kysely";
import { answersAtOnce } from "./at-once.ts";
import { createKeyring } from "./keyring.ts";
import type { Keyring } from "./keyring.ts";
import { postgresDialect } from "./postgres.ts";
import type { Tables } from "./schema.ts";
import { openSqlite } from "./sqlite.ts";
import { refuseInside } from "./transaction.ts";

export { canWrite } from "./heartbeat.ts";
export { inBatch, inTransaction } from "./transaction.ts";

export type DialectName = "sqlite" | "postgres";

/** The open database. `q` throws inside a transaction of its own, where only `trx` may be used. */
export interface Db {
  readonly kind: "db";
  readonly q: Kysely<Tables>;
  readonly keyring: Keyring;
  readonly dialect: DialectName;
  close(): Promise<void>;
}

/** A transaction that is open: what is written through it is kept together or not at all. */
export interface Trx {
  readonly kind: "trx";
  readonly q: Transaction<Tables>;
  readonly keyring: Keyring;
  readonly dialect: DialectName;
}

/** Where to read from: the database, or the transaction one stands in. */
export type From = Db | Trx;

export interface OpenOptions {
  /** The SQLite file, or `:memory:`. */
  readonly file?: string;
  /** `postgres://…`; when it is given, `file` is not used. */
  readonly databaseUrl?: string;
  /** A ready PostgreSQL dialect of Kysely's; for tests without a server. */
  readonly dialect?: Dialect;
  /** The 32 bytes that wrap every data key. Kept outside the database. */
  readonly masterKey: Buffer;
}

/** Opens the database and proves that it answers. Throws one clear sentence when it must not be used. */
export async function openDatabase(options: OpenOptions): Promise<Db> {
  const keyring = createKeyring(options.masterKey);
  if (options.dialect) return opened(options.dialect, "postgres", keyring, () => undefined);
  if (options.databaseUrl !== undefined) {
    if (!/^postgres(ql)?:\/\//.test(options.databaseUrl))
      throw new Error("The database address must begin with postgres://.");
    return opened(postgresDialect(options.databaseUrl), "postgres", keyring, () => undefined);
  }
  if (options.file === undefined) throw new Error("Say which database to open: a file, or a postgres:// address.");
  const sqlite = openSqlite(options.file);
  answersAtOnce(keyring, sqlite.database);
  return opened(sqlite.dialect, "sqlite", keyring, () => sqlite.close());
}

async function opened(dialect: Dialect, name: DialectName, keyring: Keyring, after: () => void): Promise<Db> {
  const q = new Kysely<Tables>({ dialect });
  const db: Db = {
    kind: "db",
    keyring,
    dialect: name,
    get q() {
      refuseInside(db);
      return q;
    },
    async close() {
      await q.destroy();
      after();
    },
  };
  try {
    await sql`select 1`.execute(q);
  } catch (error) {
    await db.close();
    throw error;
  }
  return db;
}
