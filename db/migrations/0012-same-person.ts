// One person, one case: who may be the same person and who agreed to it, how a caller showed who they are, and for whom a case is
// not there because they may be the one who causes harm.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { migrationOf, oneOf } from "./ddl.ts";

const PERSON_LINK = [
  `create table if not exists person_link (
    id text primary key not null,
    area text not null references area (code),
    kind text not null ${oneOf("kind", ["join", "part"])},
    case_id text not null references "case" (id),
    other_case_id text not null references "case" (id),
    reason_sealed text not null,
    status text not null ${oneOf("status", ["waiting", "agreed", "refused"])},
    asked_by text not null references "user" (id),
    asked_at text not null,
    due_at text not null,
    decided_by text references "user" (id),
    decided_at text,
    version int not null,
    key_id text not null references data_key (id),
    check (case_id <> other_case_id),
    check ((decided_by is null) = (decided_at is null)),
    check ((status = 'waiting') = (decided_at is null)),
    check (decided_by is null or decided_by <> asked_by)
  ) strictly`,
  `create index if not exists person_link_case on person_link (case_id)`,
  `create index if not exists person_link_other_case on person_link (other_case_id)`,
  `create index if not exists person_link_waiting on person_link (area, due_at) where status = 'waiting'`,
];

const IDENTITY_CHECK = [
  `create table if not exists identity_check (
    id text primary key not null,
    contact_id text not null references contact (id),
    case_id text references "case" (id),
    outcome text not null ${oneOf("outcome", ["passed", "failed"])},
    how text not null ${oneOf("how", ["code-word", "told"])},
    note_sealed text,
    "by" text not null references "user" (id),
    at text not null,
    key_id text not null references data_key (id),
    check ((outcome = 'passed') = (case_id is not null))
  ) strictly`,
  `create index if not exists identity_check_contact on identity_check (contact_id, at)`,
];

const SILENT_BLOCK = [
  `create table if not exists silent_block (
    id text primary key not null,
    case_id text not null references "case" (id),
    user_id text references "user" (id),
    organisation_id text references organisation (id),
    why text not null ${oneOf("why", ["name", "email", "works-for"])},
    at text not null,
    lifted_by text references "user" (id),
    lifted_at text,
    lifted_why_sealed text,
    version int not null,
    key_id text not null references data_key (id),
    check ((user_id is null) <> (organisation_id is null)),
    check ((lifted_by is null) = (lifted_at is null) and (lifted_by is null) = (lifted_why_sealed is null))
  ) strictly`,
  `create index if not exists silent_block_case on silent_block (case_id)`,
  `create unique index if not exists silent_block_user on silent_block (user_id, case_id) where user_id is not null`,
  `create unique index if not exists silent_block_organisation on silent_block (organisation_id, case_id)
    where organisation_id is not null`,
];

/** Links between persons, identity checks and silent blocks. */
export const samePerson = (dialect: DialectName): Migration =>
  migrationOf(dialect, [...PERSON_LINK, ...IDENTITY_CHECK, ...SILENT_BLOCK]);
