import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { draftsOfOwner, insertDraft, removeDraft, updateDraft } from "#db/draft.ts";
import { idempotencyKeyOf } from "#db/idempotency-key.ts";
import { newId } from "#db/ids.ts";
import { boxFor, createKey } from "#db/sealed.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { later } from "#machines/time.ts";
import { DRAFT_KEPT, draftWithKey } from "../referral-draft.ts";
import { done, type Result } from "./result.ts";
import { clearDraft } from "./shared/clear-draft.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/** How many forms one person may have open: the oldest goes first. */
const MOST_DRAFTS = 5;

/**
 * Keeps what was typed so far, under the form's key (`told.key`, required). A form that was sent already is not kept again:
 * its last saving may arrive after it.
 */
export function saveReferralDraft(
  db: Db,
  input: { readonly answers: Answers },
  told: Told & { key: string },
): Promise<Result> {
  return inTransaction(db, async (trx) => {
    const { userId } = told.by;
    if (await idempotencyKeyOf(trx, { userId, scope: "receive-referral", key: told.key })) return done({});
    const payload = JSON.stringify({ key: told.key, answers: input.answers });
    const draft = await draftWithKey(trx, userId, told.key);
    const id = draft?.id ?? newId();
    const box = draft ? await boxFor(trx, draft.key_id) : await createKey(trx, "referral", told.at);
    const sealed = box.seal("draft", "payload_sealed", id, payload);
    if (draft) await updateDraft(trx, id, draft.version, { payload_sealed: sealed, updated_at: told.at });
    else {
      await makeRoom(trx, told);
      await insertDraft(trx, {
        id,
        kind: "referral",
        contact_id: null,
        owner_user_id: userId,
        organisation_id: told.by.organisationId,
        payload_sealed: sealed,
        created_at: told.at,
        updated_at: told.at,
        version: 1,
        key_id: box.keyId,
      });
    }
    await writeAudit(trx, "draft.save", { table: "draft", id }, told);
    return done({});
  });
}

async function makeRoom(trx: Trx, told: Told): Promise<void> {
  const drafts = await draftsOfOwner(trx, told.by.userId, "referral");
  const tooOld = later(told.at, -DRAFT_KEPT);
  for (const [index, draft] of drafts.entries())
    if (index >= MOST_DRAFTS - 1 || draft.updated_at < tooOld) await removeDraft(trx, draft.id);
}

/** Gives up what was typed in the form with this key. */
export function dropReferralDraft(db: Db, told: Told & { key: string }): Promise<Result> {
  return inTransaction(db, async (trx) => {
    await clearDraft(trx, told.by.userId, told.key);
    await writeAudit(trx, "draft.drop", { table: "draft", id: null }, told);
    return done({});
  });
}
