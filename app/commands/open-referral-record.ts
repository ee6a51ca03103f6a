import { inTransaction, type Db } from "#db/connection.ts";
import { boxFor } from "#db/sealed.ts";
import { ticked, type Answers } from "#machines/intake/answers.ts";
import { questionsOf, referralPage, referrerOf, type ReferralPage } from "#machines/intake/refer/pages.ts";
import { recordWords } from "#machines/referral-words.ts";
import { dateWords, timeWords } from "#machines/due-words.ts";
import { referralSeenBy } from "../referral-seen.ts";
import { done, notFound, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/** Not for the record: by what way and when somebody is safe to reach would find them. */
const NOT_FOR_THE_RECORD = "contactSafe";
/** In the referrer's own words, and theirs to keep. */
const OWN_WORDS = "agreedReason";

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
    const row = await referralSeenBy(trx, told.by, input.reference);
    if (!row) return notFound;
    const box = await boxFor(trx, row.key_id);
    const { answers } = JSON.parse(box.open("referral", "answers_sealed", row.id, row.answers_sealed)) as {
      answers: Answers;
    };
    const page = referralPage(referrerOf(row.source));
    await writeAudit(trx, "referral.read", { table: "referral", id: row.id, caseId: row.case_id }, told);
    const lines = [
      `Referral to the hub, reference ${row.reference}`,
      `Sent on ${dateWords(row.submitted_at)} at ${timeWords(row.submitted_at)}`,
      "",
      ...linesFor(page, answers),
      "",
      recordWords(page.who),
    ];
    return done({ reference: row.reference, text: `${lines.join("\r\n")}\r\n` });
  });
}

/** What was ticked or chosen, never a name, a place or somebody's own words. */
function linesFor(page: ReferralPage, answers: Answers): string[] {
  return questionsOf(page).flatMap((question) => {
    const { name, label } = question;
    const choices = "choices" in question ? question.choices : null;
    if ((choices === null && name !== OWN_WORDS) || name === NOT_FOR_THE_RECORD) return [];
    const values = ticked(answers, name === "topics" ? "worries" : name).filter(Boolean);
    if (values.length === 0) return [];
    const words = values.map((value) => choices?.find((choice) => choice.value === value)?.label ?? value);
    return [`${label.replace(/\?$/, "")}: ${words.join("; ")}`];
  });
}
