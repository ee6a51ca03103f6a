import { insertAudit } from "#db/audit.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { removeOldDrafts } from "#db/draft.ts";
import { beat, lastBeat } from "#db/heartbeat.ts";
import { removeOldIdempotencyKeys } from "#db/idempotency-key.ts";
import { removeExpiredSessions } from "#db/session.ts";
import { removeExpiredSignInCodes } from "#db/sign-in-code.ts";
import { DAY, HOUR, later, type Instant } from "#machines/time.ts";
import { DRAFT_KEPT } from "../referral-draft.ts";

/** How often the house is kept, in milliseconds. */
const EVERY = HOUR;
/** How long a session, or a code to begin one, is kept after it expired, in milliseconds. */
const SESSION_KEPT = DAY;
/** How long the first answer to a form is kept, in milliseconds: no page stands open longer. */
const ANSWER_KEPT = 7 * DAY;

/** How many rows were removed, by table. */
export type Removed = Readonly<Record<"session" | "idempotency_key" | "draft" | "sign_in_code", number>>;

/**
 * Removes what is no longer needed: sessions and codes long expired, first answers to old forms, referrals that somebody began to type
 * and left. Once an hour, however often it is asked: null when it was done within the hour. Audited by counts alone.
 */
export async function keepHouse(db: Db, at: Instant): Promise<Removed | null> {
  const last = await lastBeat(db, "house");
  if (last !== undefined && last > later(at, -EVERY)) return null;
  return inTransaction(db, async (trx) => {
    const removed = {
      session: await removeExpiredSessions(trx, later(at, -SESSION_KEPT)),
      idempotency_key: await removeOldIdempotencyKeys(trx, later(at, -ANSWER_KEPT)),
      sign_in_code: await removeExpiredSignInCodes(trx, later(at, -SESSION_KEPT)),
      draft: await removeOldDrafts(trx, "referral", later(at, -DRAFT_KEPT)),
    };
    for (const [table, count] of Object.entries(removed)) if (count > 0) await writeCount(trx, table, count, at);
    await beat(trx, "house", at);
    return removed;
  });
}

function writeCount(trx: Trx, table: string, count: number, at: Instant): Promise<void> {
  return insertAudit(trx, {
    at,
    by: null,
    organisation_id: null,
    verb: "house.keep",
    subject: table,
    subject_id: null,
    case_id: null,
    outcome: `removed ${count}`,
  });
}
