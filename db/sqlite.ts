import { closeSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue, StatementSync } from "node:sqlite";
import { SqliteDialect } from "kysely";
import type { SqliteDatabase, SqliteStatement } from "kysely";
import { setPragmas } from "./pragmas.ts";

/** How many prepared statements are kept, by their text: far more than the hub has. */
const KEPT = 1000;

function statementOf(prepared: StatementSync): SqliteStatement {
  return {
    reader: prepared.columns().length > 0,
    all: (parameters) => prepared.all(...(parameters as SQLInputValue[])),
    run: (parameters) => prepared.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => prepared.iterate(...(parameters as SQLInputValue[])),
  };
}

/** What Kysely needs of a database, over node:sqlite. */
function adapt(raw: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => raw.close(),
    prepare(text) {
      const known = kept.get(text);
      if (known) return known;
      // Taking the write lock at once: a transaction that reads first and writes later would fail when another wrote between.
      const statement = statementOf(raw.prepare(text === "begin" ? "begin immediate" : text));
      if (kept.size >= KEPT) for (const oldest of kept.keys()) if (kept.delete(oldest)) break;
      kept.set(text, statement);
      return statement;
    },
  };
}

export interface OpenSqlite {
  readonly dialect: SqliteDialect;
  /** The same database, for statements of a transaction that stands already. */
  readonly database: SqliteDatabase;
  close(): void;
}

/** Opens (or makes, readable by its owner only) the file, or `:memory:`. Throws when a setting that protects the data does not hold. */
export function openSqlite(file: string): OpenSqlite {
  if (file !== ":memory:") closeSync(openSync(file, "a", 0o600));
  const raw = new DatabaseSync(file, { defensive: true });
  try {
    setPragmas(raw, file);
  } catch (error) {
    raw.close();
    throw error;
  }
  const database = adapt(raw);
  return {
    dialect: new SqliteDialect({ database }),
    database,
    close: () => {
      if (raw.isOpen) raw.close();
    },
  };
}
