// What was agreed on a case, for somebody whose own choice came second: both stand side by side.
import type { From } from "#db/connection.ts";
import { contactById } from "#db/contact.ts";
import { latestAssessment } from "#db/risk-assessment.ts";
import { boxFor } from "#db/sealed.ts";
import { momentWords } from "#machines/due-words.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { GRADE_WORDS } from "#machines/protocol/words.ts";
import type { Instant } from "#machines/time.ts";
import { answersOfCall } from "../last-answers.ts";
import { caseActions } from "./case-actions.ts";
import { openedCase } from "./case-frame.ts";
import { userNames } from "./user-names.ts";

export interface AgreedNow {
  readonly caseId: string;
  readonly reference: string;
  readonly grade: string;
  /** Who graded last and when, in words; null before anybody did. */
  readonly by: string | null;
  readonly reason: string;
  /** Every action that is open, each with who does it and how far it is. */
  readonly actions: readonly string[];
}

/** What stands on a case that was opened for its reader. */
export async function agreedNow(from: From, caseId: string, at: Instant): Promise<AgreedNow> {
  const row = await openedCase(from, caseId);
  const latest = await latestAssessment(from, row.id);
  const box = latest ? await boxFor(from, latest.key_id) : null;
  const name = latest ? ((await userNames(from, [latest.by])).get(latest.by) ?? "a colleague") : null;
  return {
    caseId: row.id,
    reference: row.reference,
    grade: GRADE_WORDS[row.grade ?? "not-assessed"],
    by: latest ? `${name}, ${momentWords(latest.at, at)}` : null,
    reason: (latest && box?.openMaybe("risk_assessment", "reason_sealed", latest.id, latest.reason_sealed)) ?? "",
    actions: (await caseActions(from, row, at))
      .filter((action) => action.open)
      .map(({ title, owner, statusWords }) => `${title}: ${owner}, ${statusWords.toLowerCase()}`),
  };
}

/** What was answered on a call that has become a case, as it was kept. */
export async function answersOfEnded(from: From, contactId: string): Promise<Answers> {
  const contact = await contactById(from, contactId);
  return contact ? answersOfCall(from, contact) : {};
}
