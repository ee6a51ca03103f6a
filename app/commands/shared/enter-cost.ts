import { randomUUID } from "node:crypto";
import type { Trx } from "#db/connection.ts";
import { insertCostClash } from "#db/cost-clash.ts";
import type { CostEventRow } from "#db/cost-event.ts";
import { newId } from "#db/ids.ts";
import { insertLedgerEntry } from "#db/ledger.ts";
import type { PriceRuleRow } from "#db/price-rule.ts";
import { BASE_YEAR } from "#db/seed/deflators.ts";
import { times } from "#machines/money.ts";
import { quarterOf, type Day } from "#machines/time.ts";
import { countedAlready } from "../../counted-already.ts";
import { vintageAt } from "../../ledger-vintage.ts";
import type { Told } from "../told.ts";
import { priceOf } from "./price-of.ts";

/** What of a cost event its entry needs. */
export interface Priceable {
  readonly id: CostEventRow["id"];
  readonly caseId: string;
  readonly area: string;
  readonly quantity: number;
  readonly happenedOn: Day;
}

/** Enters the price of an event by its rule, with the price index of the day it is entered on; answers the entry's id. */
export async function enterCost(trx: Trx, event: Priceable, rule: PriceRuleRow, told: Told): Promise<string> {
  const vintage = await vintageAt(trx, told.at);
  const price = await priceOf(trx, rule.unit_cost_version, rule.unit_cost_code, vintage);
  const id = newId();
  await insertLedgerEntry(trx, {
    id,
    case_id: event.caseId,
    cost_event_id: event.id,
    area: event.area,
    quarter: quarterOf(event.happenedOn),
    bearer: rule.bearer,
    band: rule.band,
    price_rule_id: rule.id,
    unit_cost_version: rule.unit_cost_version,
    unit_cost_code: rule.unit_cost_code,
    quantity: event.quantity,
    unit_pence: price.asPublished.pence,
    price_year: price.asPublished.year,
    unit_base_pence: price.inBaseYear.pence,
    base_year: BASE_YEAR,
    vintage,
    base_pence: times(price.inBaseYear, event.quantity).pence,
    corrects_id: null,
    by: told.by.userId,
    at: told.at,
  });
  return id;
}

/** Enters the price, or, where it would count a part twice, asks the finance lead; null then. */
export async function enterUnlessTwice(
  trx: Trx,
  event: Priceable,
  rule: PriceRuleRow,
  told: Told,
): Promise<string | null> {
  if ((await countedAlready(trx, event.caseId, rule)).length === 0) return enterCost(trx, event, rule, told);
  await insertCostClash(trx, {
    // The finance lead's page carries it: an id that tells the moment would tell the day of what happened.
    id: randomUUID(),
    case_id: event.caseId,
    area: event.area,
    cost_event_id: event.id,
    price_rule_id: rule.id,
    status: "open",
    decided_by: null,
    decided_at: null,
    at: told.at,
    version: 1,
  });
  return null;
}
