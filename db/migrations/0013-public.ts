// The page that anybody can write to: what was sent through it, and that a way to reach somebody may be known from nobody who
// works here.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { migrationOf, oneOf } from "./ddl.ts";

export const WRITERS = ["self", "family-friend", "not-said"] as const;

const PUBLIC_FORM = [
  `create table if not exists public_form (
    id text primary key not null,
    form_hash text not null unique,
    request_hash text not null,
    reference text not null unique,
    writer text not null ${oneOf("writer", WRITERS)},
    case_id text not null references "case" (id),
    contact_id text not null references contact (id),
    word_hash text not null,
    due_at text not null,
    at text not null
  ) strictly`,
  `create index if not exists public_form_case on public_form (case_id)`,
];

/** Whoever wrote is no user: nobody confirmed what they said of their phone. */
const confirmedByNobody = (dialect: DialectName): readonly string[] =>
  dialect === "postgres"
    ? [`alter table safe_contact alter column confirmed_by drop not null`]
    : [
        `alter table safe_contact rename column confirmed_by to confirmed_by_before`,
        `alter table safe_contact add column confirmed_by text references "user" (id)`,
        `update safe_contact set confirmed_by = confirmed_by_before`,
        `alter table safe_contact drop column confirmed_by_before`,
      ];

/** What anybody sent, and how it is safe to reach them in their own words. */
export const publicDoor = (dialect: DialectName): Migration =>
  migrationOf(dialect, [...PUBLIC_FORM, ...confirmedByNobody(dialect)]);
