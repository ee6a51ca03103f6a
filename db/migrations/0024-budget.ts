// What the hub itself costs and who puts in for it, written once; why an entry of the ledger was taken back; what finds the entries
// of one quarter. An action that is done has one cost, whatever else goes wrong: the database refuses a second.
import { BUDGET_STAGES, HUB_COST_LINES } from "#machines/hub-cost.ts";
import { CONTRA_REASONS } from "#machines/contra-reasons.ts";
import { BEARERS } from "#machines/money-words.ts";
import type { Migration } from "kysely/migration";
import type { DialectName } from "../connection.ts";
import { onPostgres, onSqlite } from "./0005-append-only.ts";
import { migrationOf, oneOf } from "./ddl.ts";

const TABLES = [
  `create table if not exists hub_cost (
    id text primary key not null,
    area text not null references area (code),
    quarter text not null,
    line text not null ${oneOf("line", HUB_COST_LINES)},
    pence int not null,
    source text not null,
    corrects_id text unique references hub_cost (id),
    by text not null references "user" (id),
    at text not null,
    check ((corrects_id is null) = (pence > 0)),
    check (pence <> 0)
  ) strictly`,
  `create index if not exists hub_cost_quarter on hub_cost (area, quarter, id)`,
  `create table if not exists budget_part (
    id text primary key not null,
    area text not null references area (code),
    financial_year text not null,
    bearer text ${oneOf("bearer", BEARERS)},
    organisation_name text,
    stage text not null ${oneOf("stage", BUDGET_STAGES)},
    pence int not null,
    source text not null,
    corrects_id text unique references budget_part (id),
    by text not null references "user" (id),
    at text not null,
    check ((bearer is null) = (organisation_name is not null)),
    check ((corrects_id is null) = (pence > 0)),
    check (pence <> 0)
  ) strictly`,
  `create index if not exists budget_part_year on budget_part (area, financial_year, id)`,
  `create table if not exists contra_reason (
    contra_id text primary key not null references ledger_entry (id),
    reason text not null ${oneOf("reason", CONTRA_REASONS)}
  ) strictly`,
  `create index if not exists ledger_entry_quarter on ledger_entry (area, quarter, seq)`,
  `create unique index if not exists cost_event_action on cost_event (action_id) where origin = 'action'`,
];

/** Written once, like the ledger. */
const ONCE = ["hub_cost", "budget_part", "contra_reason"] as const;

/** The hub's own cost, the pooled budget, and reasons of contra entries. */
export const budget = (dialect: DialectName): Migration =>
  migrationOf(dialect, [...TABLES, ...ONCE.flatMap(dialect === "sqlite" ? onSqlite : onPostgres)]);
