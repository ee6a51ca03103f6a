// Rules that came after some of what they price had happened, and the events that still have no price though a rule covers them.
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import type { CostEventRow } from "./cost-event.ts";
import type { PriceRuleRow } from "./price-rule.ts";
import type { Row } from "./rows.ts";

export type LatePriceRow = Row<"late_price">;

/** Those that are not done, the oldest first. */
export function latePrices(from: From): Promise<LatePriceRow[]> {
  return from.q
    .selectFrom("late_price")
    .selectAll()
    .where("done_at", "is", null)
    .orderBy("at")
    .orderBy("price_rule_id")
    .execute();
}

/** Takes a rule up, or writes down that it is to be: whoever else takes up the same one waits until this transaction is over. */
export async function takeLatePrice(trx: Trx, ruleId: string, at: Instant): Promise<LatePriceRow> {
  return trx.q
    .insertInto("late_price")
    .values({ price_rule_id: ruleId, at, done_at: null, version: 1 })
    .onConflict((conflict) =>
      conflict.column("price_rule_id").doUpdateSet((e) => ({ version: e("late_price.version", "+", 1) })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Nothing that the rule covers is without a price any more. */
export async function endLatePrice(trx: Trx, ruleId: string, at: Instant): Promise<void> {
  await trx.q.updateTable("late_price").set({ done_at: at }).where("price_rule_id", "=", ruleId).execute();
}

/** What the rule covers and has neither an entry nor a clash that is decided, or waits; the earliest first, at most `most`. */
export function unpricedEvents(
  from: From,
  rule: Pick<PriceRuleRow, "trigger" | "area" | "from_day">,
  most: number,
): Promise<CostEventRow[]> {
  const events = from.q
    .selectFrom("cost_event")
    .selectAll()
    .where("trigger", "=", rule.trigger)
    .where("happened_on", ">=", rule.from_day)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom("ledger_entry")
            .select("ledger_entry.id")
            .whereRef("ledger_entry.cost_event_id", "=", "cost_event.id")
            .where("ledger_entry.corrects_id", "is", null),
        ),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e.selectFrom("cost_clash").select("cost_clash.id").whereRef("cost_clash.cost_event_id", "=", "cost_event.id"),
        ),
      ),
    );
  return (rule.area === "*" ? events : events.where("area", "=", rule.area))
    .orderBy("area")
    .orderBy("happened_on")
    .orderBy("id")
    .limit(most)
    .execute();
}
