import { verify } from "otplib";
import type { Db } from "#db/connection.ts";
import { inTransaction } from "#db/connection.ts";
import { insertAudit } from "#db/audit.ts";
import { boxFor } from "#db/sealed.ts";
import { updateSession } from "#db/session.ts";
import { markCodeUsed, userById } from "#db/user.ts";
import type { Role } from "#machines/roles.ts";
import type { Instant } from "#machines/time.ts";
import { done, refused, type Result } from "./result.ts";
import { beginSession } from "./sign-in.ts";

export const WRONG_CODE = "The code is not right. Enter the newest code of your app.";
const STEP_S = 30;

/**
 * The second half of signing in: the code of the user's app. Each code works once. A whole session begins, with a token of its
 * own; the half one ends.
 */
export async function confirmCode(
  db: Db,
  half: { readonly idHash: string; readonly userId: string },
  code: string,
  at: Instant,
): Promise<Result<{ readonly token: string; readonly role: Role }>> {
  return inTransaction(db, async (trx) => {
    const user = await userById(trx, half.userId);
    if (!user?.totp_sealed) return refused(WRONG_CODE);
    const secret = (await boxFor(trx, user.key_id)).open("user", "totp_sealed", user.id, user.totp_sealed);
    const epoch = Math.floor(Date.parse(at) / 1000);
    const found = await verify({ secret, token: code, epoch, period: STEP_S, epochTolerance: STEP_S });
    const step = found.valid ? Math.floor(epoch / STEP_S) + found.delta : -1;
    const right = found.valid && step > (user.totp_last_step ?? -1);
    await insertAudit(trx, {
      at,
      by: user.id,
      organisation_id: user.organisation_id,
      verb: "sign-in-code",
      subject: "session",
      subject_id: null,
      case_id: null,
      outcome: right ? "done" : "refused",
    });
    if (!right) return refused(WRONG_CODE);
    await markCodeUsed(trx, user.id, step);
    await updateSession(trx, half.idHash, { revoked_at: at });
    return done({ token: await beginSession(trx, user, at, "whole"), role: user.role });
  });
}
