import { type Db, inTransaction } from "#db/connection.ts";
import { insertAudit } from "#db/audit.ts";
import { organisationById } from "#db/organisation.ts";
import { updateUser, userByEmailKey } from "#db/user.ts";
import type { Role } from "#machines/roles.ts";
import type { Instant } from "#machines/time.ts";
import { hashPassword } from "../passwords.ts";
import { emailKeyOf } from "./email.ts";
import { done, refused, type Result } from "./result.ts";
import { beginSession } from "./sign-in.ts";
import { hashOfToken, readJoinCode } from "./token.ts";

/** One sentence for every reason: no such invitation, another's code, used, or run out. */
export const NO_INVITATION = "The email address or join code is not right, or the code has run out.";

/** Somebody who was invited sets their password and is signed in. The code works once. */
export async function joinHub(
  db: Db,
  typed: { readonly email: string; readonly code: string; readonly password: string },
  at: Instant,
): Promise<Result<{ readonly token: string; readonly role: Role }>> {
  // Hashed whether or not there is an invitation, so that the answer takes as long.
  const passwordHash = await hashPassword(typed.password);
  return inTransaction(db, async (trx) => {
    const user = await userByEmailKey(trx, emailKeyOf(trx.keyring, typed.email));
    const organisation = user && (await organisationById(trx, user.organisation_id));
    const invited =
      user?.status === "invited" &&
      organisation?.status === "active" &&
      user.invite_hash === hashOfToken(readJoinCode(typed.code)) &&
      (user.invite_expires_at ?? "") > at;
    await insertAudit(trx, {
      at,
      by: user?.id ?? null,
      organisation_id: user?.organisation_id ?? null,
      verb: "user.join",
      subject: "user",
      subject_id: user?.id ?? null,
      case_id: null,
      outcome: invited ? "done" : "refused",
    });
    if (!invited) return refused(NO_INVITATION);
    await updateUser(trx, user.id, user.version, {
      password_hash: passwordHash,
      status: "active",
      invite_hash: null,
      invite_expires_at: null,
    });
    const joined = { id: user.id, version: user.version + 1 };
    return done({ token: await beginSession(trx, joined, at, "whole"), role: user.role });
  });
}
