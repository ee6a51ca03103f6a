// The doors that were there before the hub, what reached them, and which of them somebody had tried before.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { migrationOf, oneOf } from "./ddl.ts";

const STATEMENTS = [
  `create table if not exists contact_point (
    id text primary key not null,
    area text not null references area (code),
    name text not null,
    name_key text not null,
    kind text not null ${oneOf("kind", ["phone", "office", "email", "web", "other"])},
    organisation text not null,
    reach text not null,
    created_at text not null,
    version int not null
  ) strictly`,
  `create unique index if not exists contact_point_name on contact_point (area, name_key)`,
  `create table if not exists contact_point_status (
    contact_point_id text not null references contact_point (id),
    from_day text not null,
    status text not null ${oneOf("status", ["ringing", "forwarded", "closed"])},
    at text not null,
    primary key (contact_point_id, from_day)
  ) strictly`,
  // Nobody's name, number or words: which door, on which day, and a key by which the same row is known again.
  `create table if not exists legacy_contact (
    contact_point_id text not null references contact_point (id),
    source_key text not null,
    on_day text not null,
    primary key (contact_point_id, source_key)
  ) strictly`,
  `create table if not exists legacy_contact_total (
    area text not null references area (code),
    month text not null,
    contact_point_id text not null references contact_point (id),
    contacts int not null,
    primary key (area, month, contact_point_id)
  ) strictly`,
  `create table if not exists contact_door_tried (
    contact_id text not null references contact (id),
    contact_point_id text not null references contact_point (id),
    primary key (contact_id, contact_point_id)
  ) strictly`,
  // A row of a file that became a referral: the same row of the next file is known by its key, however long after.
  `create table if not exists imported_referral (
    organisation_id text not null references organisation (id),
    source_key text not null,
    person_key text not null,
    at text not null,
    primary key (organisation_id, source_key)
  ) strictly`,
  { table: "contact", column: "times_told", kind: "int" },
  `create index if not exists contact_month on contact (area, started_at, channel, doors_tried, times_told)`,
] as const;

/** Contact points with how each stands, old call logs with their monthly totals, and doors tried before. */
export const doorsClosed = (dialect: DialectName): Migration => migrationOf(dialect, STATEMENTS);
