import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { contactsOfCase, type ContactRow } from "#db/contact.ts";
import { latestAssessment } from "#db/risk-assessment.ts";
import { boxFor } from "#db/sealed.ts";
import type { Answers } from "#machines/intake/answers.ts";

/**
 * What is known of a case, as it was answered: at its latest assessment, or, before anybody graded, in the call or referral it
 * came by, and in those that followed. Danger is as the case stands, never as an old form had it: it begins and passes when a person says so.
 */
export async function lastAnswers(from: From, row: CaseRow): Promise<Answers> {
  const answers = await storedAnswers(from, row);
  if (row.emergency_since !== null) return { ...answers, immediateDanger: "yes" };
  return answers["immediateDanger"] === "yes" ? { ...answers, immediateDanger: "unknown" } : answers;
}

async function storedAnswers(from: From, row: CaseRow): Promise<Answers> {
  const latest = await latestAssessment(from, row.id);
  if (latest) {
    const box = await boxFor(from, latest.key_id);
    return answersIn(box.open("risk_assessment", "facts_sealed", latest.id, latest.facts_sealed));
  }
  // What is said later stands over what was said before; what is not said again stays.
  let known: Answers = {};
  for (const contact of await contactsOfCase(from, row.id))
    known = { ...known, ...(await answersOfCall(from, contact)) };
  return { ...known, source: row.source };
}

/** What was answered in a contact that has ended, as it was kept. */
export async function answersOfCall(from: From, contact: ContactRow): Promise<Answers> {
  if (!contact.answers_sealed) return {};
  const box = await boxFor(from, contact.key_id);
  return answersIn(box.open("contact", "answers_sealed", contact.id, contact.answers_sealed));
}

const answersIn = (text: string): Answers => (JSON.parse(text) as { answers: Answers }).answers;
