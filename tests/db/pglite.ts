// PostgreSQL for tests: the real server when TEST_DATABASE_URL names one, PGlite inside this process when not.
import { openAsBlob } from "node:fs";
import { writeFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { PGliteDialect, sql } from "kysely";
import pg from "pg";
import { openDatabase } from "#db/connection.ts";
import type { Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { NUMBER_TYPES } from "#db/postgres.ts";
import { madeOnce, TEST_KEY } from "../made-once.ts";

export interface Postgres {
  /** The database, emptied and with every table. */
  fresh(): Promise<Db>;
  /** The database, emptied and without a table. */
  bare(): Promise<Db>;
  end(): Promise<void>;
}

async function asAdministrator(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** All that a new PGlite with every table consists of: making one takes seven times as long as loading it. */
async function dumpNew(file: string): Promise<void> {
  const pglite = new PGlite({ parsers: NUMBER_TYPES });
  const db = await openDatabase({ dialect: new PGliteDialect({ pglite }), masterKey: TEST_KEY });
  await migrateToLatest(db);
  await writeFile(file, Buffer.from(await (await pglite.dumpDataDir("none")).arrayBuffer()));
  await db.close();
}

/** Opens a database of this test file's own on the server, or PGlite. */
async function open(): Promise<{ db: Db; asMigrated: boolean; drop: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined) {
    const image = await openAsBlob(await madeOnce("postgres.tar", dumpNew), { type: "application/x-tar" });
    const dialect = new PGliteDialect({ pglite: new PGlite({ parsers: NUMBER_TYPES, loadDataDir: image }) });
    return {
      db: await openDatabase({ dialect, masterKey: TEST_KEY }),
      asMigrated: true,
      drop: () => Promise.resolve(),
    };
  }
  const name = `hub_test_${newId().toLowerCase()}`;
  await asAdministrator(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const db = await openDatabase({ databaseUrl: url.href, masterKey: TEST_KEY });
  return { db, asMigrated: false, drop: () => asAdministrator(server, `drop database ${name}`) };
}

/** Empties every table: much quicker than making them again. Only as a replica are the triggers that forbid it silent. */
async function empty(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(
    db.q,
  );
  await db.q.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    await sql.raw(`truncate ${rows.map((row) => row.name).join(", ")} restart identity`).execute(trx);
  });
}

/** One PostgreSQL for a test file: starting it is slow, emptying it is not. */
export async function openPostgres(): Promise<Postgres> {
  const { db, drop, asMigrated } = await open();
  let holds: "nothing" | "new tables" | "used tables" = asMigrated ? "new tables" : "nothing";
  const bare = async (): Promise<Db> => {
    await sql`drop schema public cascade`.execute(db.q);
    await sql`create schema public`.execute(db.q);
    return db;
  };
  return {
    bare() {
      holds = "nothing";
      return bare();
    },
    async fresh() {
      if (holds === "used tables") await empty(db);
      if (holds === "nothing") await migrateToLatest(await bare());
      holds = "used tables";
      return db;
    },
    async end() {
      await db.close();
      await drop();
    },
  };
}
