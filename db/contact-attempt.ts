// Each time somebody tried to reach the person.
import type { Updateable } from "kysely";
import type { ContactAttemptTable } from "./schema.ts";
import type { From, Trx } from "./connection.ts";
import { insertRow, rowById, rowsByIds } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type AttemptRow = Row<"contact_attempt">;

/** Puts one in. */
export const insertAttempt = (trx: Trx, row: NewRow<"contact_attempt">): Promise<void> =>
  insertRow(trx, "contact_attempt", row);

/** The one with this id. */
export const attemptById = (from: From, id: string): Promise<AttemptRow | undefined> =>
  rowById(from, "contact_attempt", id);

/** Those with these ids, in no order. */
export const attemptsById = (from: From, ids: readonly string[]): Promise<AttemptRow[]> =>
  rowsByIds(from, "contact_attempt", ids);

/** Every attempt on the case, oldest first. */
export function attemptsOfCase(from: From, caseId: string): Promise<AttemptRow[]> {
  return from.q
    .selectFrom("contact_attempt")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

/** Writes down how an attempt ended; false when there is none, or its end is already written. */
export async function endAttempt(
  trx: Trx,
  id: string,
  changes: Pick<Updateable<ContactAttemptTable>, "status" | "result" | "note_sealed" | "ended_at">,
): Promise<boolean> {
  const result = await trx.q
    .updateTable("contact_attempt")
    .set(changes)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
