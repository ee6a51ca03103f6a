import type { Db } from "#db/connection.ts";
import { contactChangesWaiting } from "#db/contact-change.ts";
import { channelAmong, safeContactsOfCase } from "#db/safe-contact.ts";
import { mayContact, REFUSAL_WORDS, type ContactKind } from "#machines/safe-contact.ts";
import { reachingNow, REACHING_WORDS } from "../reaching.ts";
import { wayBy } from "../way-by.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { beginAttempt } from "./shared/attempt.ts";
import { caseFor, staleCase } from "./shared/move-case.ts";
import { moveReferral } from "./shared/move-referral.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** How a person reaches another: a machine never does. */
export const ATTEMPT_KINDS = ["call", "text"] as const satisfies readonly ContactKind[];
/** What a person writes by hand, to an address that is shown with the press. */
export const WRITTEN_KINDS = ["email", "letter"] as const satisfies readonly ContactKind[];
export type AttemptKind = (typeof ATTEMPT_KINDS)[number] | (typeof WRITTEN_KINDS)[number];

/**
 * Begins to reach the person. The attempt is on record before anybody sees a number; outside the safe-contact rules it is
 * refused, with the reason in words. Whoever already began one goes on with that one.
 */
export function startAttempt(
  db: Db,
  input: { readonly caseId: string; readonly kind: AttemptKind; readonly version?: number },
  told: Told,
): Promise<Result<{ attemptId: string; caseId: string }>> {
  return tell(db, "start-attempt", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    if (!row) return notFound;
    const stale = staleCase(row, input.version);
    if (stale) return stale;
    if (row.status === "closed") return refused("This case is closed. Record that they contacted us again first.");
    const all = await safeContactsOfCase(trx, row.id);
    const contact = wayBy(input.kind, all);
    if (!contact?.value_sealed) return refused("No number or address is known. Ask at the next contact.");
    const moved = (await contactChangesWaiting(trx, row.id)).some((one) => one.safe_contact_id === contact.id);
    if (input.kind === "letter" && moved) return refused("A new address was told: no letter goes to the old one.");
    const answer = mayContact(channelAmong(contact, all), input.kind, told.at);
    if (!answer.ok) return refused(REFUSAL_WORDS[answer.why]);
    const reaching = await reachingNow(trx, row.id, { userId: told.by.userId, actionId: null }, told.at);
    if (reaching.kind === "own" && reaching.attempt) return done({ attemptId: reaching.attempt.id, caseId: row.id });
    if (reaching.kind === "other" || reaching.kind === "own-elsewhere") return refused(REACHING_WORDS[reaching.kind]);
    const attemptId = await beginAttempt(trx, row, { actionId: null, channel: input.kind }, told);
    await moveReferral(trx, row.id, { type: "ATTEMPTED" }, told);
    return done({ attemptId, caseId: row.id });
  });
}
