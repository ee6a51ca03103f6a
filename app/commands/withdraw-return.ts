import type { Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertReturnWithdrawal } from "#db/return-snapshot.ts";
import { boxFor } from "#db/sealed.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { returnFor } from "./shared/return-for.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** Says that a number is no longer to be used, and why. It stays as it is, and its files are given out no more. */
export function withdrawReturn(
  db: Db,
  input: { readonly snapshotId: string; readonly why: string },
  told: Told,
): Promise<Result<{ readonly snapshotId: string }>> {
  return tell(db, "withdraw-return", told, input, async (trx) => {
    const found = await returnFor(trx, input.snapshotId, told);
    if (!found) return notFound;
    const { row, isWithdrawn } = found;
    if (isWithdrawn) return refused("It was withdrawn already.");
    if (input.why.trim() === "") return refused("Say why, in a sentence.");
    const id = newId();
    const box = await boxFor(trx, row.key_id);
    await insertReturnWithdrawal(trx, {
      id,
      snapshot_id: row.id,
      why_sealed: box.seal("return_withdrawal", "why_sealed", id, input.why.trim()),
      by: told.by.userId,
      at: told.at,
      key_id: box.keyId,
    });
    await writeAudit(trx, "return.withdraw", { table: "return_snapshot", id: row.id }, told);
    return done({ snapshotId: row.id });
  });
}
