// Returns: exact numbers for one named recipient. A snapshot is never changed; what became of it stands in rows of its own.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { onPostgres, onSqlite } from "./0005-append-only.ts";
import { migrationOf, oneOf } from "./ddl.ts";

export const RETURN_NAMES = ["conference", "safe-accommodation"] as const;
export type ReturnName = (typeof RETURN_NAMES)[number];
export const RETURN_FORMATS = ["csv", "json"] as const;
export type ReturnFormat = (typeof RETURN_FORMATS)[number];

const TABLES = [
  `create table if not exists return_snapshot (
    id text primary key not null,
    name text not null ${oneOf("name", RETURN_NAMES)},
    area text not null references area (code),
    period text not null,
    number int not null check (number > 0),
    content_sealed text not null,
    made_by text not null references "user" (id),
    made_at text not null,
    key_id text not null references data_key (id),
    unique (area, name, period, number)
  ) strictly`,
  `create table if not exists return_release (
    id text primary key not null,
    snapshot_id text not null references return_snapshot (id),
    recipient_sealed text not null,
    purpose_sealed text not null,
    released_by text not null references "user" (id),
    at text not null,
    key_id text not null references data_key (id)
  ) strictly`,
  `create index if not exists return_release_snapshot on return_release (snapshot_id, at)`,
  `create table if not exists return_download (
    id text primary key not null,
    release_id text not null references return_release (id),
    format text not null ${oneOf("format", RETURN_FORMATS)},
    by text references "user" (id),
    at text not null
  ) strictly`,
  // A file is given out once; what the operator prints at the terminal is written down, however often.
  `create unique index if not exists return_download_once on return_download (release_id, format) where by is not null`,
  `create index if not exists return_download_release on return_download (release_id, at)`,
  `create table if not exists return_withdrawal (
    id text primary key not null,
    snapshot_id text not null unique references return_snapshot (id),
    why_sealed text not null,
    by text not null references "user" (id),
    at text not null,
    key_id text not null references data_key (id)
  ) strictly`,
];

/** Written once, like the ledger. */
export const RETURNS = ["return_snapshot", "return_release", "return_download", "return_withdrawal"] as const;

/** Snapshots of returns, to whom each was released, who took the file, and which are no longer to be used. */
export const returns = (dialect: DialectName): Migration =>
  migrationOf(dialect, [...TABLES, ...RETURNS.flatMap(dialect === "sqlite" ? onSqlite : onPostgres)]);
