// The ledger, looked at from its beginning: every row as it was written, every price worked out again from its sources, every
// running total added up again. Whatever is not so is named by its row.
import {
  costEventsAfter,
  entriesAfter,
  everyDeflator,
  everyPriceRule,
  wrongTotals,
  type EntryInFull,
} from "#db/ledger-check.ts";
import type { From } from "#db/connection.ts";
import { sealedCount, sealOfCount, sealOfRow, type SealedTable } from "#db/row-seal.ts";
import { unitCosts } from "#db/unit-cost.ts";
import { money, times, upratedPence } from "#machines/money.ts";
import { quarterOf } from "#machines/time.ts";

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

/** Checks everything. `progress` hears how many entries were looked at. Changes nothing. */
export async function checkLedger(from: From, progress?: (entries: number) => void): Promise<LedgerCheck> {
  const faults: Fault[] = [];
  const fault = (table: string, row: string, why: string) => {
    if (faults.length < MOST_FAULTS) faults.push({ table, row, why });
  };
  const sealed = (table: SealedTable, row: { readonly seal: string | null }, name: string) => {
    if (row.seal !== sealOfRow(from.keyring, table, row)) fault(table, name, CHANGED);
  };

  const costs = await unitCosts(from);
  for (const cost of costs) sealed("unit_cost", cost, `${cost.version} ${cost.code}`);
  const indices = await everyDeflator(from);
  for (const index of indices) sealed("deflator", index, `${index.vintage} ${index.fy}`);
  const rules = await everyPriceRule(from);
  for (const rule of rules) sealed("price_rule", rule, rule.id);
  for (const [table, rows] of [
    ["unit_cost", costs],
    ["deflator", indices],
    ["price_rule", rules],
  ] as const) {
    const count = await sealedCount(from, table);
    const written = count?.seal === sealOfCount(from.keyring, table, count?.rows ?? 0) ? count.rows : null;
    if (written === null && rows.length > 0) fault("sealed_count", table, CHANGED);
    else if (written !== null && written !== rows.length)
      fault(table, `${rows.length} of ${written}`, "Rows are missing, or were put in by another hand.");
  }
  const costOf = new Map(costs.map((cost) => [`${cost.version} ${cost.code}`, cost]));
  const indexOf = new Map(indices.map((index) => [`${index.vintage} ${index.fy}`, index.index_value]));
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));

  let costEvents = 0;
  for await (const event of inOrder(
    (last: string) => costEventsAfter(from, last, A_STRETCH),
    "",
    ({ id }) => id,
  )) {
    costEvents += 1;
    sealed("cost_event", event, event.id);
  }

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
    for (const why of wrongIn(full)) fault("ledger_entry", entry.id, why);
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
  return { entries, costEvents, prices: costs.length, faults };

  /** What of an entry does not follow from its sources. */
  function wrongIn({ entry, event, corrected }: EntryInFull): string[] {
    const wrong: string[] = [];
    const must = (holds: boolean, why: string) => {
      if (!holds) wrong.push(why);
    };
    const cost = costOf.get(`${entry.unit_cost_version} ${entry.unit_cost_code}`);
    must(cost !== undefined, "The price it names is not in the catalogue.");
    if (cost)
      must(
        cost.pence === entry.unit_pence && cost.price_year === entry.price_year,
        `Its unit price is not that of ${cost.version} ${cost.code}.`,
      );
    const rule = ruleOf.get(entry.price_rule_id);
    must(rule !== undefined, "The rule it was priced by is gone.");
    if (rule)
      must(
        rule.unit_cost_version === entry.unit_cost_version &&
          rule.unit_cost_code === entry.unit_cost_code &&
          rule.band === entry.band &&
          rule.bearer === entry.bearer,
        "Its price, band or bearer is not what its rule says.",
      );
    const [old, now] = [
      indexOf.get(`${entry.vintage} ${entry.price_year}`),
      indexOf.get(`${entry.vintage} ${entry.base_year}`),
    ];
    must(
      old !== undefined && now !== undefined && upratedPence(entry.unit_pence, old, now) === entry.unit_base_pence,
      "Its unit price in the base year does not follow from the price index.",
    );
    must(
      times(money(entry.unit_base_pence, entry.base_year), entry.quantity).pence === entry.base_pence,
      "Its amount is not its quantity times its unit price.",
    );
    must(event !== null, "The event it prices is gone.");
    if (event) {
      must(event.case_id === entry.case_id && event.area === entry.area, "Its case or area is not that of its event.");
      must(quarterOf(event.happened_on) === entry.quarter, "Its quarter is not that of its event.");
      must(Math.abs(entry.quantity) === event.quantity, "Its quantity is not that of its event.");
    }
    if (entry.corrects_id !== null) {
      must(corrected !== null, "The entry it takes back is gone.");
      if (corrected)
        must(
          corrected.base_pence === -entry.base_pence && corrected.case_id === entry.case_id,
          "It does not take back exactly what it corrects.",
        );
    }
    return wrong;
  }
}
