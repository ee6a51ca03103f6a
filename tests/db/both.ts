import { join } from "node:path";
import { afterAll, beforeAll, describe, onTestFinished } from "vitest";
import { openDatabase } from "#db/connection.ts";
import type { Db, DialectName } from "#db/connection.ts";
import { freshDb, scratchFolder, TEST_KEY } from "../factories.ts";
import { openPostgres } from "./pglite.ts";
import type { Postgres } from "./pglite.ts";

export interface Opener {
  readonly dialect: DialectName;
  /** An empty database with every table, for one test. */
  fresh(): Promise<Db>;
  /** An empty database without a table, for one test. */
  bare(): Promise<Db>;
}

async function bareSqlite(): Promise<Db> {
  const db = await openDatabase({ file: join(scratchFolder(), "bare.sqlite"), masterKey: TEST_KEY });
  onTestFinished(() => db.close());
  return db;
}

/** Says the same tests twice: on SQLite and on PostgreSQL. What holds on one must hold on the other. */
export function onBothDatabases(name: string, tests: (open: Opener) => void): void {
  describe(`${name}, on SQLite`, () => tests({ dialect: "sqlite", fresh: freshDb, bare: bareSqlite }));
  describe(`${name}, on PostgreSQL`, () => {
    let postgres: Postgres;
    beforeAll(async () => {
      postgres = await openPostgres();
    });
    afterAll(() => postgres.end());
    tests({ dialect: "postgres", fresh: () => postgres.fresh(), bare: () => postgres.bare() });
  });
}
