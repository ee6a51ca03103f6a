import type { Db } from "#db/connection.ts";
import { channelAmong, safeContactsOfCase } from "#db/safe-contact.ts";
import { PARTNER_MINIMUM } from "#machines/partner-minimum.ts";
import type { PathwayCode } from "#machines/protocol/catalogue.ts";
import { mayContact, REFUSAL_WORDS } from "#machines/safe-contact.ts";
import { reachingNow, REACHING_WORDS } from "../reaching.ts";
import { actionFor } from "./open-action.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { beginAttempt } from "./shared/attempt.ts";
import { moveReferral } from "./shared/move-referral.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/**
 * A partner begins to ring the person of an action they took. As for the hub, the attempt is on record before anybody sees
 * a number, two people never ring at once, and outside the safe-contact rules it is refused.
 */
export function startPartnerAttempt(
  db: Db,
  input: { readonly actionId: string },
  told: Told,
): Promise<Result<{ attemptId: string }>> {
  return tell(db, "start-partner-attempt", told, input, async (trx) => {
    const found = await actionFor(trx, input.actionId, told);
    if (!found) return notFound;
    const { action, row } = found;
    const taken = action.status === "accepted" || action.status === "under-way";
    if (!taken) return refused("Take it first: then you may ring.");
    if (!PARTNER_MINIMUM[action.pathway as PathwayCode].told.includes("safePhone"))
      return refused("This is done without ringing the person.");
    const all = await safeContactsOfCase(trx, row.id);
    const contact = all.find((one) => one.channel === "phone");
    if (!contact?.value_sealed) return refused("No number is known. Ask the hub.");
    const answer = mayContact(channelAmong(contact, all), "call", told.at);
    if (!answer.ok) return refused(REFUSAL_WORDS[answer.why]);
    const reaching = await reachingNow(trx, row.id, { userId: told.by.userId, actionId: action.id }, told.at);
    if (reaching.kind === "own" && reaching.attempt) return done({ attemptId: reaching.attempt.id });
    if (reaching.kind === "other" || reaching.kind === "own-elsewhere") return refused(REACHING_WORDS[reaching.kind]);
    const attemptId = await beginAttempt(trx, row, { actionId: action.id, channel: "call" }, told);
    await moveReferral(trx, row.id, { type: "ATTEMPTED" }, told);
    return done({ attemptId });
  });
}
