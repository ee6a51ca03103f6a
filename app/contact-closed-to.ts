// For whom a call is not there, although it is no case yet: what is said in it so far already tells who may be the one who causes
// harm. Whoever is speaking on it keeps it: a call is never cut off under somebody's hands.
import type { ContactRow } from "#db/contact.ts";
import type { From } from "#db/connection.ts";
import { draftOfContact } from "#db/draft.ts";
import { boxFor } from "#db/sealed.ts";
import { userById } from "#db/user.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { isClosedTo, type Reader } from "./closed-to.ts";
import { otherFrom } from "./person-keys.ts";
import { whyThem, type Worker } from "./who-may-be-them.ts";

/** True when the contact is not there for this reader: its case is not, or it may be about them. */
export async function isContactClosedTo(
  from: From,
  contact: Pick<ContactRow, "id" | "case_id" | "owner_user_id">,
  reader: Reader,
): Promise<boolean> {
  if (contact.case_id !== null) return isClosedTo(from, contact.case_id, reader);
  if (contact.owner_user_id === reader.userId) return false;
  const draft = await draftOfContact(from, contact.id);
  if (!draft) return false;
  const box = await boxFor(from, draft.key_id);
  const answers = JSON.parse(box.open("draft", "payload_sealed", draft.id, draft.payload_sealed)) as Answers;
  return (await mayBeReader(from, reader))(answers);
}

/** Tells of answers whether the one they say causes harm may be this reader. */
export async function mayBeReader(from: From, reader: Reader): Promise<(answers: Answers) => boolean> {
  const worker = await workerOf(from, reader.userId);
  return (answers) => worker !== null && whyThem(worker, otherFrom(answers)) !== null;
}

async function workerOf(from: From, userId: string): Promise<Pick<Worker, "name" | "email"> | null> {
  const row = await userById(from, userId);
  if (!row) return null;
  const box = await boxFor(from, row.key_id);
  return {
    name: box.open("user", "name_sealed", row.id, row.name_sealed),
    email: box.open("user", "email_sealed", row.id, row.email_sealed).trim().toLowerCase(),
  };
}
