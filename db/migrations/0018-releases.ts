// The register of releases: what was shown of a report, an area and a quarter, once and for good. A release that was held back has
// no numbers. Whom a release was made of is kept beside it, to count how many people a later one differs by.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { onPostgres, onSqlite } from "./0005-append-only.ts";
import { migrationOf, oneOf } from "./ddl.ts";

export const RELEASE_STATUSES = ["frozen", "held"] as const;
export type ReleaseStatus = (typeof RELEASE_STATUSES)[number];

const TABLES = [
  `create table if not exists report_release (
    id text primary key not null,
    report text not null,
    area text not null references area (code),
    period text not null,
    number int not null check (number > 0),
    status text not null ${oneOf("status", RELEASE_STATUSES)},
    columns text,
    rows text,
    notes text,
    people_digest text not null,
    most_hidden int not null check (most_hidden > 0),
    count_step int not null check (count_step > 0),
    told_in text not null,
    made_at text not null,
    by text references "user" (id),
    unique (report, area, period, number),
    check ((status = 'frozen') = (columns is not null)),
    check ((status = 'frozen') = (rows is not null)),
    check ((status = 'frozen') = (notes is not null))
  ) strictly`,
  `create index if not exists report_release_told on report_release (report, area, told_in)`,
  `create table if not exists report_release_people (
    release_id text primary key not null references report_release (id),
    people text not null
  ) strictly`,
  `create table if not exists publisher_setting (
    id text primary key not null,
    area text not null references area (code),
    number int not null check (number > 0),
    most_hidden int not null check (most_hidden > 0),
    count_step int not null check (count_step > 0),
    at text not null,
    by text references "user" (id),
    unique (area, number)
  ) strictly`,
];

/** Written once, like the ledger. */
export const RELEASES = ["report_release", "report_release_people", "publisher_setting"] as const;

/** Releases, whom each was made of, and how an area controls what it publishes. */
export const releases = (dialect: DialectName): Migration =>
  migrationOf(dialect, [...TABLES, ...RELEASES.flatMap(dialect === "sqlite" ? onSqlite : onPostgres)]);
