import type { Db } from "#db/connection.ts";
import { inTransaction } from "#db/connection.ts";
import { done, notFound, type Result } from "./result.ts";
import { caseFor } from "./shared/move-case.ts";
import { moveReferral } from "./shared/move-referral.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/**
 * Opens a case to be read: every reading is written down, in the transaction that allows it. Opening a referred case
 * acknowledges the referral.
 */
export function openCase(db: Db, input: { readonly caseId: string }, told: Told): Promise<Result<{ caseId: string }>> {
  return inTransaction(db, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    if (!row) return notFound;
    await writeAudit(trx, "case.read", { table: "case", id: row.id, caseId: row.id }, told);
    await moveReferral(trx, row.id, { type: "ACKNOWLEDGED" }, told);
    return done({ caseId: row.id });
  });
}
