import { costEventsOfCase } from "#db/cost-event.ts";
import type { Db } from "#db/connection.ts";
import { EVENT_WORDS, MOST_OF_ONE_EVENT, type EventKind } from "#machines/cost-events.ts";
import { REVIEW_AFTER } from "#machines/owed.ts";
import { daysLater, later, londonDay } from "#machines/time.ts";
import { writeCostEvent } from "./record-cost-event.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { caseFor, moveCase, staleCase } from "./shared/move-case.ts";
import { owe, settle } from "./shared/owe.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface ReviewCase {
  readonly caseId: string;
  readonly version?: number;
  /** How often each thing happened: in the year before the case at the first review, since the last one later. */
  readonly counts: Partial<Readonly<Record<EventKind, number>>>;
}

/**
 * Records the review. What is told at the first one happened before the case was opened and is dated on the day before it;
 * what is told at a later one was learned since. The next review is owed from now.
 */
export function reviewCase(
  db: Db,
  input: ReviewCase,
  told: Told,
): Promise<Result<{ caseId: string; version: number }>> {
  return tell(db, "review-case", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    if (!row) return notFound;
    const stale = staleCase(row, input.version);
    if (stale) return stale;
    const counts = Object.entries(input.counts) as [EventKind, number][];
    for (const [kind, quantity] of counts)
      if (
        !Object.hasOwn(EVENT_WORDS, kind) ||
        !Number.isInteger(quantity) ||
        quantity < 0 ||
        quantity > MOST_OF_ONE_EVENT
      )
        return refused(`Enter whole numbers from 0 to ${MOST_OF_ONE_EVENT}.`);
    await settle(trx, "case", row.id, told, "review");
    await settle(trx, "case", row.id, told, "review-overdue");
    const due = later(told.at, REVIEW_AFTER[row.grade ?? "high"]);
    await owe(trx, { subject: "case", subjectId: row.id, caseId: row.id, clock: "review", due });
    const first = !(await costEventsOfCase(trx, row.id)).some((event) => event.origin === "baseline");
    const when = first
      ? ({ origin: "baseline", happenedOn: daysLater(londonDay(row.opened_at), -1) } as const)
      : ({ origin: "learned", happenedOn: londonDay(told.at) } as const);
    for (const [trigger, quantity] of counts)
      if (quantity > 0) await writeCostEvent(trx, { caseId: row.id, area: row.area, trigger, quantity, ...when }, told);
    const moved = await moveCase(trx, row, { type: "REVIEWED" }, told, { review_due_at: due });
    if (moved.kind !== "done") return moved;
    await writeAudit(trx, "case.review", { table: "case", id: row.id, caseId: row.id }, told);
    return done({ caseId: row.id, version: moved.row.version });
  });
}
