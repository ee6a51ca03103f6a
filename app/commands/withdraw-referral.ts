import { caseToChange } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { updateReferral } from "#db/referral.ts";
import { decide } from "#machines/decide.ts";
import { isKeptBack, seenStatusOf } from "#machines/referral-words.ts";
import { referralSeenBy } from "../referral-seen.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { leaveMessage } from "./shared/leave-message.ts";
import { writeAudit, writeEvent } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export const TAKEN_BACK = "This referral was taken back already.";
export const TOO_LATE =
  "We are in contact with them, so this can no longer be taken back. You can tell us more instead.";
export const OVER = "Our work on this has ended, so there is nothing to take back. You can tell us more instead.";

/**
 * The referrer takes a referral back before the hub is in contact. The person's case is never closed by it: somebody at the hub
 * is owed a look at the reason, and decides.
 */
export function withdrawReferral(
  db: Db,
  input: { readonly reference: string; readonly version: number; readonly reason: string },
  told: Told,
): Promise<Result> {
  return tell(db, "withdraw-referral", told, input, async (trx) => {
    const row = await referralSeenBy(trx, told.by, input.reference);
    if (!row) return notFound;
    if (row.withdrawn_at !== null) return refused(TAKEN_BACK);
    // A refusal would tell what the person wants kept from the referrer: it is taken back as if we were still trying.
    const keptBack = isKeptBack(row);
    const decision = decide("referral", row.status, {}, { type: "WITHDRAWN" });
    if (!decision.ok && !keptBack) return refused(TOO_LATE);
    const held = await caseToChange(trx, row.case_id);
    if (!held || (held.status === "closed" && !keptBack)) return refused(OVER);
    const changes = { withdrawn_at: told.at };
    if (row.version !== input.version || !(await updateReferral(trx, row.id, row.version, changes)))
      return conflict(row.version, { status: seenStatusOf(row) });
    if (decision.ok) {
      const about = { subject: "referral", subjectId: row.id, caseId: row.case_id } as const;
      await writeEvent(trx, { ...about, type: "WITHDRAWN", from: row.status, to: decision.status }, told);
    }
    await writeAudit(trx, "referral.withdraw", { table: "referral", id: row.id, caseId: row.case_id }, told);
    const said = await leaveMessage(
      trx,
      held,
      {
        kind: "referrer",
        organisation_id: told.by.organisationId,
        action_id: null,
        referral_id: row.id,
        by: told.by.userId,
        body: `The referrer takes the referral back. Their reason: ${input.reason}`,
      },
      told,
    );
    return said.kind === "done" ? done({}) : said;
  });
}
