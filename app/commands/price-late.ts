// A price can come after what it prices: the contract is entered in May, and holds from January. What happened since then and had no price
// is entered now, by new entries of today in the quarters in which it happened. Releases that are frozen stay; the next one revises.
import { catalogueChangeById } from "#db/catalogue-change.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import type { CostEventRow } from "#db/cost-event.ts";
import { endLatePrice, latePrices, takeLatePrice, unpricedEvents } from "#db/late-price.ts";
import { everyPriceRule } from "#db/ledger-check.ts";
import { priceRuleById, priceRuleFor, type PriceRuleRow } from "#db/price-rule.ts";
import { later, MINUTE, quarterOf, type Instant } from "#machines/time.ts";
import { enterUnlessTwice } from "./shared/enter-cost.ts";
import { writeAudit } from "./shared/record.ts";

/** Events in one transaction: nobody who saves a contact waits for more. */
const AT_ONCE = 100;
/** An event that was being written while its rule was approved saw no rule: it is looked for until it must be there. */
const SETTLED = 5 * MINUTE;

/** What waits for a price and may have it, for some transactions' time; the rest at the next tick. Answers how many were priced. */
export async function priceLate(db: Db, at: Instant, stretches = 10): Promise<{ readonly priced: number }> {
  let priced = 0;
  let left = stretches;
  for (const { price_rule_id: ruleId, at: since } of await latePrices(db))
    for (let count = 1; count > 0 && left > 0; left -= 1) {
      count = await stretch(db, ruleId, at, later(since, SETTLED) <= at);
      priced += count;
    }
  return { priced };
}

/** The same for every rule there is, to the end: for the terminal. */
export async function priceAllLate(db: Db, at: Instant): Promise<{ readonly priced: number }> {
  let priced = 0;
  for (const rule of await everyPriceRule(db)) {
    if ((await unpricedEvents(db, rule, 1)).length === 0) continue;
    for (let count = 1; count > 0; priced += count) count = await stretch(db, rule.id, at, false);
  }
  return { priced };
}

/** One transaction's worth of one rule: an entry for each event, or a clash for the finance lead. Answers how many events it dealt with. */
function stretch(db: Db, ruleId: string, at: Instant, settled: boolean): Promise<number> {
  return inTransaction(db, async (trx) => {
    await takeLatePrice(trx, ruleId, at);
    const late = await priceRuleById(trx, ruleId);
    if (!late) throw new Error("A late price names its rule.");
    const [first, ...others] = await unpricedEvents(trx, late, AT_ONCE);
    // Of one quarter of one area: on PostgreSQL whoever holds the totals of one quarter waits for none of another.
    const events = first ? [first, ...others.filter((other) => placeOf(other) === placeOf(first))] : [];
    const approvedBy = await approverOf(trx, late);
    for (const event of events) {
      const rule = await priceRuleFor(trx, event.area, event.trigger, event.happened_on);
      if (!rule) throw new Error("What a rule covers has a rule.");
      const { id, case_id: caseId, area, quantity, happened_on: happenedOn } = event;
      const by = { userId: approvedBy ?? event.by, organisationId: "clock", role: "clock", area } as const;
      await enterUnlessTwice(trx, { id, caseId, area, quantity, happenedOn }, rule, { by, at });
    }
    if (events.length > 0) {
      const by = { userId: "clock", organisationId: "clock", role: "clock", area: late.area } as const;
      await writeAudit(trx, "ledger.price-late", { table: "price_rule", id: ruleId }, { by, at }, `${events.length}`);
    }
    if (events.length === 0 && settled) await endLatePrice(trx, ruleId, at);
    return events.length;
  });
}

const placeOf = ({ area, happened_on: day }: CostEventRow): string => `${area} ${quarterOf(day)}`;

/** Whoever let the price stand: its entries are theirs. Of the hub's own rules nobody; then whoever recorded the event. */
const approverOf = async (trx: Trx, { change_id: id }: PriceRuleRow): Promise<string | null> =>
  id === null ? null : ((await catalogueChangeById(trx, id))?.decided_by ?? null);
