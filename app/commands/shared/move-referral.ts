import type { Trx } from "#db/connection.ts";
import { referralsOfCase, updateReferral } from "#db/referral.ts";
import { accepts, decide, type Kinds } from "#machines/decide.ts";
import type { Told } from "../told.ts";
import { writeEvent } from "./record.ts";

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
}
