import { attemptById } from "#db/contact-attempt.ts";
import type { Db } from "#db/connection.ts";
import { ATTEMPT_RESULT_WORDS } from "#machines/attempt-words.ts";
import type { FinishAttempt } from "./finish-attempt.ts";
import { actionFor } from "./open-action.ts";
import { conflict, done, notFound, type Result } from "./result.ts";
import { finishAttemptRow } from "./shared/attempt.ts";
import { handBack } from "./shared/hand-back.ts";
import { keepSafe } from "./shared/keep-safe.ts";
import { turnCase } from "./shared/move-case.ts";
import { moveReferral } from "./shared/move-referral.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export type FinishPartnerAttempt = Omit<FinishAttempt, "caseId"> & { readonly actionId: string };

/**
 * Writes down how a partner's attempt ended: whoever rang, or anybody of the same organisation who knows. A way that is no
 * longer safe, or a wrong number, is not used by anybody from now on; having reached the person is known to whoever referred.
 */
export function finishPartnerAttempt(db: Db, input: FinishPartnerAttempt, told: Told): Promise<Result> {
  return tell(db, "finish-partner-attempt", told, input, async (trx) => {
    const found = await actionFor(trx, input.actionId, told);
    const attempt = found && (await attemptById(trx, input.attemptId));
    if (!found || attempt?.action_id !== found.action.id) return notFound;
    if (!(await finishAttemptRow(trx, attempt, input, told)))
      return conflict(found.action.version, { result: ATTEMPT_RESULT_WORDS[attempt.result] ?? attempt.result });
    await keepSafe(trx, found.row.id, input, told);
    if (input.result === "reached") await moveReferral(trx, found.row.id, { type: "REACHED" }, told);
    else await handBack(trx, found.row, found.action.id, told);
    await turnCase(trx, found.row, told);
    return done({});
  });
}
