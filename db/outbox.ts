// What is to go out.
import type { Updateable } from "kysely";
import type { OutboxTable } from "./schema.ts";
import type { From, Trx } from "./connection.ts";
import { insertRow, rowById } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type OutboxRow = Row<"outbox">;

/** Puts one in. */
export const insertOutbox = (trx: Trx, row: NewRow<"outbox">): Promise<void> => insertRow(trx, "outbox", row);

/** The one with this id. */
export const outboxById = (from: From, id: string): Promise<OutboxRow | undefined> => rowById(from, "outbox", id);

/** What waits to go out, oldest first. */
export function outboxWaiting(from: From, limit: number): Promise<OutboxRow[]> {
  return from.q
    .selectFrom("outbox")
    .selectAll()
    .where("status", "=", "waiting")
    .orderBy("at")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Everything that goes or went out about the case, oldest first. */
export function outboxOfCase(from: From, caseId: string): Promise<OutboxRow[]> {
  return from.q.selectFrom("outbox").selectAll().where("case_id", "=", caseId).orderBy("at").orderBy("id").execute();
}

/** Writes down what became of it; false when it no longer waits. */
export async function updateOutbox(trx: Trx, id: string, changes: Updateable<OutboxTable>): Promise<boolean> {
  const result = await trx.q
    .updateTable("outbox")
    .set(changes)
    .where("id", "=", id)
    .where("status", "=", "waiting")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
