// What happened in order, who did or read it, what goes out, and what it cost.
import type { Migration } from "kysely/migration";
import { BANDS, BEARERS, SUBJECTS } from "./first-words.ts";

import type { DialectName } from "../connection.ts";
import { flag, migrationOf, oneOf } from "./ddl.ts";

const ALL_BANDS = [...BANDS, "*"];
const ALL_BEARERS = [...BEARERS, "*"];

const STATEMENTS = [
  `create table if not exists event (
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
  ) strictly`,
  `create index if not exists event_subject on event (subject, subject_id)`,
  `create index if not exists event_case on event (case_id)`,
  // Ids here are not foreign keys: a look for what is not there is written down too.
  `create table if not exists audit (
    seq counter,
    at text not null,
    "by" text,
    organisation_id text,
    verb text not null,
    subject text not null,
    subject_id text,
    case_id text,
    outcome text not null
  ) strictly`,
  `create index if not exists audit_case on audit (case_id, seq) where case_id is not null`,
  `create table if not exists outbox (
    id text primary key not null,
    at text not null,
    kind text not null,
    organisation_id text references organisation (id),
    case_id text references "case" (id),
    payload_sealed text not null,
    status text not null ${oneOf("status", ["waiting", "sent", "held", "failed"])},
    sent_at text,
    tries int not null,
    key_id text not null references data_key (id)
  ) strictly`,
  `create index if not exists outbox_waiting on outbox (status, at, id)`,
  `create index if not exists outbox_case on outbox (case_id)`,
  `create table if not exists unit_cost (
    version text not null,
    code text not null,
    label text not null,
    unit text not null,
    pence int not null,
    price_year text not null,
    bearer text not null ${oneOf("bearer", BEARERS)},
    band text not null ${oneOf("band", BANDS)},
    source text not null,
    licence text not null,
    grade int not null check (grade between 1 and 6),
    demo int not null ${flag("demo")},
    primary key (version, code)
  ) strictly`,
  `create table if not exists deflator (
    vintage text not null,
    fy text not null,
    index_value real not null,
    status text not null ${oneOf("status", ["outturn", "forecast"])},
    primary key (vintage, fy)
  ) strictly`,
  `create table if not exists price_rule (
    id text primary key not null,
    area text not null,
    "trigger" text not null,
    unit_cost_version text not null,
    unit_cost_code text not null,
    band text not null ${oneOf("band", BANDS)},
    bearer text not null ${oneOf("bearer", BEARERS)},
    from_day text not null,
    foreign key (unit_cost_version, unit_cost_code) references unit_cost (version, code)
  ) strictly`,
  `create index if not exists price_rule_newest on price_rule ("trigger", area, from_day)`,
  `create table if not exists cost_event (
    id text primary key not null,
    case_id text not null references "case" (id),
    area text not null references area (code),
    origin text not null ${oneOf("origin", ["action", "baseline", "learned"])},
    "trigger" text not null,
    quantity real not null,
    happened_on text not null,
    action_id text references action (id),
    "by" text not null references "user" (id),
    at text not null
  ) strictly`,
  `create index if not exists cost_event_case on cost_event (case_id)`,
  `create index if not exists cost_event_day on cost_event (area, origin, happened_on, "trigger")`,
  `create table if not exists ledger_entry (
    seq counter,
    id text not null unique,
    case_id text not null references "case" (id),
    cost_event_id text not null references cost_event (id),
    area text not null references area (code),
    quarter text not null check (quarter like '____Q_'),
    bearer text not null ${oneOf("bearer", BEARERS)},
    band text not null ${oneOf("band", BANDS)},
    price_rule_id text not null references price_rule (id),
    unit_cost_version text not null,
    unit_cost_code text not null,
    quantity real not null,
    unit_pence int not null,
    price_year text not null,
    unit_base_pence int not null,
    base_year text not null,
    vintage text not null,
    base_pence int not null,
    corrects_id text unique references ledger_entry (id),
    "by" text not null references "user" (id),
    at text not null,
    foreign key (unit_cost_version, unit_cost_code) references unit_cost (version, code),
    check ((corrects_id is null and quantity >= 0) or (corrects_id is not null and quantity <= 0))
  ) strictly`,
  `create index if not exists ledger_entry_case on ledger_entry (case_id)`,
  `create table if not exists ledger_total (
    area text not null references area (code),
    quarter text not null,
    bearer text not null ${oneOf("bearer", ALL_BEARERS)},
    band text not null ${oneOf("band", ALL_BANDS)},
    base_year text not null,
    entries int not null,
    cases int not null,
    base_pence int not null,
    max_unit_pence int not null,
    primary key (area, quarter, bearer, band, base_year)
  ) strictly`,
  `create table if not exists ledger_case_total (
    case_id text not null references "case" (id),
    area text not null references area (code),
    quarter text not null,
    bearer text not null ${oneOf("bearer", ALL_BEARERS)},
    band text not null ${oneOf("band", ALL_BANDS)},
    base_year text not null,
    entries int not null,
    base_pence int not null,
    primary key (case_id, quarter, bearer, band, base_year, area)
  ) strictly`,
  `create index if not exists ledger_case_total_cell on ledger_case_total (area, quarter, bearer, band, base_year)`,
];

/** Events, audit, outbox, prices and the ledger. */
export const record = (dialect: DialectName): Migration => migrationOf(dialect, STATEMENTS);
