// Prices, rules and indices that one person proposes and a second one approves, and which of them belong to one area.
import type { Migration } from "kysely/migration";
import { CHANGE_KINDS, CHANGE_STATUSES } from "#machines/catalogue-change.ts";
import type { DialectName } from "../connection.ts";
import { migrationOf, oneOf } from "./ddl.ts";

const CATALOGUE_CHANGE = [
  `create table if not exists catalogue_change (
    id text primary key not null,
    area text not null,
    kind text not null ${oneOf("kind", CHANGE_KINDS)},
    name text not null,
    digest text not null,
    payload_sealed text not null,
    proposed_by text references "user" (id),
    proposed_at text not null,
    status text not null ${oneOf("status", CHANGE_STATUSES)},
    decided_by text references "user" (id),
    decided_at text,
    words_sealed text,
    key_id text not null references data_key (id),
    version int not null,
    check ((status = 'proposed') = (decided_at is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (decided_by <> proposed_by)
  ) strictly`,
  `create index if not exists catalogue_change_waiting on catalogue_change (status, area, proposed_at, id)`,
];

const change = (table: string) => ({ table, column: "change_id", kind: "text references catalogue_change (id)" });

/** The register of changes; and of a price, its bundle where its code does not say it, and its area where it is no one else's. */
export const catalogue = (dialect: DialectName): Migration =>
  migrationOf(dialect, [
    ...CATALOGUE_CHANGE,
    { table: "unit_cost", column: "bundle", kind: "text" },
    { table: "unit_cost", column: "area", kind: "text" },
    ...["unit_cost", "price_rule", "deflator"].map(change),
  ]);
