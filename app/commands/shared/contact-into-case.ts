import type { Trx } from "#db/connection.ts";
import { updateContact, type ContactRow } from "#db/contact.ts";
import { removeDraft } from "#db/draft.ts";
import { boxFor } from "#db/sealed.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { CALL } from "#machines/intake/call.ts";
import { asAsked } from "../../wordings.ts";
import type { Told } from "../told.ts";
import { settle } from "./owe.ts";
import { writeEvent } from "./record.ts";

interface Ended {
  readonly contact: ContactRow;
  readonly draftId: string;
  readonly answers: Answers;
  readonly caseId: string;
  /** What becomes of the contact, as its machine decided. */
  readonly status: ContactRow["status"];
}

/** A call goes on as a case: what was answered is kept with it, and it owes nothing any more. False when it changed meanwhile. */
export async function contactIntoCase(
  trx: Trx,
  { contact, draftId, answers, caseId, status }: Ended,
  told: Told,
): Promise<boolean> {
  await settle(trx, "contact", contact.id, told);
  const box = await boxFor(trx, contact.key_id);
  const kept = JSON.stringify({ answers, asked: { ...askedIn(answers), ...(await asAsked(trx, answers)) } });
  const saved = await updateContact(trx, contact.id, contact.version, {
    status,
    case_id: caseId,
    ended_at: told.at,
    answers_sealed: box.seal("contact", "answers_sealed", contact.id, kept),
    next_what: null,
    next_owner_organisation_id: null,
    next_owner_user_id: null,
    next_due_at: null,
  });
  if (!saved) return false;
  await removeDraft(trx, draftId);
  const happened = { subject: "contact", subjectId: contact.id, caseId, type: "CASE_OPENED" } as const;
  await writeEvent(trx, { ...happened, from: contact.status, to: status }, told);
  return true;
}

/** The questions that were answered, as they were worded that day. */
function askedIn(answers: Answers): Record<string, string> {
  const questions = CALL.flatMap((section) => section.questions).filter(({ name }) => answers[name] !== undefined);
  return Object.fromEntries(questions.map(({ name, label }) => [name, label]));
}
