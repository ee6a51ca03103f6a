// What is to go out.
import type { Updateable } from "kysely";
import type { Instant } from "#machines/time.ts";
import type { OutboxTable } from "./schema.ts";
import type { From, Trx } from "./connection.ts";
import { insertRow, rowById, rowToChange } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type OutboxRow = Row<"outbox">;
export type OutboxStatus = OutboxRow["status"];

/** Puts one in. */
export const insertOutbox = (trx: Trx, row: NewRow<"outbox">): Promise<void> => insertRow(trx, "outbox", row);

/** The one with this id. */
export const outboxById = (from: From, id: string): Promise<OutboxRow | undefined> => rowById(from, "outbox", id);

/** The one with this id, to be changed. */
export const outboxToChange = (trx: Trx, id: string): Promise<OutboxRow | undefined> => rowToChange(trx, "outbox", id);

/** The ids of those in this status whose time has come by `at`, the longest due first. */
export async function outboxDue(from: From, status: OutboxStatus, at: Instant, limit: number): Promise<string[]> {
  const rows = await from.q
    .selectFrom("outbox")
    .select("id")
    .where("status", "=", status)
    .where("due_at", "<=", at)
    .orderBy("due_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Those of an area in this status, the newest first. */
export function outboxOfArea(from: From, area: string, status: OutboxStatus, limit: number): Promise<OutboxRow[]> {
  return from.q
    .selectFrom("outbox")
    .selectAll()
    .where("area", "=", area)
    .where("status", "=", status)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Everything that goes or went out about the case, oldest first. */
export function outboxOfCase(from: From, caseId: string): Promise<OutboxRow[]> {
  return from.q.selectFrom("outbox").selectAll().where("case_id", "=", caseId).orderBy("at").orderBy("id").execute();
}

/** The newest of this kind that was written to somebody who signs in. */
export function newestOutboxTo(from: From, userId: string, kind: string): Promise<OutboxRow | undefined> {
  return from.q
    .selectFrom("outbox")
    .selectAll()
    .where("user_id", "=", userId)
    .where("kind", "=", kind)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Those written before `before` that are finished and still hold their words, the oldest first. */
export function finishedOutbox(from: From, before: Instant, limit: number): Promise<OutboxRow[]> {
  return from.q
    .selectFrom("outbox")
    .selectAll()
    .where("emptied_at", "is", null)
    .where("status", "in", ["sent", "delivered", "done", "dropped"])
    .where("at", "<", before)
    .orderBy("at")
    .limit(limit)
    .execute();
}

/** Writes down what became of it; false when it is no longer in the status `was`. */
export async function updateOutbox(
  trx: Trx,
  id: string,
  was: OutboxStatus,
  changes: Updateable<OutboxTable>,
): Promise<boolean> {
  const result = await trx.q
    .updateTable("outbox")
    .set(changes)
    .where("id", "=", id)
    .where("status", "=", was)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
