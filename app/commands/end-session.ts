import type { Db } from "#db/connection.ts";
import { inTransaction } from "#db/connection.ts";
import { insertAudit } from "#db/audit.ts";
import { sessionByIdHash, updateSession } from "#db/session.ts";
import type { Instant } from "#machines/time.ts";

/** Ends a session for good. One that is not there, or has ended, is left as it is. */
export async function endSession(db: Db, idHash: string, at: Instant): Promise<void> {
  await inTransaction(db, async (trx) => {
    const session = await sessionByIdHash(trx, idHash);
    if (!session || session.revoked_at !== null) return;
    await updateSession(trx, idHash, { revoked_at: at });
    await insertAudit(trx, {
      at,
      by: session.user_id,
      organisation_id: null,
      verb: "sign-out",
      subject: "session",
      subject_id: null,
      case_id: null,
      outcome: "done",
    });
  });
}
