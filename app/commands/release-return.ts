import type { Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertReturnRelease } from "#db/return-snapshot.ts";
import { boxFor } from "#db/sealed.ts";
import { problemsWithRelease, type ReleaseWords } from "../reports/returns/recipient.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { returnFor, WITHDRAWN } from "./shared/return-for.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface ReleaseReturn extends ReleaseWords {
  readonly snapshotId: string;
}

export const OWN = "You prepared it: somebody else releases it.";

/**
 * Allows a return to go to one named person, for one purpose. Somebody else than who prepared it does so. Nothing is sent: the files
 * are taken from the page, each once (give-return.ts).
 */
export function releaseReturn(
  db: Db,
  input: ReleaseReturn,
  told: Told,
): Promise<Result<{ readonly snapshotId: string; readonly releaseId: string }>> {
  return tell(db, "release-return", told, input, async (trx) => {
    const found = await returnFor(trx, input.snapshotId, told);
    if (!found) return notFound;
    const { row, isWithdrawn } = found;
    if (isWithdrawn) return refused(WITHDRAWN);
    if (row.made_by === told.by.userId) return refused(OWN);
    const [problem] = problemsWithRelease(input);
    if (problem) return refused(`${problem.message}.`);
    const id = newId();
    const box = await boxFor(trx, row.key_id);
    const [name, organisation, email] = [input.name.trim(), input.organisation.trim(), input.email.trim()];
    await insertReturnRelease(trx, {
      id,
      snapshot_id: row.id,
      recipient_sealed: box.seal(
        "return_release",
        "recipient_sealed",
        id,
        JSON.stringify({ name, organisation, email }),
      ),
      purpose_sealed: box.seal("return_release", "purpose_sealed", id, input.purpose.trim()),
      released_by: told.by.userId,
      at: told.at,
      key_id: box.keyId,
    });
    await writeAudit(trx, "return.release", { table: "return_release", id }, told);
    return done({ snapshotId: row.id, releaseId: id });
  });
}
