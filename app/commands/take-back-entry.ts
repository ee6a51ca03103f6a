import type { Db } from "#db/connection.ts";
import { insertContraReason } from "#db/contra-reason.ts";
import { newId } from "#db/ids.ts";
import { contraOf, contrasOf, insertLedgerEntry, ledgerEntryBySeq } from "#db/ledger.ts";
import { may } from "#machines/access.ts";
import type { ContraReason } from "#machines/contra-reasons.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface TakeBackEntry {
  /** The number by which the ledger's page names it. */
  readonly entry: number;
  readonly reason: ContraReason;
}

/**
 * The finance lead of the area takes a wrong entry back, by its contra and with a reason. The entry stays, and so does what
 * happened: it is no longer counted. Refused when it was taken back before, or takes another back itself.
 */
export function takeBackEntry(db: Db, input: TakeBackEntry, told: Told): Promise<Result<{ readonly quarter: string }>> {
  return tell(db, "take-back-entry", told, input, async (trx) => {
    const entry = may(told.by, "ledger.see") ? await ledgerEntryBySeq(trx, input.entry) : undefined;
    if (entry?.area !== told.by.area) return notFound;
    if (entry.corrects_id !== null) return refused("This takes another entry back, and is not itself taken back.");
    if ((await contrasOf(trx, [entry.id])).length > 0) return refused("This entry was taken back already.");
    const contraId = newId();
    await insertLedgerEntry(trx, contraOf(entry, { id: contraId, by: told.by.userId, at: told.at }));
    await insertContraReason(trx, { contra_id: contraId, reason: input.reason });
    await writeAudit(trx, "ledger.take-back", { table: "ledger_entry", id: entry.id, caseId: entry.case_id }, told);
    return done({ quarter: entry.quarter });
  });
}
