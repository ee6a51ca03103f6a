// The ledger, looked at from its beginning: every row as it was written, every price worked out again from its sources, every
// running total added up again. Whatever is not so is named by its row.
import {
  costEventsAfter,
  entriesAfter,
  everyCount,
  everyRowOf,
  unpricedThoughCovered,
  wrongEventCounts,
  wrongTotals,
} from "#db/ledger-check.ts";
import type { From } from "#db/connection.ts";
import { COUNTED_TABLES, isAsWritten, sealOfCount, type CountedTable, type SealedTable } from "#db/row-seal.ts";
import type { Row } from "#db/rows.ts";
import { wrongIn, type Sources } from "./ledger-entry-check.ts";

/** One thing that is not as it must be: the table, the row in it, and why, in a sentence without anything of a person. */
export interface Fault {
  readonly table: string;
  readonly row: string;
  readonly why: string;
}

export interface LedgerCheck {
  readonly entries: number;
  readonly costEvents: number;
  readonly prices: number;
  readonly faults: readonly Fault[];
}

/** Rows in memory at a time. */
const A_STRETCH = 1000;

/** Every row, a stretch at a time: each stretch begins after the last row of the one before. */
async function* inOrder<R, At>(
  next: (after: At) => Promise<readonly R[]>,
  first: At,
  at: (row: R) => At,
): AsyncGenerator<R> {
  for (let after = first; ;) {
    const rows = await next(after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = at(last);
  }
}

/** Faults told at most; more would only repeat what the first ones say. */
export const MOST_FAULTS = 100;

const CHANGED = "It is not as it was written: its seal does not fit.";

const MISSING = "Rows are missing, or were put in by another hand.";

/** How people find a row again: prices and indices by what they are called, all others by their id. */
const NAME_OF: { readonly [T in CountedTable]: (row: Row<T>) => string } = {
  unit_cost: ({ version, code }) => `${version} ${code}`,
  deflator: ({ vintage, fy }) => `${vintage} ${fy}`,
  price_rule: ({ id }) => id,
  vintage_in_force: ({ id }) => id,
  catalogue_change: ({ id }) => id,
  cost_clash: ({ id }) => id,
  contra_reason: ({ contra_id }) => contra_id,
  hub_cost: ({ id }) => id,
  budget_part: ({ id }) => id,
};

type Tell = (table: string, row: string, why: string) => void;

/** Checks everything. `progress` hears how many entries were looked at. Changes nothing. */
export async function checkLedger(from: From, progress?: (entries: number) => void): Promise<LedgerCheck> {
  const faults: Fault[] = [];
  const fault: Tell = (table, row, why) => {
    if (faults.length < MOST_FAULTS) faults.push({ table, row, why });
  };
  const sealed = (table: SealedTable, row: { readonly seal: string | null }, name: string) => {
    if (!isAsWritten(from.keyring, table, row)) fault(table, name, CHANGED);
  };

  const sources = await checkWhatItRestsOn(from, sealed, fault);

  let costEvents = 0;
  for await (const event of inOrder(
    (last: string) => costEventsAfter(from, last, A_STRETCH),
    "",
    ({ id }) => id,
  )) {
    costEvents += 1;
    sealed("cost_event", event, event.id);
  }
  for (const { case_id, counted, events } of await wrongEventCounts(from, MOST_FAULTS))
    fault("cost_event_count", case_id, `${counted} events of the case were written, and it has ${events}.`);
  for (const { id } of await unpricedThoughCovered(from, MOST_FAULTS))
    fault("cost_event", id, "It has a price and no entry: `hub ledger price` enters what was late.");

  let [entries, seq] = [0, 0];
  const stretch = (last: number) => entriesAfter(from, last, A_STRETCH);
  for await (const full of inOrder(stretch, 0, ({ entry }) => entry.seq)) {
    const { entry } = full;
    entries += 1;
    // On SQLite what was rolled back leaves no gap; on PostgreSQL it does, and only the totals miss an entry.
    if (from.dialect === "sqlite" && entry.seq !== seq + 1) fault("ledger_entry", `number ${seq + 1}`, "It is gone.");
    seq = entry.seq;
    if (entries % 1000 === 0) progress?.(entries);
    sealed("ledger_entry", entry, entry.id);
    for (const why of wrongIn(full, sources)) fault("ledger_entry", entry.id, why);
  }
  progress?.(entries);

  for (const { table, cell, stored, due } of await wrongTotals(from, MOST_FAULTS))
    fault(
      table,
      cell,
      due === null
        ? `It stores ${stored}, and no entry is there.`
        : `Its entries make ${due}; it stores ${stored ?? "nothing"}.`,
    );
  return { entries, costEvents, prices: sources.costs.size, faults };
}

/** Prices, rules, indices, decisions, and what finance entered: each row against its seal, and all of them against their count. */
async function checkWhatItRestsOn(
  from: From,
  sealed: (table: SealedTable, row: { readonly seal: string | null }, name: string) => void,
  fault: Tell,
): Promise<Sources> {
  const counts = new Map((await everyCount(from)).map((count) => [count.table_name, count]));
  const check = async <T extends CountedTable>(table: T): Promise<Row<T>[]> => {
    const rows = await everyRowOf(from, table);
    for (const row of rows as (Row<T> & { readonly seal: string | null })[]) sealed(table, row, NAME_OF[table](row));
    const count = counts.get(table);
    const written = count?.seal === sealOfCount(from.keyring, table, count?.rows ?? 0) ? count.rows : null;
    if (written === null && (count !== undefined || rows.length > 0)) fault("sealed_count", table, CHANGED);
    else if (written !== null && written !== rows.length) fault(table, `${rows.length} of ${written}`, MISSING);
    counts.delete(table);
    return rows;
  };
  const sources: Sources = {
    costs: new Map((await check("unit_cost")).map((row) => [NAME_OF.unit_cost(row), row])),
    indices: new Map((await check("deflator")).map((row) => [NAME_OF.deflator(row), row.index_value])),
    rules: new Map((await check("price_rule")).map((row) => [row.id, row])),
  };
  for (const table of COUNTED_TABLES)
    if (table !== "unit_cost" && table !== "deflator" && table !== "price_rule") await check(table);
  for (const table of counts.keys()) fault("sealed_count", table, "The hub counts no such rows.");
  return sources;
}
