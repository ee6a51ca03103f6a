// One thing that reached the hub.
import type { From, Trx } from "./connection.ts";
import { changeRow, insertRow, rowById } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type ContactRow = Row<"contact">;

/** Puts one in. */
export const insertContact = (trx: Trx, row: NewRow<"contact">): Promise<void> => insertRow(trx, "contact", row);

/** The one with this id. */
export const contactById = (from: From, id: string): Promise<ContactRow | undefined> => rowById(from, "contact", id);

/** Changes it; false when it is no longer at `version`. */
export const updateContact = (trx: Trx, id: string, version: number, changes: Changes<"contact">): Promise<boolean> =>
  changeRow(trx, "contact", id, version, changes);

/** The contacts of the area in which something is owed (live or cut off), earliest clock first. */
export function openContacts(from: From, area: string): Promise<ContactRow[]> {
  return from.q
    .selectFrom("contact")
    .selectAll()
    .where("area", "=", area)
    .where("next_due_at", "is not", null)
    .orderBy("next_due_at")
    .orderBy("id")
    .execute();
}

/** Every contact of the case, oldest first. */
export function contactsOfCase(from: From, caseId: string): Promise<ContactRow[]> {
  return from.q
    .selectFrom("contact")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("started_at")
    .orderBy("id")
    .execute();
}
