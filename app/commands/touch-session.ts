import type { Db } from "#db/connection.ts";
import { inTransaction } from "#db/connection.ts";
import { updateSession } from "#db/session.ts";
import type { Instant } from "#machines/time.ts";

/** Notes that a session is in use, so that it does not go idle. No audit row: what it did has rows of its own. */
export async function touchSession(db: Db, idHash: string, at: Instant): Promise<void> {
  await inTransaction(db, (trx) => updateSession(trx, idHash, { seen_at: at }));
}
