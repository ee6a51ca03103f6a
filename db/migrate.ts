import { Migrator } from "kysely/migration";
import type { Db } from "./connection.ts";
import { migrationsFor } from "./migrations/index.ts";
import { checkKeyring } from "./sealed.ts";

/**
 * Brings the tables to what this version of the hub needs, and proves that the key outside opens what is inside. Returns the names
 * of the migrations that ran now. Throws what stopped one (which then left nothing behind), or WrongKeyError.
 */
export async function migrateToLatest(db: Db): Promise<string[]> {
  const migrator = new Migrator({
    db: db.q,
    provider: { getMigrations: () => Promise.resolve(migrationsFor(db.dialect)) },
    // Each migration opens its own transaction; on SQLite Kysely would open none.
    disableTransactions: true,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error("A migration failed.", { cause: error });
  await checkKeyring(db);
  return results.map((result) => result.migrationName);
}
