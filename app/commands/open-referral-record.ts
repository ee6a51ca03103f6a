import { inTransaction, type Db } from "#db/connection.ts";
import { referralByReference } from "#db/referral.ts";
import { boxFor } from "#db/sealed.ts";
import { canSeeReferral } from "#machines/access.ts";
import { GP_QUESTIONS } from "#machines/intake/gp.ts";
import { ticked, type Answers } from "#machines/intake/answers.ts";
import { IN_THE_RECORD } from "#machines/referral-words.ts";
import { dateWords, timeWords } from "#machines/due-words.ts";
import { done, notFound, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/** What goes into the record: nothing that names or finds anybody, and nothing in the person's own words. */
const FOR_THE_RECORD = ["immediateDanger", "agreed", "agreedReason", "topics", "strangulation"] as const;

/**
 * The referral as plain text for the referrer's own record. The answers are opened for it, so the reading is written
 * down. Another organisation's referral is the same as none.
 */
export function openReferralRecord(
  db: Db,
  input: { readonly reference: string },
  told: Told,
): Promise<Result<{ reference: string; text: string }>> {
  return inTransaction(db, async (trx) => {
    const row = await referralByReference(trx, input.reference);
    if (!row || !canSeeReferral(told.by, { organisationId: row.organisation_id, referredBy: row.referred_by }))
      return notFound;
    const box = await boxFor(trx, row.key_id);
    const { answers } = JSON.parse(box.open("referral", "answers_sealed", row.id, row.answers_sealed)) as {
      answers: Answers;
    };
    await writeAudit(trx, "referral.read", { table: "referral", id: row.id, caseId: row.case_id }, told);
    const lines = [
      `Referral to the hub, reference ${row.reference}`,
      `Sent on ${dateWords(row.submitted_at)} at ${timeWords(row.submitted_at)}`,
      "",
      ...FOR_THE_RECORD.flatMap((name) => lineFor(name, answers)),
      "",
      IN_THE_RECORD,
    ];
    return done({ reference: row.reference, text: `${lines.join("\r\n")}\r\n` });
  });
}

function lineFor(name: string, answers: Answers): string[] {
  const question = GP_QUESTIONS.find((one) => one.name === name);
  const values = name === "topics" ? ticked(answers, "worries") : ticked(answers, name).filter(Boolean);
  if (!question || values.length === 0) return [];
  const choices = "choices" in question ? question.choices : [];
  const words = values.map((value) => choices.find((choice) => choice.value === value)?.label ?? value);
  return [`${question.label.replace(/\?$/, "")}: ${words.join("; ")}`];
}
