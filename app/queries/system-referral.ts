// What a system reads of a referral that a system of its own organisation sent: no more than its people would.
import { referralOfSystems } from "#db/api-client.ts";
import { caseById } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { seenStatusOf, type SafeStatus } from "#machines/referral-words.ts";
import type { Instant } from "#machines/time.ts";

export interface SystemReferral {
  readonly reference: string;
  readonly version: number;
  /** Null when it was taken back. */
  readonly sentence: SafeStatus | null;
  /** By when somebody acts; null once there has been an attempt. */
  readonly due: Instant | null;
}

/** One referral; null for another organisation's, for one that a person sent, and equally for one that does not exist. */
export async function systemReferral(
  db: Db,
  organisationId: string,
  reference: string,
): Promise<SystemReferral | null> {
  const row = await referralOfSystems(db, organisationId, reference);
  if (!row) return null;
  const withdrawn = row.withdrawn_at !== null;
  const waits = !withdrawn && (row.status === "submitted" || row.status === "acknowledged");
  const due = waits ? ((await caseById(db, row.case_id))?.first_contact_due_at ?? null) : null;
  return { reference: row.reference, version: row.version, sentence: withdrawn ? null : seenStatusOf(row), due };
}
