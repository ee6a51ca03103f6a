// What happened, in order. Never changed.
import type { Subject } from "#machines/statuses.ts";
import type { From, Trx } from "./connection.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type EventRow = Row<"event">;

/** Puts one in. */
export const insertEvent = (trx: Trx, row: NewRow<"event">): Promise<void> => insertRow(trx, "event", row);

/** Everything that happened to the case and to what belongs to it, in order. */
export function eventsOfCase(from: From, caseId: string): Promise<EventRow[]> {
  return from.q.selectFrom("event").selectAll().where("case_id", "=", caseId).orderBy("seq").execute();
}

/** The last things that happened to the case, newest first. */
export function lastEventsOfCase(from: From, caseId: string, limit: number): Promise<EventRow[]> {
  return from.q
    .selectFrom("event")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
}

/** Everything that happened to one thing, in order: its status can be replayed from it. */
export function eventsOfSubject(from: From, subject: Subject, subjectId: string): Promise<EventRow[]> {
  return from.q
    .selectFrom("event")
    .selectAll()
    .where("subject", "=", subject)
    .where("subject_id", "=", subjectId)
    .orderBy("seq")
    .execute();
}
