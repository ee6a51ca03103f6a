import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";

/** What the migrations are written in: a little SQL that both databases read, with five words that differ between them. */
const WORDS: Record<DialectName, Readonly<Record<string, string>>> = {
  sqlite: {
    int: "integer",
    real: "real",
    text: "text",
    counter: "integer primary key autoincrement",
    strictly: "strict",
  },
  postgres: {
    int: "bigint",
    real: "double precision",
    // The order of bytes, as SQLite sorts: never the order of whatever language the server speaks.
    text: 'text collate "C"',
    counter: "bigint generated always as identity primary key",
    strictly: "",
  },
};

/** Puts the database's own words in place of int, real, text, counter and strictly; a quoted name is left alone. */
export function inWordsOf(dialect: DialectName, statement: string): string {
  return statement.replace(
    /(?<!["'\w-])(int|real|text|counter|strictly)(?!["'\w-])/g,
    (word) => WORDS[dialect][word] ?? word,
  );
}

/** A CHECK that the column holds one of the words (or nothing, where the column may be null). */
export function oneOf(column: string, words: readonly string[]): string {
  return `check (${column} in (${words.map((word) => `'${word}'`).join(", ")}))`;
}

/** A CHECK for 0 and 1. */
export function flag(column: string): string {
  return `check (${column} in (0, 1))`;
}

/**
 * A migration made of statements that may all be said twice (`if not exists`, `or replace`): they run in one transaction, so one
 * that fails leaves nothing, and one whose process died before it was written down does no harm when it runs again.
 */
export function migrationOf(dialect: DialectName, statements: readonly string[]): Migration {
  return {
    up: (db: Kysely<unknown>) =>
      db.transaction().execute(async (trx) => {
        for (const statement of statements) await sql.raw(inWordsOf(dialect, statement)).execute(trx);
      }),
  };
}
