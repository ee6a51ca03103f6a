// Business cases: each as it was saved, version after version, and who signed what of it is real money.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { onPostgres, onSqlite } from "./0005-append-only.ts";
import { migrationOf, oneOf } from "./ddl.ts";

/** What the benefits are compared with: nothing yet, what somebody assumes, or a group that was counted. */
export const COMPARATORS = ["none", "assumption", "group"] as const;
export type Comparator = (typeof COMPARATORS)[number];

const TABLES = [
  `create table if not exists business_case (
    id text primary key not null,
    area text not null references area (code),
    name text not null,
    created_at text not null,
    created_by text not null references "user" (id)
  ) strictly`,
  `create index if not exists business_case_area on business_case (area, created_at)`,
  `create table if not exists business_case_version (
    id text primary key not null,
    business_case_id text not null references business_case (id),
    number int not null check (number > 0),
    input text not null,
    sources text not null,
    vintage text not null,
    comparator text not null ${oneOf("comparator", COMPARATORS)},
    comparator_grade int check (comparator_grade between 1 and 6),
    comparator_words text,
    note text not null,
    at text not null,
    by text not null references "user" (id),
    unique (business_case_id, number),
    check ((comparator = 'none') = (comparator_words is null)),
    check ((comparator = 'assumption') = (comparator_grade is not null))
  ) strictly`,
  `create table if not exists cashable_signature (
    id text primary key not null,
    version_id text not null unique references business_case_version (id),
    at text not null,
    by text not null references "user" (id)
  ) strictly`,
];

/** Written once: a version that somebody quoted still says what they quoted. */
export const BUSINESS_CASES = ["business_case", "business_case_version", "cashable_signature"] as const;

/** Business cases, their versions and the signatures under them. */
export const businessCases = (dialect: DialectName): Migration =>
  migrationOf(dialect, [...TABLES, ...BUSINESS_CASES.flatMap(dialect === "sqlite" ? onSqlite : onPostgres)]);
