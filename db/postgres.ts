import { PostgresDialect } from "kysely";
import pg from "pg";

const INT8 = 20;
const NUMERIC = 1700;

/** Whole numbers and sums come as numbers, as SQLite gives them: pence stay far below 2^53. */
export const NUMBER_TYPES = { [INT8]: Number, [NUMERIC]: Number } as const;

function parserOf(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  const known = oid === INT8 || oid === NUMERIC ? NUMBER_TYPES[oid] : undefined;
  return known ?? (pg.types.getTypeParser(oid, format) as (value: string) => unknown);
}

/** The dialect for a PostgreSQL server, through a pool of connections. */
export function postgresDialect(databaseUrl: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  return new PostgresDialect({ pool });
}
