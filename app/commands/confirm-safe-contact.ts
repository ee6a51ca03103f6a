import { safeContactById, updateSafeContact } from "#db/safe-contact.ts";
import type { Db } from "#db/connection.ts";
import { conflict, done, notFound, type Result } from "./result.ts";
import { caseFor } from "./shared/move-case.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** The person has said again, just now, that this way to reach them stands as it is. */
export function confirmSafeContact(
  db: Db,
  input: { readonly caseId: string; readonly safeContactId: string; readonly version?: number },
  told: Told,
): Promise<Result<{ version: number }>> {
  return tell(db, "confirm-safe-contact", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    const contact = row && (await safeContactById(trx, input.safeContactId));
    if (!row || contact?.case_id !== row.id) return notFound;
    const changed = input.version !== undefined && input.version !== contact.version;
    const saved =
      !changed &&
      (await updateSafeContact(trx, contact.id, contact.version, {
        confirmed_at: told.at,
        confirmed_by: told.by.userId,
      }));
    if (!saved) return conflict(contact.version, { safe: contact.safe });
    await writeAudit(trx, "safe-contact.confirm", { table: "safe_contact", id: contact.id, caseId: row.id }, told);
    return done({ version: contact.version + 1 });
  });
}
