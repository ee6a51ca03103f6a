import { giveBackActionsOf } from "#db/action.ts";
import { giveBackCasesOf } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { giveBackContactsOf } from "#db/contact.ts";

/**
 * Gives back everything that one person holds, because they are leaving or changed their role: what is owed stays owed, by
 * their organisation, and shows in its queue as nobody's yet. Versions move on, so that a form they left open is stale.
 */
export async function releaseUser(trx: Trx, userId: string): Promise<void> {
  await giveBackCasesOf(trx, userId);
  await giveBackContactsOf(trx, userId);
  await giveBackActionsOf(trx, userId);
}
