import { caseToChange } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { referralSeenBy } from "../referral-seen.ts";
import { done, notFound, type Result } from "./result.ts";
import { leaveMessage } from "./shared/leave-message.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/**
 * Something the referrer learned later: kept with the case, and somebody at the hub is owed a look at it. What was referred stays
 * as it was sent. A case that was closed opens again.
 */
export function addToReferral(
  db: Db,
  input: { readonly reference: string; readonly words: string },
  told: Told,
): Promise<Result> {
  return tell(db, "add-to-referral", told, input, async (trx) => {
    const row = await referralSeenBy(trx, told.by, input.reference);
    if (!row) return notFound;
    const held = await caseToChange(trx, row.case_id);
    if (!held) return notFound;
    const message = {
      kind: "referrer" as const,
      organisation_id: told.by.organisationId,
      action_id: null,
      referral_id: row.id,
      by: told.by.userId,
      body: input.words,
    };
    const said = await leaveMessage(trx, held, message, told);
    return said.kind === "done" ? done({}) : said;
  });
}
