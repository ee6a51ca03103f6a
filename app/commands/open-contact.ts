import { inTransaction, type Db } from "#db/connection.ts";
import { done, notFound, type Result } from "./result.ts";
import { contactFor } from "./save-contact.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/** Opens a contact to be read: every reading is written down, in the transaction that allows it. */
export function openContact(
  db: Db,
  input: { readonly contactId: string },
  told: Told,
): Promise<Result<{ contactId: string }>> {
  return inTransaction(db, async (trx) => {
    const found = await contactFor(trx, input.contactId, told);
    if (!found) return notFound;
    const { id, case_id: caseId } = found.contact;
    await writeAudit(trx, "contact.read", { table: "contact", id, caseId }, told);
    return done({ contactId: id });
  });
}
