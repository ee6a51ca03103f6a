import type { Trx } from "#db/connection.ts";
import { referralsOfCase, updateReferral, type ReferralRow } from "#db/referral.ts";
import { userById } from "#db/user.ts";
import { accepts, decide, type Kinds } from "#machines/decide.ts";
import type { ReferralStatus } from "#machines/statuses.ts";
import { isClosedToThemselves } from "../../closed-to.ts";
import type { Told } from "../told.ts";
import { writeEvent } from "./record.ts";
import { queueMessage } from "./send-message.ts";

/** Tells the case's referral, if it came by one and the machine accepts it, how far it has got. A case without one is fine. */
export async function moveReferral(
  trx: Trx,
  caseId: string,
  event: Kinds["referral"]["event"],
  told: Told,
): Promise<void> {
  const referral = (await referralsOfCase(trx, caseId)).at(-1);
  if (!referral || !accepts("referral", referral.status, {}, event)) return;
  const decision = decide("referral", referral.status, {}, event);
  if (!decision.ok) return;
  await updateReferral(trx, referral.id, referral.version, { status: decision.status });
  await writeEvent(
    trx,
    {
      subject: "referral",
      subjectId: referral.id,
      caseId,
      type: event.type,
      from: referral.status,
      to: decision.status,
    },
    told,
  );
  if (decision.status !== referral.status && isNews(decision.status, referral))
    await writeToReferrer(trx, referral, told);
}

/**
 * Whether the referrer is written to, by e-mail at work and without a word of what it is: when the person could not be reached or it
 * is not for the hub, because then it is the referrer's turn again; that they were reached, only when they said it is safe to tell.
 */
const isNews = (status: ReferralStatus, { feedback_safe, withdrawn_at }: ReferralRow): boolean =>
  withdrawn_at === null &&
  (status === "unable-to-contact" || status === "not-eligible" || (status === "in-contact" && feedback_safe === 1));

async function writeToReferrer(trx: Trx, referral: ReferralRow, told: Told): Promise<void> {
  const { referred_by: userId, reference, case_id: caseId } = referral;
  const user = await userById(trx, userId);
  // Nothing goes to somebody who left, nor to whoever may be the one who causes harm.
  if (user?.status !== "active" || (await isClosedToThemselves(trx, caseId, userId))) return;
  await queueMessage(trx, { template: "referral-news", to: { userId }, words: { reference } }, told);
}
