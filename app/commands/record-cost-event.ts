import type { Db, Trx } from "#db/connection.ts";
import { insertCostEvent } from "#db/cost-event.ts";
import { newId } from "#db/ids.ts";
import { priceRuleFor } from "#db/price-rule.ts";
import { EVENT_WORDS, MOST_OF_ONE_EVENT, type EventKind } from "#machines/cost-events.ts";
import { londonDay, type Day } from "#machines/time.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { enterUnlessTwice } from "./shared/enter-cost.ts";
import { caseFor, staleCase } from "./shared/move-case.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface CostEvent {
  readonly caseId: string;
  readonly area: string;
  readonly origin: "action" | "baseline" | "learned";
  /** A pathway code, or the kind of an event. */
  readonly trigger: string;
  readonly quantity: number;
  readonly happenedOn: Day;
  readonly actionId?: string;
}

/**
 * Writes, inside another command's transaction, that something with a cost happened, and its price when a rule of that day
 * has one. An event without a price is kept all the same: the report says what share has none. One that would count a part
 * twice, by itself and in a bundle of the same case, waits for the finance lead to decide.
 */
export async function writeCostEvent(
  trx: Trx,
  event: CostEvent,
  told: Told,
): Promise<{ readonly costEventId: string; readonly ledgerEntryId: string | null }> {
  const costEventId = newId();
  await insertCostEvent(trx, {
    id: costEventId,
    case_id: event.caseId,
    area: event.area,
    origin: event.origin,
    trigger: event.trigger,
    quantity: event.quantity,
    happened_on: event.happenedOn,
    action_id: event.actionId ?? null,
    by: told.by.userId,
    at: told.at,
  });
  const rule = await priceRuleFor(trx, event.area, event.trigger, event.happenedOn);
  return {
    costEventId,
    ledgerEntryId: rule ? await enterUnlessTwice(trx, { ...event, id: costEventId }, rule, told) : null,
  };
}

export interface KnownEvent {
  /** Before the case (asked at the six-week review), or learned since. */
  readonly origin: "baseline" | "learned";
  readonly kind: EventKind;
  readonly quantity: number;
  readonly happenedOn: Day;
}

export interface RecordCostEvents {
  readonly caseId: string;
  readonly version?: number;
  readonly events: readonly KnownEvent[];
}

/** Records what the hub was told has happened. Refused when an event is still to come, or there are too many of it to be so. */
export function recordCostEvents(
  db: Db,
  input: RecordCostEvents,
  told: Told,
): Promise<Result<{ readonly costEventIds: readonly string[] }>> {
  return tell(db, "record-cost-events", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    if (!row) return notFound;
    const stale = staleCase(row, input.version);
    if (stale) return stale;
    const wrong = input.events.map((event) => problemOf(event, londonDay(told.at))).find((problem) => problem !== null);
    if (wrong) return refused(wrong);
    const costEventIds: string[] = [];
    for (const { origin, kind, quantity, happenedOn } of input.events) {
      const event = { caseId: row.id, area: row.area, origin, trigger: kind, quantity, happenedOn };
      costEventIds.push((await writeCostEvent(trx, event, told)).costEventId);
    }
    await writeAudit(
      trx,
      "cost-event.record",
      { table: "cost_event", id: costEventIds[0] ?? null, caseId: row.id },
      told,
    );
    return done({ costEventIds });
  });
}

const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/;

function problemOf({ kind, quantity, happenedOn }: KnownEvent, today: Day): string | null {
  if (!Object.hasOwn(EVENT_WORDS, kind)) return "Choose what happened from the list.";
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_OF_ONE_EVENT)
    return `Enter a whole number from 1 to ${MOST_OF_ONE_EVENT} for “${EVENT_WORDS[kind].label}”.`;
  if (!DAY_SHAPE.test(happenedOn) || Number.isNaN(Date.parse(happenedOn))) return "Enter the day as a real date.";
  return happenedOn > today ? "Enter a day that is not still to come." : null;
}
