// What goes out: who it is for, when it may go and why it does not; the words of each area; and a way to reach somebody that was
// asked for and is not yet in force.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { onPostgres, onSqlite } from "./0005-append-only.ts";
import { columnAnew, flag, migrationOf, oneOf } from "./ddl.ts";

export const OUTBOX_STATUSES = [
  "waiting",
  "held",
  "claimed",
  "sent",
  "delivered",
  "failed",
  "done",
  "dropped",
] as const;

const column = (name: string, kind: string) => ({ table: "outbox", column: name, kind });

const MESSAGE_TEMPLATE = [
  `create table if not exists message_template (
    id text primary key not null,
    area text not null references area (code),
    code text not null,
    subject text not null,
    body text not null,
    at text not null,
    "by" text not null references "user" (id)
  ) strictly`,
  `create index if not exists message_template_area on message_template (area, code, id)`,
];

const CONTACT_CHANGE = [
  `create table if not exists contact_change (
    id text primary key not null,
    case_id text not null references "case" (id),
    safe_contact_id text not null references safe_contact (id),
    value_sealed text not null,
    status text not null ${oneOf("status", ["pending", "made", "cancelled"])},
    proof text not null ${oneOf("proof", ["code-word", "in-person", "second-person"])},
    confirmed_by text references "user" (id),
    asked_by text not null references "user" (id),
    asked_at text not null,
    due_at text not null,
    ended_at text,
    ended_by text references "user" (id),
    early int not null ${flag("early")},
    reason_sealed text,
    version int not null,
    key_id text not null references data_key (id),
    check ((status = 'pending') = (ended_at is null))
  ) strictly`,
  `create unique index if not exists contact_change_pending on contact_change (safe_contact_id) where status = 'pending'`,
  `create index if not exists contact_change_due on contact_change (due_at) where status = 'pending'`,
  `create index if not exists contact_change_case on contact_change (case_id, id)`,
];

/** The outbox, its templates, and changes of contact details that wait. */
export const outbox = (dialect: DialectName): Migration =>
  migrationOf(dialect, [
    `drop index if exists outbox_waiting`,
    `drop index if exists outbox_area`,
    // A later one, there when this runs again: the column can't go while it stands.
    `drop index if exists outbox_words`,
    ...columnAnew(dialect, { table: "outbox", column: "status", words: OUTBOX_STATUSES, first: "dropped" }),
    column("area", "text references area (code)"),
    column("user_id", `text references "user" (id)`),
    column("safe_contact_id", "text references safe_contact (id)"),
    column("due_at", "text"),
    column("until_at", "text"),
    column("why", "text"),
    column("claimed_at", "text"),
    column("notify_id", "text"),
    column("ended_by", `text references "user" (id)`),
    column("how_sealed", "text"),
    `create index if not exists outbox_waiting on outbox (status, due_at, id)`,
    `create index if not exists outbox_area on outbox (area, status, id)`,
    ...MESSAGE_TEMPLATE,
    ...CONTACT_CHANGE,
    ...(dialect === "sqlite" ? onSqlite("message_template") : onPostgres("message_template")),
  ]);
