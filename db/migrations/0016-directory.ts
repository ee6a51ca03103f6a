// The directory: services that others provide, in the form in which directories are handed on. They are public facts, so nothing
// here is sealed; where a refuge is, is no public fact, and the database takes no location of one.
import type { Migration } from "kysely/migration";
import { FREQUENCIES, SERVICE_STATUSES } from "#machines/directory/service.ts";
import type { DialectName } from "../connection.ts";
import { flag, migrationOf, oneOf } from "./ddl.ts";

const part = (name: string, columns: string) => `create table if not exists service_${name} (
    service_id text not null references service (id),
    place int not null,
    id text not null,
    ${columns},
    primary key (service_id, place)
  ) strictly`;

const STATEMENTS = [
  `create table if not exists service (
    id text primary key not null,
    source text not null,
    name text not null,
    description text,
    url text not null,
    email text,
    status text not null ${oneOf("status", SERVICE_STATUSES)},
    minimum_age real,
    maximum_age real,
    assured_date text,
    alert text,
    fees text,
    eligibility_description text,
    application_process text,
    interpretation_services text,
    wait_time text,
    organisation_id text,
    organisation_name text,
    organisation_description text,
    organisation_website text,
    needs_said int not null ${flag("needs_said")},
    refuge int not null ${flag("refuge")},
    imported_at text not null,
    checked_by text references "user" (id),
    version int not null,
    unique (id, refuge)
  ) strictly`,
  `create index if not exists service_source on service (source, id)`,
  `create index if not exists service_checked on service (status, assured_date, id)`,
  `create table if not exists service_need (
    service_id text not null references service (id),
    place int not null,
    need text not null,
    primary key (service_id, need)
  ) strictly`,
  `create index if not exists service_need_service on service_need (need, service_id)`,
  part("phone", `number text not null, description text`),
  part("language", `name text, code text, note text`),
  part(
    "schedule",
    `valid_from text, valid_to text, dtstart text, freq text ${oneOf("freq", FREQUENCIES)}, interval int, byday text,
    bymonthday text, opens_at text, closes_at text, description text`,
  ),
  part("area", `name text, uri text`),
  part("term", `term_id text not null, term text not null, taxonomy text not null, term_uri text`),
  // A location belongs to a service that is no refuge: the pair is in `service` only while that holds.
  part(
    "location",
    `refuge int not null check (refuge = 0), location_id text not null, location_type text not null, name text,
    latitude real, longitude real, external_identifier text, external_identifier_type text, has_address int not null,
    address_1 text, address_2 text, city text, region text, state_province text, postal_code text, country text,
    foreign key (service_id, refuge) references service (id, refuge)`,
  ),
];

/** Services, their parts, and the needs they answer. */
export const directory = (dialect: DialectName): Migration => migrationOf(dialect, STATEMENTS);
