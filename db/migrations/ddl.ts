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

/** A column that a table gains. Adding it a second time does no harm, which neither database says in the same words. */
export interface NewColumn {
  readonly table: string;
  readonly column: string;
  /** Its type, default and checks, as in a `create table`. */
  readonly kind: string;
}

async function addColumn(trx: Kysely<unknown>, dialect: DialectName, { table, column, kind }: NewColumn) {
  if (dialect === "sqlite") {
    const known = await sql`select 1 from pragma_table_info(${table}) where name = ${column}`.execute(trx);
    if (known.rows.length > 0) return;
  }
  const unlessThere = dialect === "sqlite" ? "" : " if not exists";
  await sql.raw(inWordsOf(dialect, `alter table ${table} add column${unlessThere} ${column} ${kind}`)).execute(trx);
}

/**
 * A migration made of statements that may all be said twice (`if not exists`, `or replace`): they run in one transaction, so one
 * that fails leaves nothing, and one whose process died before it was written down does no harm when it runs again.
 */
export function migrationOf(dialect: DialectName, statements: readonly (string | NewColumn)[]): Migration {
  return {
    up: (db: Kysely<unknown>) =>
      db.transaction().execute(async (trx) => {
        for (const statement of statements)
          if (typeof statement === "string") await sql.raw(inWordsOf(dialect, statement)).execute(trx);
          else await addColumn(trx, dialect, statement);
      }),
  };
}

/** A column whose CHECK on a list of words is made anew, because the list grew. */
export interface NewWords {
  readonly table: string;
  readonly column: string;
  readonly words: readonly string[];
}

/** The same on PostgreSQL, which can exchange a CHECK; SQLite has to copy the table (see `copied`). */
export const checkAnew = ({ table, column, words }: NewWords): string[] => [
  `alter table "${table}" drop constraint if exists ${table}_${column}_check`,
  `alter table "${table}" add constraint ${table}_${column}_check ${oneOf(column, words)}`,
];

/** Makes a table anew with its rows, on SQLite: `create` is its new definition, under the name `<table>_next`. */
export const copied = (table: string, create: string, after: readonly string[]): string[] => [
  `drop table if exists ${table}_next`,
  create,
  `insert into ${table}_next select * from ${table}`,
  `drop table ${table}`,
  `alter table ${table}_next rename to ${table}`,
  ...after,
];

/**
 * A column whose list of words grew, with what it holds kept: `first` is only there until the rows have theirs. For a table that
 * others point at, which SQLite could not make anew under them. Indexes on the column are to be dropped before and made after.
 */
export const columnAnew = (dialect: DialectName, grown: NewWords & { readonly first: string }): string[] => {
  if (dialect === "postgres") return checkAnew(grown);
  const { table, column, words, first } = grown;
  return [
    `alter table "${table}" rename column ${column} to ${column}_before`,
    `alter table "${table}" add column ${column} text not null default '${first}' ${oneOf(column, words)}`,
    `update "${table}" set ${column} = ${column}_before`,
    `alter table "${table}" drop column ${column}_before`,
  ];
};
