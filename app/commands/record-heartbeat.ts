import type { Db } from "#db/connection.ts";
import { inTransaction } from "#db/connection.ts";
import { beat } from "#db/heartbeat.ts";
import type { Instant } from "#machines/time.ts";

/** Writes that something is alive now. Throws when the database does not take it. */
export async function recordHeartbeat(db: Db, name: string, at: Instant): Promise<void> {
  await inTransaction(db, (trx) => beat(trx, name, at));
}
