import type { Db, Trx } from "#db/connection.ts";
import { inTransaction } from "#db/connection.ts";
import { insertAudit } from "#db/audit.ts";
import { organisationById } from "#db/organisation.ts";
import { insertSession } from "#db/session.ts";
import { userByEmailKey } from "#db/user.ts";
import type { Role } from "#machines/roles.ts";
import { type Instant, later, MINUTE } from "#machines/time.ts";
import { passwordIs } from "../passwords.ts";
import { LONGEST_MS } from "../session-length.ts";
import { emailKeyOf } from "./email.ts";
import { done, refused, type Result } from "./result.ts";
import { hashOfToken, newToken } from "./token.ts";

/** One sentence for every reason: no such user, another password, not active. */
export const WRONG = "The email address or password is not right.";
/** How long the one-time code may take. */
const CODE_MS = 10 * MINUTE;

export interface BegunSession {
  readonly token: string;
  readonly role: Role;
  /** The session opens nothing yet: a one-time code is asked for first. */
  readonly codeNeeded: boolean;
}

/**
 * Begins a session for the right address and password. Takes the same time, writes the same rows and answers the same
 * sentence whether or not the user exists.
 */
export async function signIn(
  db: Db,
  typed: { readonly email: string; readonly password: string },
  at: Instant,
): Promise<Result<BegunSession>> {
  const user = await userByEmailKey(db, emailKeyOf(db.keyring, typed.email));
  const right = await passwordIs(typed.password, user?.password_hash ?? null);
  return inTransaction(db, async (trx) => {
    const organisation = user && (await organisationById(trx, user.organisation_id));
    const admitted = right && user?.status === "active" && organisation?.status === "active";
    await insertAudit(trx, {
      at,
      by: user?.id ?? null,
      organisation_id: user?.organisation_id ?? null,
      verb: "sign-in",
      subject: "session",
      subject_id: null,
      case_id: null,
      outcome: admitted ? "done" : "refused",
    });
    if (!admitted) return refused(WRONG);
    const codeNeeded = user.totp_sealed !== null;
    return done({
      token: await beginSession(trx, user, at, codeNeeded ? "half" : "whole"),
      role: user.role,
      codeNeeded,
    });
  });
}

/** A session that waits for its one-time code, a whole one, or a whole one on a device that is remembered for the day. */
export type SessionKind = "half" | "whole" | "remembered";

/** Writes a new session and answers its token: never one that the browser brought along. */
export async function beginSession(
  trx: Trx,
  user: { readonly id: string; readonly version: number },
  at: Instant,
  kind: SessionKind,
): Promise<string> {
  const token = newToken();
  await insertSession(trx, {
    id_hash: hashOfToken(token),
    user_id: user.id,
    user_version: user.version,
    pending_code: kind === "half" ? 1 : 0,
    created_at: at,
    seen_at: at,
    expires_at: later(at, kind === "half" ? CODE_MS : LONGEST_MS),
    revoked_at: null,
    remembered: kind === "remembered" ? 1 : 0,
  });
  return token;
}
