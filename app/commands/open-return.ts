import { inTransaction, type Db } from "#db/connection.ts";
import { returnSnapshotById } from "#db/return-snapshot.ts";
import { may } from "#machines/access.ts";
import { maySeeExact } from "../returns-kept.ts";
import { done, notFound, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/** Opens a return of the actor's area to be read. Whoever reads its exact numbers is written down; `exact` says whether they may. */
export function openReturn(
  db: Db,
  { snapshotId }: { readonly snapshotId: string },
  told: Told,
): Promise<Result<{ readonly exact: boolean }>> {
  return inTransaction(db, async (trx) => {
    if (!may(told.by, "return.prepare")) return notFound;
    const row = await returnSnapshotById(trx, snapshotId);
    if (row?.area !== told.by.area) return notFound;
    const exact = await maySeeExact(trx, told.by);
    if (exact) await writeAudit(trx, "return.read", { table: "return_snapshot", id: row.id }, told);
    return done({ exact });
  });
}
