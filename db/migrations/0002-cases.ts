// Persons, cases, contacts, drafts and referrals.
import type { Migration } from "kysely/migration";
import { CASE_STATUSES, CONTACT_STATUSES, GRADES, REFERRAL_STATUSES } from "./first-words.ts";
import type { DialectName } from "../connection.ts";
import { flag, migrationOf, oneOf } from "./ddl.ts";

const OWED = "next_what is not null and next_owner_organisation_id is not null and next_due_at is not null";
const NOTHING_OWED =
  "next_what is null and next_owner_organisation_id is null and next_owner_user_id is null and next_due_at is null";

/** What is owed next is whole while the row is open, and gone when it is closed: nothing waits for nobody. */
const owedWhileOpen = (closed: string): string =>
  `check ((status in (${closed}) and ${NOTHING_OWED}) or (status not in (${closed}) and ${OWED}))`;

const NEXT = `
    next_what text,
    next_owner_organisation_id text references organisation (id),
    next_owner_user_id text references "user" (id),
    next_due_at text,`;

const statements = (dialect: DialectName): readonly string[] => [
  `create table if not exists person (
    id text primary key not null,
    name_sealed text,
    chosen_name_sealed text,
    birth_date_sealed text,
    nhs_number_sealed text,
    address_sealed text,
    created_at text not null,
    version int not null,
    key_id text not null references data_key (id)
  ) strictly`,
  `create table if not exists person_key (
    person_id text not null references person (id),
    kind text not null ${oneOf("kind", ["phone", "name-birth-date", "phonetic-birth-year", "postcode", "email"])},
    hmac text not null,
    primary key (kind, hmac, person_id)
  ) strictly`,
  `create index if not exists person_key_person on person_key (person_id)`,
  `create table if not exists "case" (
    id text primary key not null,
    reference text not null unique,
    area text not null references area (code),
    person_id text not null references person (id),
    hub_organisation_id text not null references organisation (id),
    holder_user_id text references "user" (id),
    status text not null ${oneOf("status", CASE_STATUSES)},
    grade text ${oneOf("grade", GRADES)},
    suggested_grade text not null ${oneOf("suggested_grade", [...GRADES, "not-assessed"])},
    conference_route int not null ${flag("conference_route")},
    emergency_since text,
    children int ${flag("children")},
    needs_interpreter int ${flag("needs_interpreter")},
    source text not null,
    protocol_version text not null,
    opened_at text not null,
    first_contact_due_at text,
    first_contact_at text,
    review_due_at text,
    closed_at text,
    closed_outcome text,
    next_action_id text${dialect === "sqlite" ? " references action (id)" : ""},${NEXT}
    version int not null,
    key_id text not null references data_key (id),
    ${owedWhileOpen("'closed'")},
    check (status <> 'closed' or (next_action_id is null and closed_at is not null and closed_outcome is not null))
  ) strictly`,
  `create index if not exists case_queue on "case" (area, next_due_at, id) where next_due_at is not null`,
  `create index if not exists case_owed on "case" (area, next_what, next_due_at, id) where next_due_at is not null`,
  `create index if not exists case_of_person on "case" (person_id)`,
  `create index if not exists case_owner on "case" (next_owner_user_id) where next_owner_user_id is not null`,
  `create table if not exists case_person (
    id text primary key not null,
    case_id text not null references "case" (id),
    person_id text not null references person (id),
    role text not null ${oneOf("role", ["harmed", "alleged", "both-alleged", "unclear", "child", "safe-person"])},
    relationship_sealed text,
    created_at text not null,
    key_id text not null references data_key (id)
  ) strictly`,
  `create index if not exists case_person_case on case_person (case_id)`,
  `create index if not exists case_person_person on case_person (person_id)`,
  `create table if not exists contact (
    id text primary key not null,
    area text not null references area (code),
    channel text not null ${oneOf("channel", ["call", "web-form", "referral", "walk-in", "message"])},
    hub_organisation_id text not null references organisation (id),
    status text not null ${oneOf("status", CONTACT_STATUSES)},
    case_id text references "case" (id),
    owner_user_id text references "user" (id),
    danger text not null ${oneOf("danger", ["yes", "no", "unknown"])},
    started_at text not null,
    ended_at text,
    how_ended text,
    doors_tried int,
    answers_sealed text,${NEXT}
    version int not null,
    key_id text not null references data_key (id),
    ${owedWhileOpen("'routed', 'over'")}
  ) strictly`,
  `create index if not exists contact_queue on contact (area, next_due_at, id) where next_due_at is not null`,
  `create index if not exists contact_case on contact (case_id)`,
  `create index if not exists contact_started on contact (area, started_at)`,
  `create table if not exists draft (
    id text primary key not null,
    kind text not null ${oneOf("kind", ["contact", "referral"])},
    contact_id text references contact (id),
    owner_user_id text not null references "user" (id),
    organisation_id text not null references organisation (id),
    payload_sealed text not null,
    created_at text not null,
    updated_at text not null,
    version int not null,
    key_id text not null references data_key (id)
  ) strictly`,
  `create index if not exists draft_owner on draft (owner_user_id, kind)`,
  `create index if not exists draft_contact on draft (contact_id)`,
  `create table if not exists referral (
    id text primary key not null,
    reference text not null unique,
    area text not null references area (code),
    case_id text not null references "case" (id),
    contact_id text not null references contact (id),
    organisation_id text not null references organisation (id),
    referred_by text not null references "user" (id),
    source text not null,
    status text not null ${oneOf("status", REFERRAL_STATUSES)},
    agreed text not null ${oneOf("agreed", ["yes", "not-asked", "no"])},
    feedback_safe int ${flag("feedback_safe")},
    answers_sealed text not null,
    submitted_at text not null,
    version int not null,
    key_id text not null references data_key (id)
  ) strictly`,
  `create index if not exists referral_organisation on referral (organisation_id, submitted_at)`,
  `create index if not exists referral_case on referral (case_id)`,
  `create index if not exists referral_contact on referral (contact_id)`,
];

/** People and what is open about them. */
export const cases = (dialect: DialectName): Migration => migrationOf(dialect, statements(dialect));
