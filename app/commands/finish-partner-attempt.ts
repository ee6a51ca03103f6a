import { attemptById, endAttempt } from "#db/contact-attempt.ts";
import type { Db, Trx } from "#db/connection.ts";
import { safeContactsOfCase, updateSafeContact } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import type { FinishAttempt } from "./finish-attempt.ts";
import { actionFor } from "./open-action.ts";
import { conflict, done, notFound, type Result } from "./result.ts";
import { moveReferral } from "./shared/move-referral.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export type FinishPartnerAttempt = Omit<FinishAttempt, "caseId"> & { readonly actionId: string };

/**
 * Writes down how a partner's attempt ended. A way that is no longer safe, or a wrong number, is not used by anybody from
 * now on; having reached the person is known to whoever referred.
 */
export function finishPartnerAttempt(db: Db, input: FinishPartnerAttempt, told: Told): Promise<Result> {
  return tell(db, "finish-partner-attempt", told, input, async (trx) => {
    const found = await actionFor(trx, input.actionId, told);
    const attempt = found && (await attemptById(trx, input.attemptId));
    if (!found || attempt?.action_id !== found.action.id || attempt.by !== told.by.userId) return notFound;
    const box = await boxFor(trx, attempt.key_id);
    const note = [input.slotKept === "no" ? "It was not a good time for them." : "", input.note.trim()]
      .filter(Boolean)
      .join(" ");
    const ended = await endAttempt(trx, attempt.id, {
      result: input.result,
      note_sealed: box.sealMaybe("contact_attempt", "note_sealed", attempt.id, note || null),
      ended_at: told.at,
    });
    if (!ended) return conflict(found.action.version, { result: attempt.result });
    await keepSafe(trx, found.row.id, input, told);
    if (input.result === "reached") await moveReferral(trx, found.row.id, { type: "REACHED" }, told);
    await writeAudit(trx, "attempt.finish", { table: "contact_attempt", id: attempt.id, caseId: found.row.id }, told);
    return done({});
  });
}

async function keepSafe(trx: Trx, caseId: string, input: FinishPartnerAttempt, told: Told): Promise<void> {
  const wrong = input.result === "wrong-number";
  if (!wrong && input.stillSafe === "not-asked") return;
  const contact = (await safeContactsOfCase(trx, caseId)).find((one) => one.channel === "phone");
  if (!contact) return;
  const safe = wrong ? "unknown" : input.stillSafe === "no" ? "not-safe" : contact.safe;
  await updateSafeContact(trx, contact.id, contact.version, {
    safe,
    confirmed_at: told.at,
    confirmed_by: told.by.userId,
  });
}
