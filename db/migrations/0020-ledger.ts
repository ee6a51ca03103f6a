// Rows of money that can be shown to be as they were written, and what is counted as a bundle and as a part of it.
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { migrationOf, oneOf } from "./ddl.ts";

const SEALED = ["unit_cost", "price_rule", "deflator", "cost_event", "ledger_entry"];

const COST_CLASH = [
  `create table if not exists cost_clash (
    id text primary key not null,
    case_id text not null references "case" (id),
    area text not null references area (code),
    cost_event_id text not null unique references cost_event (id),
    price_rule_id text not null references price_rule (id),
    status text not null ${oneOf("status", ["open", "kept", "replaced"])},
    decided_by text references "user" (id),
    decided_at text,
    at text not null,
    version int not null,
    check ((status = 'open') = (decided_at is null)),
    check ((decided_by is null) = (decided_at is null))
  ) strictly`,
  `create index if not exists cost_clash_open on cost_clash (area, status, at, id)`,
];

const SEALED_COUNT = `create table if not exists sealed_count (
  table_name text primary key not null,
  rows int not null,
  seal text not null
) strictly`;

/** Seals on what is written once, and clashes of costs. */
export const ledger = (dialect: DialectName): Migration =>
  migrationOf(dialect, [
    ...SEALED.map((table) => ({ table, column: "seal", kind: "text" })),
    ...COST_CLASH,
    SEALED_COUNT,
  ]);
