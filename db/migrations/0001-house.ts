// Areas, organisations, the people who work with the hub, and the house's own rows.
import type { Migration } from "kysely/migration";
import { ORGANISATION_KINDS, ROLES } from "./first-words.ts";
import type { DialectName } from "../connection.ts";
import { flag, migrationOf, oneOf } from "./ddl.ts";

const STATEMENTS = [
  `create table if not exists area (
    code text primary key not null,
    name text not null
  ) strictly`,
  `create table if not exists area_setting (
    id text primary key not null,
    area text not null references area (code),
    from_day text not null,
    visible_high int not null,
    medium_from int not null,
    escalation_incidents int not null,
    repeat_months int not null,
    unavailable text not null
  ) strictly`,
  `create index if not exists area_setting_newest on area_setting (area, from_day)`,
  `create table if not exists organisation (
    id text primary key not null,
    name text not null,
    kind text not null ${oneOf("kind", ORGANISATION_KINDS)},
    ods_code text,
    area text not null references area (code),
    status text not null ${oneOf("status", ["active", "disabled"])},
    created_at text not null,
    version int not null
  ) strictly`,
  `create index if not exists organisation_area on organisation (area, kind)`,
  `create table if not exists organisation_pathway (
    organisation_id text not null references organisation (id),
    pathway text not null,
    rank int not null,
    primary key (organisation_id, pathway)
  ) strictly`,
  `create index if not exists organisation_pathway_asked on organisation_pathway (pathway, rank)`,
  `create table if not exists data_key (
    id text primary key not null,
    scope text not null ${oneOf("scope", ["case", "contact", "referral", "user", "organisation"])},
    wrapped text not null,
    key_version int not null,
    created_at text not null
  ) strictly`,
  `create table if not exists "user" (
    id text primary key not null,
    organisation_id text not null references organisation (id),
    role text not null ${oneOf("role", ROLES)},
    email_sealed text not null,
    email_key text not null unique,
    name_sealed text not null,
    password_hash text,
    totp_sealed text,
    totp_last_step int,
    status text not null ${oneOf("status", ["invited", "active", "disabled"])},
    invite_hash text unique,
    invite_expires_at text,
    demo int not null ${flag("demo")},
    on_shift int not null ${flag("on_shift")},
    created_at text not null,
    version int not null,
    key_id text not null references data_key (id)
  ) strictly`,
  `create index if not exists user_organisation on "user" (organisation_id)`,
  `create index if not exists user_role on "user" (role, status)`,
  `create table if not exists session (
    id_hash text primary key not null,
    user_id text not null references "user" (id),
    user_version int not null,
    pending_code int not null ${flag("pending_code")},
    created_at text not null,
    seen_at text not null,
    expires_at text not null,
    revoked_at text
  ) strictly`,
  `create index if not exists session_of_user on session (user_id)`,
  `create index if not exists session_expires on session (expires_at)`,
  `create table if not exists idempotency_key (
    "key" text not null,
    scope text not null,
    user_id text not null references "user" (id),
    request_hash text not null,
    response_sealed text not null,
    at text not null,
    key_id text not null references data_key (id),
    primary key (user_id, scope, "key")
  ) strictly`,
  `create index if not exists idempotency_key_at on idempotency_key (at)`,
  `create table if not exists heartbeat (
    name text primary key not null,
    at text not null
  ) strictly`,
];

/** The house: areas, organisations, users, sessions, keys. */
export const house = (dialect: DialectName): Migration => migrationOf(dialect, STATEMENTS);
