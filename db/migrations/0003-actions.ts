// What is decided and done for a case, its clocks, and what happened.
import type { Migration } from "kysely/migration";
import { ACTION_STATUSES, APPROVAL_STATUSES, GRADES, SUBJECTS } from "./first-words.ts";
import type { DialectName } from "../connection.ts";
import { flag, migrationOf, oneOf } from "./ddl.ts";

const YES_NO_UNKNOWN = ["yes", "no", "unknown"];

const STATEMENTS = [
  `create table if not exists risk_assessment (
    id text primary key not null,
    case_id text not null references "case" (id),
    contact_id text references contact (id),
    tool text not null,
    protocol_version text not null,
    facts_sealed text not null,
    result_sealed text not null,
    suggested_grade text not null ${oneOf("suggested_grade", [...GRADES, "not-assessed"])},
    agreed_grade text ${oneOf("agreed_grade", GRADES)},
    reason_sealed text,
    "by" text not null references "user" (id),
    at text not null,
    key_id text not null references data_key (id)
  ) strictly`,
  `create index if not exists risk_assessment_case on risk_assessment (case_id, at)`,
  `create table if not exists grade_approval (
    id text primary key not null,
    case_id text not null references "case" (id),
    assessment_id text not null references risk_assessment (id),
    from_grade text not null ${oneOf("from_grade", GRADES)},
    to_grade text not null ${oneOf("to_grade", GRADES)},
    status text not null ${oneOf("status", APPROVAL_STATUSES)},
    requested_by text not null references "user" (id),
    requested_at text not null,
    due_at text not null,
    decided_by text references "user" (id),
    decided_at text,
    version int not null,
    check ((status = 'pending') = (decided_by is null) and (status = 'pending') = (decided_at is null)),
    check (status <> 'approved' or decided_by <> requested_by)
  ) strictly`,
  `create unique index if not exists grade_approval_one_pending on grade_approval (case_id) where status = 'pending'`,
  `create index if not exists grade_approval_due on grade_approval (status, due_at)`,
  `create table if not exists action (
    id text primary key not null,
    case_id text not null references "case" (id),
    area text not null references area (code),
    pathway text not null,
    rules text not null,
    consent_basis text not null ${oneOf("consent_basis", ["not-needed", "override", "given", "to-ask"])},
    override_reason_sealed text,
    status text not null ${oneOf("status", ACTION_STATUSES)},
    owner_organisation_id text not null references organisation (id),
    owner_user_id text references "user" (id),
    due_at text not null,
    agreed_by text references "user" (id),
    agreed_at text,
    sent_at text,
    sent_how text ${oneOf("sent_how", ["in-hub", "phone", "secure-email", "form"])},
    sent_to_sealed text,
    decline_reason text,
    decline_note_sealed text,
    outcome text,
    feels_safer text ${oneOf("feels_safer", ["yes", "same", "no", "not-asked"])},
    replaces_action_id text references action (id),
    created_at text not null,
    version int not null,
    key_id text not null references data_key (id),
    check (status <> 'declined' or decline_reason is not null)
  ) strictly`,
  `create index if not exists action_case on action (case_id)`,
  `create index if not exists action_owner on action (owner_organisation_id, status, due_at)`,
  `create table if not exists unmet_need (
    id text primary key not null,
    case_id text not null references "case" (id),
    area text not null references area (code),
    pathway text not null,
    reason text not null ${oneOf("reason", ["service-refused", "sharing-refused", "unavailable", "declined", "no-capacity"])},
    met_by text,
    due_at text not null,
    at text not null,
    settled_at text,
    settled_by text references "user" (id),
    check ((settled_at is null) = (settled_by is null))
  ) strictly`,
  `create index if not exists unmet_need_case on unmet_need (case_id)`,
  `create index if not exists unmet_need_open on unmet_need (area, due_at) where met_by is null and settled_at is null`,
  `create table if not exists contact_attempt (
    id text primary key not null,
    case_id text not null references "case" (id),
    action_id text references action (id),
    channel text not null,
    result text not null,
    in_slot int not null ${flag("in_slot")},
    note_sealed text,
    "by" text not null references "user" (id),
    at text not null,
    ended_at text,
    key_id text not null references data_key (id)
  ) strictly`,
  `create index if not exists contact_attempt_case on contact_attempt (case_id, at)`,
  `create table if not exists safe_contact (
    id text primary key not null,
    case_id text not null references "case" (id),
    channel text not null ${oneOf("channel", ["phone", "text", "email", "post", "in-person"])},
    value_sealed text,
    safe text not null ${oneOf("safe", ["safe", "not-safe", "unknown"])},
    days text not null,
    from_time text,
    to_time text,
    voicemail text not null ${oneOf("voicemail", YES_NO_UNKNOWN)},
    "text" text not null ${oneOf('"text"', YES_NO_UNKNOWN)},
    whose_phone text not null ${oneOf("whose_phone", ["mine", "shared", "someone-else", "unknown"])},
    others_see text not null ${oneOf("others_see", YES_NO_UNKNOWN)},
    say_we_are_sealed text,
    who_may_answer_sealed text,
    code_word_hash text,
    distress_word_sealed text,
    interpreter_sealed text,
    do_not_contact int not null ${flag("do_not_contact")},
    confirmed_at text not null,
    confirmed_by text not null references "user" (id),
    version int not null,
    key_id text not null references data_key (id)
  ) strictly`,
  `create index if not exists safe_contact_case on safe_contact (case_id)`,
  `create table if not exists safety_plan (
    id text primary key not null,
    case_id text not null unique references "case" (id),
    body_sealed text not null,
    updated_at text not null,
    updated_by text not null references "user" (id),
    version int not null,
    key_id text not null references data_key (id)
  ) strictly`,
  `create table if not exists note (
    id text primary key not null,
    case_id text not null references "case" (id),
    kind text not null ${oneOf("kind", ["fact", "opinion", "told-in-confidence", "not-to-be-disclosed"])},
    body_sealed text not null,
    "by" text not null references "user" (id),
    at text not null,
    key_id text not null references data_key (id)
  ) strictly`,
  `create index if not exists note_case on note (case_id, at)`,
  `create table if not exists deadline (
    id text primary key not null,
    subject text not null ${oneOf("subject", SUBJECTS)},
    subject_id text not null,
    case_id text references "case" (id),
    clock text not null,
    due_at text not null,
    fired_at text,
    cleared_at text
  ) strictly`,
  `create index if not exists deadline_waiting on deadline (due_at, id) where fired_at is null and cleared_at is null`,
  `create index if not exists deadline_subject on deadline (subject, subject_id)`,
  `create index if not exists deadline_case on deadline (case_id)`,
  // What a case owes is asked at every change of it; the clocks behind it only grow.
  `create index if not exists deadline_owed on deadline (case_id, due_at, id) where fired_at is null and cleared_at is null`,
];

/** Assessments, actions, attempts, safe contact and clocks. */
export const actions = (dialect: DialectName): Migration =>
  migrationOf(dialect, dialect === "sqlite" ? STATEMENTS : [...STATEMENTS, ...NEXT_ACTION]);

// PostgreSQL wants the table that a key points to first; SQLite takes the key with the case and cannot add one later.
const NEXT_ACTION = [
  `alter table "case" drop constraint if exists case_next_action_id_fkey`,
  `alter table "case" add constraint case_next_action_id_fkey foreign key (next_action_id) references action (id)`,
];
