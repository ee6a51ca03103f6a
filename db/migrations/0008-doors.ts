// Every door: the kinds of organisation that can refer, who of them may read what was sent, and what somebody outside tells the
// hub about a case.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { columnAnew, migrationOf, oneOf } from "./ddl.ts";

const KINDS = [
  "hub",
  "gp",
  "police",
  "housing",
  "hospital",
  "maternity",
  "mental-health",
  "school",
  "children",
  "adult-care",
  "probation",
  "benefits",
  "voluntary",
  "other",
  "council",
  "nhs",
  "courts",
  "conference",
  "pcc",
  "commissioner",
];
const ROLES = [
  "call-handler",
  "duty-manager",
  "referrer",
  "safeguarding-lead",
  "receptionist",
  "partner",
  "commissioner",
  "administrator",
];

const MESSAGE_TO_HUB = [
  `create table if not exists message_to_hub (
    id text primary key not null,
    area text not null references area (code),
    case_id text not null references "case" (id),
    kind text not null ${oneOf("kind", ["partner", "referrer", "person"])},
    organisation_id text references organisation (id),
    action_id text references action (id),
    referral_id text references referral (id),
    body_sealed text not null,
    "by" text references "user" (id),
    at text not null,
    read_by text references "user" (id),
    read_at text,
    key_id text not null references data_key (id),
    check ((read_by is null) = (read_at is null)),
    check (kind = 'person' or "by" is not null)
  ) strictly`,
  `create index if not exists message_to_hub_case on message_to_hub (case_id, at)`,
  `create index if not exists message_to_hub_referral on message_to_hub (referral_id) where referral_id is not null`,
  `create index if not exists message_to_hub_action on message_to_hub (action_id) where action_id is not null`,
];

/** Kinds of organisation, roles, and messages to the hub. */
export const doors = (dialect: DialectName): Migration =>
  migrationOf(dialect, [
    `drop index if exists organisation_area`,
    ...columnAnew(dialect, { table: "organisation", column: "kind", words: KINDS, first: "other" }),
    `create index if not exists organisation_area on organisation (area, kind)`,
    `drop index if exists user_role`,
    ...columnAnew(dialect, { table: "user", column: "role", words: ROLES, first: "receptionist" }),
    `create index if not exists user_role on "user" (role, status)`,
    ...MESSAGE_TO_HUB,
  ]);
