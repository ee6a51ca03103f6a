import { Migrator } from "kysely/migration";
import type { Kysely } from "kysely";
import type { Db } from "./connection.ts";
import { sealOldRows } from "./old-seals.ts";
import { migrationsFor } from "./migrations/index.ts";
import type { Tables } from "./schema.ts";
import { checkKeyring } from "./sealed.ts";

/**
 * Brings the tables to what this version of the hub needs, and proves that the key outside opens what is inside. Returns the names
 * of the migrations that ran now. Throws what stopped one (which then left nothing behind), or WrongKeyError.
 */
export async function migrateToLatest(db: Db): Promise<string[]> {
  const { error, results = [] } = await migratorOf(db).migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error("A migration failed.", { cause: error });
  await checkKeyring(db);
  return results.map((result) => result.migrationName);
}

/** The migrations that have not run yet: none where the database is of this version of the hub. */
export async function migrationsToCome(db: Db): Promise<string[]> {
  const all = await migratorOf(db).getMigrations();
  return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}

const migratorOf = (db: Db): Migrator =>
  new Migrator({
    db: db.q,
    provider: { getMigrations: () => Promise.resolve(withSeals(db)) },
    // Each migration opens its own transaction; on SQLite Kysely would open none.
    disableTransactions: true,
  });

const SEALS = "0031-ledger-seals";

/** Rows of before they were sealed get their seals as part of the migration, which has no key of its own. */
function withSeals(db: Db): ReturnType<typeof migrationsFor> {
  const migrations = migrationsFor(db.dialect);
  const up = async (q: Kysely<unknown>) => {
    await migrations[SEALS]?.up(q);
    await sealOldRows(q as Kysely<Tables>, db);
  };
  return { ...migrations, [SEALS]: { up } };
}
