// What a referrer is still typing. A draft belongs to one person and one form, by the form's key: two patients open in two
// tabs never meet.
import type { From } from "#db/connection.ts";
import { draftsOfOwner, type DraftRow } from "#db/draft.ts";
import { boxFor } from "#db/sealed.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { DAY } from "#machines/time.ts";

/** How long a draft is kept after it was last touched, in milliseconds: a patient is not left lying in a form. */
export const DRAFT_KEPT = DAY;

export interface DraftPayload {
  readonly key: string;
  readonly answers: Answers;
}

/** What the draft holds. */
export async function payloadOf(from: From, draft: DraftRow): Promise<DraftPayload> {
  const box = await boxFor(from, draft.key_id);
  return JSON.parse(box.open("draft", "payload_sealed", draft.id, draft.payload_sealed)) as DraftPayload;
}

/** The person's draft of the form with this key. */
export async function draftWithKey(from: From, userId: string, key: string): Promise<DraftRow | undefined> {
  for (const draft of await draftsOfOwner(from, userId, "referral"))
    if ((await payloadOf(from, draft)).key === key) return draft;
  return undefined;
}
