// What `hub ledger verify` reads: every sealed row, a stretch at a time, and every running total that is not the sum of its entries.
import { sql } from "kysely";
import type { From } from "./connection.ts";
import type { CountedTable } from "./row-seal.ts";
import { rowsByIds, type Row } from "./rows.ts";

export interface EntryInFull {
  readonly entry: Row<"ledger_entry">;
  readonly event: Row<"cost_event"> | null;
  readonly corrected: Row<"ledger_entry"> | null;
}

/** The next entries in order, at most `most`, each with the event it prices and the entry it takes back; null where that is gone. */
export async function entriesAfter(from: From, seq: number, most: number): Promise<EntryInFull[]> {
  const entries = await from.q
    .selectFrom("ledger_entry")
    .selectAll()
    .where("seq", ">", seq)
    .orderBy("seq")
    .limit(most)
    .execute();
  const events = await rowsByIds(
    from,
    "cost_event",
    entries.map((entry) => entry.cost_event_id),
  );
  const corrected = await rowsByIds(
    from,
    "ledger_entry",
    entries.flatMap((entry) => entry.corrects_id ?? []),
  );
  const eventOf = new Map(events.map((event) => [event.id, event]));
  const entryOf = new Map(corrected.map((entry) => [entry.id, entry]));
  return entries.map((entry) => ({
    entry,
    event: eventOf.get(entry.cost_event_id) ?? null,
    corrected: entryOf.get(entry.corrects_id ?? "") ?? null,
  }));
}

/** The next cost events in the order of their ids, at most `most`. */
export function costEventsAfter(from: From, id: string, most: number): Promise<Row<"cost_event">[]> {
  return from.q.selectFrom("cost_event").selectAll().where("id", ">", id).orderBy("id").limit(most).execute();
}

/** Every row of a table whose rows are counted. */
export async function everyRowOf<T extends CountedTable>(from: From, table: T): Promise<Row<T>[]> {
  const { rows } = await sql<Row<T>>`select * from ${sql.table(table)} order by 1, 2`.execute(from.q);
  return rows;
}

/** How many rows each such table is said to have. */
export function everyCount(from: From): Promise<Row<"sealed_count">[]> {
  return from.q.selectFrom("sealed_count").selectAll().orderBy("table_name").execute();
}

/** Every price rule of every area. */
export function everyPriceRule(from: From): Promise<Row<"price_rule">[]> {
  return from.q.selectFrom("price_rule").selectAll().orderBy("id").execute();
}

/** A case that has another number of events than were written. */
export interface WrongEventCount {
  readonly case_id: string;
  readonly counted: number;
  readonly events: number;
}

/** The cases whose events are not as many as were written, at most `most`. */
export async function wrongEventCounts(from: From, most: number): Promise<WrongEventCount[]> {
  const { rows } = await sql<WrongEventCount>`
    select case_id, sum(counted) as counted, sum(events) as events from (
      select case_id, events as counted, 0 as events from cost_event_count
      union all select case_id, 0, count(*) from cost_event group by case_id) as both_counts
    group by case_id having sum(counted) <> sum(events) order by case_id limit ${most}`.execute(from.q);
  return rows;
}

