// Attempts and approvals have clocks and a history of their own; a protocol and a risk tool have versions; what is late twice
// has a manager.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { onPostgres, onSqlite } from "./0005-append-only.ts";
import { checkAnew, copied, migrationOf, oneOf, type NewColumn } from "./ddl.ts";
import { GRADES } from "./first-words.ts";

const SUBJECTS = ["contact", "case", "action", "referral", "attempt", "approval"];
const APPROVAL_STATUSES = ["pending", "approved", "refused", "superseded"];
const ATTEMPT_STATUSES = ["started", "reached", "not-reached", "message-left", "not-made"];

const EVENT = `create table event_next (
    seq counter,
    subject text not null ${oneOf("subject", SUBJECTS)},
    subject_id text not null,
    case_id text references "case" (id),
    type text not null,
    from_status text,
    to_status text not null,
    "by" text references "user" (id),
    at text not null,
    payload_sealed text,
    key_id text references data_key (id),
    check ((payload_sealed is null) or (key_id is not null))
  ) strictly`;
const EVENT_AFTER = [
  `create index if not exists event_subject on event (subject, subject_id)`,
  `create index if not exists event_case on event (case_id)`,
  ...onSqlite("event"),
];

const DEADLINE = `create table deadline_next (
    id text primary key not null,
    subject text not null ${oneOf("subject", SUBJECTS)},
    subject_id text not null,
    case_id text references "case" (id),
    clock text not null,
    due_at text not null,
    fired_at text,
    cleared_at text
  ) strictly`;
const DEADLINE_AFTER = [
  `create index if not exists deadline_waiting on deadline (due_at, id) where fired_at is null and cleared_at is null`,
  `create index if not exists deadline_subject on deadline (subject, subject_id)`,
  `create index if not exists deadline_case on deadline (case_id)`,
  `create index if not exists deadline_owed on deadline (case_id, due_at, id) where fired_at is null and cleared_at is null`,
];

const APPROVAL = `create table grade_approval_next (
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
  ) strictly`;
const APPROVAL_AFTER = [
  `create unique index if not exists grade_approval_one_pending on grade_approval (case_id) where status = 'pending'`,
  `create index if not exists grade_approval_due on grade_approval (status, due_at)`,
];

const WORDS: Record<DialectName, readonly string[]> = {
  sqlite: [
    ...copied("event", EVENT, EVENT_AFTER),
    ...copied("deadline", DEADLINE, DEADLINE_AFTER),
    ...copied("grade_approval", APPROVAL, APPROVAL_AFTER),
  ],
  postgres: [
    ...checkAnew({ table: "event", column: "subject", words: SUBJECTS }),
    ...checkAnew({ table: "deadline", column: "subject", words: SUBJECTS }),
    ...checkAnew({ table: "grade_approval", column: "status", words: APPROVAL_STATUSES }),
  ],
};

const COLUMNS: readonly (string | NewColumn)[] = [
  {
    table: "contact_attempt",
    column: "status",
    kind: `text not null default 'started' ${oneOf("status", ATTEMPT_STATUSES)}`,
  },
  `update contact_attempt set status = case
      when result = 'reached' then 'reached'
      when result in ('voicemail-left', 'text-sent') then 'message-left'
      else 'not-reached' end
    where ended_at is not null and status = 'started'`,
  { table: "organisation", column: "manager_user_id", kind: `text references "user" (id)` },
  { table: "area_setting", column: "alternatives", kind: `text not null default '{}'` },
];

