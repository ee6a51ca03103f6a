import type { Db } from "#db/connection.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { keepCase } from "./shared/keep-case.ts";
import { caseFor, staleCase } from "./shared/move-case.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** "I'll take it": the case is held by whoever says so, and what the hub owes on it is theirs to do. */
export function takeCase(
  db: Db,
  input: { readonly caseId: string; readonly version?: number },
  told: Told,
): Promise<Result<{ caseId: string; version: number }>> {
  return tell(db, "take-case", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    if (!row) return notFound;
    if (row.status === "closed") return refused("This case is closed.", ["Record a new contact"]);
    if (row.holder_user_id === told.by.userId) return done({ caseId: row.id, version: row.version });
    const stale = staleCase(row, input.version);
    if (stale) return stale;
    const kept = await keepCase(trx, row, "TAKEN", told, { holder_user_id: told.by.userId });
    if (kept.kind !== "done") return kept;
    await writeAudit(trx, "case.take", { table: "case", id: row.id, caseId: row.id }, told);
    return done({ caseId: row.id, version: kept.version });
  });
}
