import type { Db } from "#db/connection.ts";
import { done, notFound, type Result } from "./result.ts";
import { contactedAgain } from "./shared/contacted-again.ts";
import { caseFor, staleCase } from "./shared/move-case.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** They have contacted us again. A closed case is open again, under the grade it had, and somebody grades it anew. */
export function recordContactAgain(
  db: Db,
  input: { readonly caseId: string; readonly version?: number },
  told: Told,
): Promise<Result<{ caseId: string; version: number }>> {
  return tell(db, "contact-again", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    if (!row) return notFound;
    const stale = staleCase(row, input.version);
    if (stale) return stale;
    const moved = await contactedAgain(trx, row, told);
    if (moved.kind !== "done") return moved;
    await writeAudit(trx, "case.contact-again", { table: "case", id: row.id, caseId: row.id }, told);
    return done({ caseId: row.id, version: moved.row.version });
  });
}