// A pending approval's clock was its case's. An attempt whose end nobody had written had none: it is owed at once.
const CLOCKS = [
  `update deadline set subject = 'approval', subject_id = (
      select id from grade_approval where case_id = deadline.case_id and status = 'pending')
    where clock in ('approve-grade', 'late-approve-grade') and subject = 'case' and fired_at is null and cleared_at is null
      and exists (select 1 from grade_approval where case_id = deadline.case_id and status = 'pending')`,
  `insert into deadline (id, subject, subject_id, case_id, clock, due_at)
    select 'attempt-' || a.id, 'attempt', a.id, a.case_id, 'finish-attempt', a.at
    from contact_attempt a join "case" c on c.id = a.case_id
    where a.status = 'started' and a.ended_at is null and c.status <> 'closed'
      and not exists (select 1 from deadline d where d.subject = 'attempt' and d.subject_id = a.id)`,
];

const begun = (subject: string, table: string, type: string, status: string, by: string, at: string): string =>
  `insert into event (subject, subject_id, case_id, type, to_status, "by", at)
    select '${subject}', t.id, t.case_id, '${type}', '${status}', t.${by}, t.${at} from ${table} t
    where not exists (select 1 from event e where e.subject = '${subject}' and e.subject_id = t.id) order by t.${at}, t.id`;

const ended = (subject: string, table: string, from: string, by: string, at: string): string =>
  `insert into event (subject, subject_id, case_id, type, from_status, to_status, "by", at)
    select '${subject}', t.id, t.case_id, upper(replace(t.status, '-', '_')), '${from}', t.status, t.${by}, t.${at}
    from ${table} t where t.status <> '${from}'
      and not exists (select 1 from event e where e.subject = '${subject}' and e.subject_id = t.id and e.to_status = t.status)
    order by t.${at}, t.id`;

// What attempts and approvals went through was written in their rows alone: the history begins with what they say.
const HISTORY = [
  begun("attempt", "contact_attempt", "STARTED", "started", '"by"', "at"),
  ended("attempt", "contact_attempt", "started", '"by"', "ended_at"),
  begun("approval", "grade_approval", "REQUESTED", "pending", "requested_by", "requested_at"),
  ended("approval", "grade_approval", "pending", "decided_by", "decided_at"),
];

const NEW_TABLES = [
  // `definition` is what differs from version 1, as JSON; a version that is not switched on has no day.
  `create table if not exists protocol_version (
    version text primary key not null,
    name text not null,
    definition text not null,
    proposed_by text references "user" (id),
    proposed_at text not null,
    from_at text,
    switched_by text references "user" (id),
    switched_at text,
    withdrawn_by text references "user" (id),
    withdrawn_at text,
    check (version = '1' or proposed_by is not null),
    check ((from_at is null) = (switched_at is null)),
    check (version = '1' or (switched_by is null) = (switched_at is null)),
    check (switched_by is null or switched_by <> proposed_by),
    check ((withdrawn_by is null) = (withdrawn_at is null)),
    check (withdrawn_at is null or switched_at is null)
  ) strictly`,
  `create index if not exists protocol_version_from on protocol_version (from_at) where from_at is not null`,
  `insert into protocol_version (version, name, definition, proposed_at, from_at, switched_at)
    values ('1', 'The first protocol', '{}', '2013-01-01T00:00:00.000Z', '2013-01-01T00:00:00.000Z', '2013-01-01T00:00:00.000Z')
    on conflict (version) do nothing`,
  // The wording of a risk tool, loaded under a licence of the hub's own; `questions` is a JSON list.
  `create table if not exists risk_tool (
    id text primary key not null,
    tool text not null ${oneOf("tool", ["dash-safelives", "dash-police", "dara"])},
    version text not null,
    licence text not null,
    questions text not null,
    loaded_at text not null,
    withdrawn_at text,
    unique (tool, version)
  ) strictly`,
];

/** Protocol versions, risk-tool wording, managers, and clocks for attempts and approvals. */
export const versions = (dialect: DialectName): Migration =>
  migrationOf(dialect, [
    ...WORDS[dialect],
    ...COLUMNS,
    ...CLOCKS,
    ...HISTORY,
    ...NEW_TABLES,
    ...(dialect === "postgres" ? onPostgres("event") : []),
  ]);
