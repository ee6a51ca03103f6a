// How a caller showed that they are the person of a case that is known, or did not.
import type { From, Trx } from "./connection.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type IdentityCheckRow = Row<"identity_check">;

/** Puts one in. */
export const insertIdentityCheck = (trx: Trx, row: NewRow<"identity_check">): Promise<void> =>
  insertRow(trx, "identity_check", row);

/** Every check made in a contact, oldest first. */
export function identityChecksOfContact(from: From, contactId: string): Promise<IdentityCheckRow[]> {
  return from.q
    .selectFrom("identity_check")
    .selectAll()
    .where("contact_id", "=", contactId)
    .orderBy("at")
    .orderBy("id")
    .execute();
}
