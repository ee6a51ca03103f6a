// Rows that were written before their table was sealed. Their seals are made once, by the migration, and say that they have been as they
// are since then.
import { sql, type Kysely } from "kysely";
import type { Db } from "./connection.ts";
import { onPostgres, onSqlite } from "./migrations/0005-append-only.ts";
import { sealOfCount, sealOfRow, type CountedTable } from "./row-seal.ts";
import type { Tables } from "./schema.ts";
import { checkKeyring } from "./sealed.ts";

interface Unsealed {
  readonly table: CountedTable;
  /** By which column a row is known. */
  readonly key: string;
  /** True where a guard forbids to change a row. */
  readonly guarded: boolean;
}

/** Sealed since 0031. */
const TABLES: readonly Unsealed[] = [
  { table: "catalogue_change", key: "id", guarded: false },
  { table: "cost_clash", key: "id", guarded: false },
  { table: "contra_reason", key: "contra_id", guarded: true },
  { table: "hub_cost", key: "id", guarded: true },
  { table: "budget_part", key: "id", guarded: true },
];

/**
 * Seals what has no seal in these tables, and counts their rows; `q` is the migration's own connection. Throws WrongKeyError before
 * anything is sealed with another key.
 */
export async function sealOldRows(q: Kysely<Tables>, { keyring, dialect }: Db): Promise<void> {
  await q.transaction().execute(async (trx) => {
    for (const { table, key, guarded } of TABLES) {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} where seal is null`.execute(
        trx,
      );
      if (rows.length === 0) continue;
      await checkKeyring({ kind: "trx", q: trx, keyring, dialect });
      const guard = `drop trigger ${table}_no_${dialect === "sqlite" ? "update" : `change on ${table}`}`;
      if (guarded) await sql.raw(guard).execute(trx);
      for (const row of rows)
        await sql`update ${sql.table(table)} set seal = ${sealOfRow(keyring, table, row)}
          where ${sql.ref(key)} = ${row[key]}`.execute(trx);
      if (guarded)
        for (const statement of dialect === "sqlite" ? onSqlite(table) : onPostgres(table))
          await sql.raw(statement).execute(trx);
      const all = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(trx);
      const count = Number(all.rows[0]?.rows ?? 0);
      const counted = { rows: count, seal: sealOfCount(keyring, table, count) };
      await trx
        .insertInto("sealed_count")
        .values({ table_name: table, ...counted })
        .onConflict((conflict) => conflict.column("table_name").doUpdateSet(counted))
        .execute();
    }
  });
}
