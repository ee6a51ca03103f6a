// Systems of other organisations that refer by themselves, each with a token of its own.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { migrationOf } from "./ddl.ts";

const API_CLIENT = [
  `create table if not exists api_client (
    id text primary key not null,
    organisation_id text not null references organisation (id),
    user_id text not null unique references "user" (id),
    name text not null,
    token_hash text not null unique,
    per_minute int not null check (per_minute > 0),
    created_at text not null,
    revoked_at text,
    version int not null
  ) strictly`,
  `create index if not exists api_client_organisation on api_client (organisation_id, created_at)`,
];

/** Machines as referrers: whose they are, what their token hashes to, how often they may ask. */
export const apiClients = (dialect: DialectName): Migration => migrationOf(dialect, API_CLIENT);
