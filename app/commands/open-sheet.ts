import { actionById } from "#db/action.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { mayBeTold } from "#machines/tell-sheet.ts";
import { done, notFound, type Result } from "./result.ts";
import { caseFor } from "./shared/move-case.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/** Opens what the owner of an action may be told, to be printed or written: that it was opened is on record. */
export function openSheet(
  db: Db,
  input: { readonly caseId: string; readonly actionId: string },
  told: Told,
): Promise<Result<{ actionId: string }>> {
  return inTransaction(db, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    const action = row && (await actionById(trx, input.actionId));
    if (!row || action?.case_id !== row.id || !mayBeTold(action)) return notFound;
    await writeAudit(trx, "action.sheet", { table: "action", id: action.id, caseId: row.id }, told);
    return done({ actionId: action.id });
  });
}
