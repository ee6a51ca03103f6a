import type { From } from "#db/connection.ts";
import { referralByReference, type ReferralRow } from "#db/referral.ts";
import { canSeeReferral } from "#machines/access.ts";
import { asReferred } from "./closed-to.ts";
import type { Actor } from "./commands/told.ts";

/** The referral with this reference; undefined for one that is not theirs to see, and equally for one that does not exist. */
export async function referralSeenBy(from: From, actor: Actor, reference: string): Promise<ReferralRow | undefined> {
  const row = await referralByReference(from, reference);
  return row && canSeeReferral(actor, await asReferred(from, row, actor)) ? row : undefined;
}
