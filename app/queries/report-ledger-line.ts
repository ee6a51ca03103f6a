// A cost as the finance lead sees it: what it is of, and never whose. No day finer than the quarter, no words about anybody.
import type { From } from "#db/connection.ts";
import { rowsByIds } from "#db/rows.ts";
import type { LedgerEntryRow } from "#db/ledger.ts";
import type { PriceRuleRow } from "#db/price-rule.ts";
import { blindKey } from "#db/sealed.ts";
import { unitCost } from "#db/unit-cost.ts";
import { EVENT_WORDS, isEventKind } from "#machines/cost-events.ts";
import { formatPounds } from "#machines/money.ts";
import { BAND_WORDS, BEARER_WORDS, type Band, type Bearer } from "#machines/money-words.ts";
import { PATHWAY_WORDS } from "#machines/protocol/words.ts";
import { quarterWords, type Quarter } from "../reports/quarters.ts";

export interface CostShown {
  /** What happened, or what was done. */
  readonly what: string;
  readonly quantity: number;
  readonly quarter: string;
  readonly band: string;
  readonly bearer: string;
  /** The price by its words, list, code and year, as published. */
  readonly price: string;
}

export interface EntryShown extends CostShown {
  /** The number by which people name it. */
  readonly entry: number;
  readonly case: string;
  /** In the base year, with its year and index. */
  readonly amount: string;
}

/** What stands for a case in one quarter and says nothing of it: another word in another quarter, the same within one. */
export const caseInQuarter = (from: From, caseId: string, quarter: string): string =>
  blindKey(from.keyring, "case of a quarter's ledger", `${quarter} ${caseId}`).slice(0, 6).toUpperCase();

/** What happened or was done, in words. */
export function triggerWords(trigger: string): string {
  if (isEventKind(trigger)) return EVENT_WORDS[trigger].label;
  return (PATHWAY_WORDS as Readonly<Record<string, string | undefined>>)[trigger] ?? trigger;
}

interface Priced {
  readonly trigger: string;
  readonly quantity: number;
  readonly quarter: string;
  readonly band: Band;
  readonly bearer: Bearer;
  readonly version: string;
  readonly code: string;
}

/** A cost with its price looked up in the catalogue. */
async function costShown(from: From, priced: Priced): Promise<CostShown> {
  const cost = await unitCost(from, priced.version, priced.code);
  if (!cost) throw new Error(`The catalogue has no price ${priced.version} ${priced.code}.`);
  const pounds = `${formatPounds(cost.pence)} ${cost.unit}, ${cost.price_year} prices`;
  return {
    what: triggerWords(priced.trigger),
    quantity: priced.quantity,
    quarter: quarterWords(priced.quarter as Quarter),
    band: BAND_WORDS[priced.band],
    bearer: BEARER_WORDS[priced.bearer],
    price: `${cost.label}: ${pounds} (${cost.version} ${cost.code}${cost.demo === 1 ? ", invented" : ""}; ${cost.source})`,
  };
}

/** Entries of the ledger, in the order given. */
export async function entriesShown(from: From, entries: readonly LedgerEntryRow[]): Promise<EntryShown[]> {
  const events = await rowsByIds(
    from,
    "cost_event",
    entries.map((entry) => entry.cost_event_id),
  );
  const triggerOf = new Map(events.map((event) => [event.id, event.trigger]));
  const shown: EntryShown[] = [];
  for (const entry of entries) {
    const { quantity, quarter, band, bearer, unit_cost_version: version, unit_cost_code: code } = entry;
    const trigger = triggerOf.get(entry.cost_event_id) ?? "";
    shown.push({
      ...(await costShown(from, { trigger, quantity, quarter, band, bearer, version, code })),
      entry: entry.seq,
      case: caseInQuarter(from, entry.case_id, quarter),
      amount: `${formatPounds(entry.base_pence)} (${entry.base_year} prices, ${entry.vintage})`,
    });
  }
  return shown;
}

/** What an event would count as by a rule. */
export const eventShown = (
  from: From,
  event: { readonly trigger: string; readonly quantity: number; readonly quarter: string },
  { band, bearer, unit_cost_version: version, unit_cost_code: code }: PriceRuleRow,
): Promise<CostShown> => costShown(from, { ...event, band, bearer, version, code });
