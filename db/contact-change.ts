// New numbers and addresses that were told and wait to be in force.
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { changeRow, insertRow, rowById } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type ContactChangeRow = Row<"contact_change">;

/** Puts one in. The database refuses a second that waits for the same channel. */
export const insertContactChange = (trx: Trx, row: NewRow<"contact_change">): Promise<void> =>
  insertRow(trx, "contact_change", row);

/** The one with this id. */
export const contactChangeById = (from: From, id: string): Promise<ContactChangeRow | undefined> =>
  rowById(from, "contact_change", id);

/** Changes it; false when it is no longer at `version`. */
export const updateContactChange = (
  trx: Trx,
  id: string,
  version: number,
  changes: Changes<"contact_change">,
): Promise<boolean> => changeRow(trx, "contact_change", id, version, changes);

/** The ids of those whose time has come by `at`, the longest due first: one that needs a second person waits for them. */
export async function contactChangesDue(from: From, at: Instant, limit: number): Promise<string[]> {
  const rows = await from.q
    .selectFrom("contact_change")
    .select("id")
    .where("status", "=", "pending")
    .where("due_at", "<=", at)
    .where((where) => where.or([where("proof", "!=", "second-person"), where("confirmed_by", "is not", null)]))
    .orderBy("due_at")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Those that wait in the case, in the order they were told. */
export function contactChangesWaiting(from: From, caseId: string): Promise<ContactChangeRow[]> {
  return from.q
    .selectFrom("contact_change")
    .selectAll()
    .where("case_id", "=", caseId)
    .where("status", "=", "pending")
    .orderBy("id")
    .execute();
}
