import { referralsOfCase, updateReferral } from "#db/referral.ts";
import type { Trx } from "#db/connection.ts";
import { answerTo, type Answers } from "#machines/intake/answers.ts";

/**
 * What the person said about telling whoever referred them, kept with each referral of the case: what the referrer sees depends on
 * it. Nothing changes where nobody asked.
 */
export async function keepFeedback(trx: Trx, caseId: string, answers: Answers): Promise<void> {
  const said = answerTo(answers, "feedbackSafe");
  if (said === "") return;
  const safe = said === "yes" ? 1 : said === "no" ? 0 : null;
  for (const row of await referralsOfCase(trx, caseId))
    if (row.feedback_safe !== safe) await updateReferral(trx, row.id, row.version, { feedback_safe: safe });
}
