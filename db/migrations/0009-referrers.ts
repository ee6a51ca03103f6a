// Named people who refer without a password, and a referral that is taken back.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { flag, migrationOf } from "./ddl.ts";

const SIGN_IN_CODE = [
  `create table if not exists sign_in_code (
    id text primary key not null,
    organisation_id text references organisation (id),
    email_key text not null,
    email_sealed text not null,
    code_hash text not null,
    tries int not null,
    created_at text not null,
    expires_at text not null,
    proved_at text,
    used_at text,
    key_id text not null references data_key (id)
  ) strictly`,
  `create index if not exists sign_in_code_expires on sign_in_code (expires_at)`,
  `create index if not exists sign_in_code_of_email on sign_in_code (email_key, created_at)`,
];

/** Codes by e-mail, sessions that last the day, codes and e-mail domains of organisations, and when a referral was withdrawn. */
export const referrers = (dialect: DialectName): Migration =>
  migrationOf(dialect, [
    { table: "organisation", column: "email_domains", kind: "text not null default ''" },
    { table: "organisation", column: "hub_code", kind: "text" },
    `create unique index if not exists organisation_hub_code on organisation (hub_code) where hub_code is not null`,
    `create index if not exists organisation_ods_code on organisation (ods_code) where ods_code is not null`,
    { table: "session", column: "remembered", kind: `int not null default 0 ${flag("remembered")}` },
    { table: "referral", column: "withdrawn_at", kind: "text" },
    `create index if not exists referral_of_person on referral (organisation_id, referred_by, submitted_at)`,
    ...SIGN_IN_CODE,
  ]);
