import type { Db, Trx } from "#db/connection.ts";
import { costClashById, updateCostClash, type CostClashRow } from "#db/cost-clash.ts";
import { costEventById } from "#db/cost-event.ts";
import { newId } from "#db/ids.ts";
import { contraOf, insertLedgerEntry } from "#db/ledger.ts";
import { priceRuleById } from "#db/price-rule.ts";
import { may } from "#machines/access.ts";
import { countedAlready } from "../counted-already.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { enterCost } from "./shared/enter-cost.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface DecideCostClash {
  readonly clashId: string;
  readonly version: number;
  /** `keep` what was counted first, or `replace` it: that is taken back by contra entries, and the event is counted. */
  readonly decision: "keep" | "replace";
}

/** The finance lead of the area says which one counts, of a bundle and its part on one case. Nothing is removed. */
export function decideCostClash(db: Db, input: DecideCostClash, told: Told): Promise<Result> {
  return tell(db, "decide-cost-clash", told, input, async (trx) => {
    const clash = may(told.by, "ledger.see") ? await costClashById(trx, input.clashId) : undefined;
    if (clash?.area !== told.by.area) return notFound;
    if (clash.status !== "open") return refused("This was already decided.");
    if (input.version !== clash.version) return conflict(clash.version, { status: clash.status });
    const status = input.decision === "keep" ? ("kept" as const) : ("replaced" as const);
    const decided = { status, decided_by: told.by.userId, decided_at: told.at };
    // First, so that of two who decide at once the second one enters nothing.
    if (!(await updateCostClash(trx, clash.id, clash.version, decided)))
      return conflict(clash.version + 1, { status: "decided" });
    if (input.decision === "replace") await replace(trx, clash, told);
    await writeAudit(trx, `cost-clash.${input.decision}`, { table: "cost_clash", id: clash.id }, told);
    return done({});
  });
}

async function replace(trx: Trx, clash: CostClashRow, told: Told): Promise<void> {
  const event = await costEventById(trx, clash.cost_event_id);
  const rule = await priceRuleById(trx, clash.price_rule_id);
  if (!event || !rule) throw new Error("A clash names its event and its rule.");
  for (const entry of await countedAlready(trx, clash.case_id, rule))
    await insertLedgerEntry(trx, contraOf(entry, { id: newId(), by: told.by.userId, at: told.at }));
  const { id, quantity, happened_on: happenedOn } = event;
  await enterCost(trx, { id, quantity, happenedOn, caseId: clash.case_id, area: clash.area }, rule, told);
}
