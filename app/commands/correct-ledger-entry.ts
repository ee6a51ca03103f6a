import type { Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { contraOf, insertLedgerEntry, ledgerEntriesOfCase, ledgerEntryById } from "#db/ledger.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { caseFor } from "./shared/move-case.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/**
 * Takes an entry of the ledger back by adding its contra. The entry itself stays. Refused when it was taken back before, or
 * is itself a contra; what was meant is then recorded as an event of its own.
 */
export function correctLedgerEntry(
  db: Db,
  input: { readonly entryId: string },
  told: Told,
): Promise<Result<{ readonly contraId: string }>> {
  return tell(db, "correct-ledger-entry", told, input, async (trx) => {
    const entry = await ledgerEntryById(trx, input.entryId);
    const row = entry && (await caseFor(trx, entry.case_id, told));
    if (!entry || !row) return notFound;
    if (entry.corrects_id !== null) return refused("A correction is not itself corrected. Record the event again.");
    const others = await ledgerEntriesOfCase(trx, entry.case_id);
    if (others.some((other) => other.corrects_id === entry.id)) return refused("This entry was corrected already.");
    const contraId = newId();
    await insertLedgerEntry(trx, contraOf(entry, { id: contraId, by: told.by.userId, at: told.at }));
    await writeAudit(trx, "ledger.correct", { table: "ledger_entry", id: entry.id, caseId: row.id }, told);
    return done({ contraId });
  });
}
