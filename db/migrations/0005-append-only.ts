// Rows that are written once and stay: no statement of either database changes or removes one.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { migrationOf } from "./ddl.ts";

export const WRITTEN_ONCE = [
  "event",
  "audit",
  "ledger_entry",
  "cost_event",
  "risk_assessment",
  "note",
  "unit_cost",
  "price_rule",
  "deflator",
  "area_setting",
] as const;

const WHY = (table: string): string => `rows of ${table} are never changed or removed`;

// `insert or replace` deletes, so the second trigger stops it too (with recursive_triggers on, see pragmas.ts).
export const onSqlite = (table: string): string[] =>
  ["update", "delete"].map(
    (verb) => `create trigger if not exists ${table}_no_${verb} before ${verb} on ${table}
      begin select raise(abort, '${WHY(table)}'); end`,
  );

export const onPostgres = (table: string): string[] => [
  `create or replace trigger ${table}_no_change before update or delete on ${table}
    for each row execute function refuse_change()`,
  `create or replace trigger ${table}_no_truncate before truncate on ${table}
    for each statement execute function refuse_change()`,
];

const REFUSE = `create or replace function refuse_change() returns trigger language plpgsql as $$
  begin raise exception 'rows of % are never changed or removed', tg_table_name; end $$`;

/** The triggers that keep what is written once. */
export const appendOnly = (dialect: DialectName): Migration => {
  return migrationOf(
    dialect,
    dialect === "sqlite" ? WRITTEN_ONCE.flatMap(onSqlite) : [REFUSE, ...WRITTEN_ONCE.flatMap(onPostgres)],
  );
};