/** Events that a rule prices and nobody entered, at most `most`; those of a rule whose late prices are still being entered are left out. */
export async function unpricedThoughCovered(from: From, most: number): Promise<{ readonly id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from cost_event as e
    where not exists (select 1 from ledger_entry as l where l.cost_event_id = e.id and l.corrects_id is null)
      and not exists (select 1 from cost_clash as c where c.cost_event_id = e.id)
      and exists (select 1 from price_rule as r where r."trigger" = e."trigger" and r.area in (e.area, '*')
        and r.from_day <= e.happened_on)
      and not exists (select 1 from price_rule as r join late_price as p on p.price_rule_id = r.id
        where p.done_at is null and r."trigger" = e."trigger" and r.area in (e.area, '*') and r.from_day <= e.happened_on)
    order by e.id limit ${most}`.execute(from.q);
  return rows;
}

/** A running total that is not what its entries add up to: the cell, what is stored and what it should be (null: no such row). */
export interface WrongTotal {
  readonly table: "ledger_case_total" | "ledger_total";
  readonly cell: string;
  readonly stored: string | null;
  readonly due: string | null;
}

const CELL = ["area", "quarter", "bearer", "band", "base_year"] as const;
type Cell = Readonly<Record<(typeof CELL)[number], string>>;
interface CaseTotal extends Cell {
  readonly case_id: string;
  readonly entries: number;
  readonly base_pence: number;
}
interface AreaTotal extends Cell {
  readonly entries: number;
  readonly cases: number;
  readonly base_pence: number;
  readonly max_unit_pence: number;
}

/** The totals that differ from their entries, at most `most` of each table. */
export async function wrongTotals(from: From, most: number): Promise<WrongTotal[]> {
  const due = sql`select * from (
    select case_id, area, quarter, bearer, band, base_year, count(*) as entries, sum(base_pence) as base_pence from ledger_entry group by 1, 2, 3, 4, 5, 6
    union all
    select case_id, area, quarter, '*', band, base_year, count(*), sum(base_pence) from ledger_entry group by 1, 2, 3, 4, 5, 6
    union all
    select case_id, area, quarter, bearer, '*', base_year, count(*), sum(base_pence) from ledger_entry group by 1, 2, 3, 4, 5, 6
    union all
    select case_id, area, quarter, '*', '*', base_year, count(*), sum(base_pence) from ledger_entry group by 1, 2, 3, 4, 5, 6
  ) as due`;
  const stored = sql`select case_id, area, quarter, bearer, band, base_year, entries, base_pence from ledger_case_total`;
  const [missing, extra] = [
    await sql<CaseTotal>`${due} except ${stored} limit ${most}`.execute(from.q),
    await sql<CaseTotal>`${stored} except ${due} limit ${most}`.execute(from.q),
  ];
  const cases = pairs("ledger_case_total", missing.rows, extra.rows, ["case_id", ...CELL], ["entries", "base_pence"]);

  const areaDue = sql`select * from (
    select area, quarter, bearer, band, base_year, sum(entries) as entries, sum(case when base_pence <> 0 then 1 else 0 end) as cases, sum(base_pence) as base_pence
      from (${due}) as of_case group by 1, 2, 3, 4, 5) as of_area`;
  const areaStored = sql`select area, quarter, bearer, band, base_year, entries, cases, base_pence from ledger_total`;
  const [less, more] = [
    await sql<AreaTotal>`${areaDue} except ${areaStored} limit ${most}`.execute(from.q),
    await sql<AreaTotal>`${areaStored} except ${areaDue} limit ${most}`.execute(from.q),
  ];
  const areas = pairs("ledger_total", less.rows, more.rows, CELL, ["entries", "cases", "base_pence"]);
  return [...cases, ...areas, ...(await wrongLargest(from, most))];
}

/** Totals whose largest unit price is not that of their entries. */
async function wrongLargest(from: From, most: number): Promise<WrongTotal[]> {
  const { rows } = await sql<Cell & { stored: number; due: number | null }>`
    select * from (
      select area, quarter, bearer, band, base_year, max_unit_pence as stored, (
        select max(unit_base_pence) from ledger_entry as e
        where e.area = t.area and e.quarter = t.quarter and e.base_year = t.base_year
          and (t.bearer = '*' or e.bearer = t.bearer) and (t.band = '*' or e.band = t.band)) as due
      from ledger_total as t) as of_cell
    where due is null or stored <> due limit ${most}`.execute(from.q);
  return rows.map((row) => ({
    table: "ledger_total" as const,
    cell: CELL.map((column) => row[column]).join(" "),
    stored: `max_unit_pence ${row.stored}`,
    due: row.due === null ? null : `max_unit_pence ${row.due}`,
  }));
}

function pairs<R extends object>(
  table: WrongTotal["table"],
  due: readonly R[],
  stored: readonly R[],
  cell: readonly (keyof R)[],
  told: readonly (keyof R)[],
): WrongTotal[] {
  const cellOf = (row: R) => cell.map((column) => String(row[column])).join(" ");
  const toldOf = (row: R) => told.map((column) => `${String(column)} ${String(row[column])}`).join(", ");
  const [dueBy, storedBy] = [new Map(due.map((r) => [cellOf(r), r])), new Map(stored.map((r) => [cellOf(r), r]))];
  return [...new Set([...dueBy.keys(), ...storedBy.keys()])].map((name) => {
    const [should, is] = [dueBy.get(name), storedBy.get(name)];
    return { table, cell: name, stored: is ? toldOf(is) : null, due: should ? toldOf(should) : null };
  });
}
