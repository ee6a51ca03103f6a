import type { Db } from "#db/connection.ts";
import { safeContactById } from "#db/safe-contact.ts";
import { conflict, notFound } from "./result.ts";
import { changeWay, orInvalid, type Changed, type SaidOfWay } from "./shared/change-way.ts";
import { caseFor } from "./shared/move-case.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface ChangeSafeContact extends SaidOfWay {
  readonly caseId: string;
  readonly safeContactId: string;
  readonly version?: number;
}

/**
 * Changes how a person may be reached. Making it stricter takes nothing. A new code word, or a way that was closed and is to be
 * open again, takes the code word and leaves a note. A new number or address takes the code word, or that they stood before us, or a
 * second person; it waits, with all that was said of it, and until then the old one stands as it was.
 */
export async function changeSafeContact(db: Db, input: ChangeSafeContact, told: Told): Promise<Changed> {
  return orInvalid(
    tell(db, "change-safe-contact", told, input, async (trx) => {
      const row = await caseFor(trx, input.caseId, told);
      const contact = row && (await safeContactById(trx, input.safeContactId));
      if (!row || contact?.case_id !== row.id) return notFound;
      if (input.version !== undefined && input.version !== contact.version)
        return conflict(contact.version, { safe: contact.safe });
      return changeWay(trx, row, contact, input, told);
    }),
  );
}
