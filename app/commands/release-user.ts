import type { Trx } from "#db/connection.ts";
import type { Instant } from "#machines/time.ts";

/**
 * Gives back everything that one person holds, because they are leaving or changed their role: what is owed stays owed, by
 * their organisation, and shows in its queue as nobody's yet. Versions move on, so that a form they left open is stale.
 */
export async function releaseUser(trx: Trx, userId: string, _at: Instant): Promise<void> {
  const next = { next_owner_user_id: null };
  await trx.q
    .updateTable("case")
    .set((e) => ({ ...next, version: e("version", "+", 1) }))
    .where("next_owner_user_id", "=", userId)
    .execute();
  await trx.q
    .updateTable("case")
    .set((e) => ({ holder_user_id: null, version: e("version", "+", 1) }))
    .where("holder_user_id", "=", userId)
    .where("closed_at", "is", null)
    .execute();
  await trx.q
    .updateTable("contact")
    .set((e) => ({ ...next, version: e("version", "+", 1) }))
    .where("next_owner_user_id", "=", userId)
    .execute();
  await trx.q
    .updateTable("contact")
    .set((e) => ({ owner_user_id: null, version: e("version", "+", 1) }))
    .where("owner_user_id", "=", userId)
    .where("ended_at", "is", null)
    .execute();
  await trx.q
    .updateTable("action")
    .set((e) => ({ owner_user_id: null, version: e("version", "+", 1) }))
    .where("owner_user_id", "=", userId)
    .where("status", "in", ["proposed", "agreed", "sent", "accepted", "under-way"])
    .execute();
}
