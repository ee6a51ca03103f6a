import type { Trx } from "#db/connection.ts";
import { removeDraft } from "#db/draft.ts";
import { draftWithKey } from "../../referral-draft.ts";

/** Removes the draft of a form that has been sent or given up, if there is one. */
export async function clearDraft(trx: Trx, userId: string, key: string | undefined): Promise<void> {
  const draft = key === undefined ? undefined : await draftWithKey(trx, userId, key);
  if (draft) await removeDraft(trx, draft.id);
}
