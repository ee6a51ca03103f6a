// Partners: how much room they have for what they take, until when they have none, and every time somebody was told of an action.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { onPostgres, onSqlite } from "./0005-append-only.ts";
import { migrationOf, oneOf } from "./ddl.ts";

const TABLES = [
  `create table if not exists capacity (
    id text primary key not null,
    organisation_id text not null references organisation (id),
    pathway text not null,
    places int not null check (places between 0 and 999),
    until_day text,
    taken int not null default 0 check (taken >= 0),
    said_by text not null references "user" (id),
    said_at text not null,
    version int not null default 1,
    unique (organisation_id, pathway),
    check (places > 0 or until_day is not null)
  ) strictly`,
  `create table if not exists telling (
    id text primary key not null,
    case_id text not null references "case" (id),
    action_id text not null references action (id),
    how text not null ${oneOf("how", ["in-hub", "phone", "secure-email", "form"])},
    whom_sealed text,
    reference_sealed text,
    "by" text not null references "user" (id),
    at text not null,
    key_id text not null references data_key (id)
  ) strictly`,
  `create index if not exists telling_action on telling (action_id, at)`,
];

/** Capacity by organisation and pathway; tellings, which stay as they were written. */
export const partners = (dialect: DialectName): Migration =>
  migrationOf(dialect, [...TABLES, ...(dialect === "sqlite" ? onSqlite("telling") : onPostgres("telling"))]);
