import type { Db, Trx } from "#db/connection.ts";
import { organisationById } from "#db/organisation.ts";
import { updateUser, userByEmailKey, userById } from "#db/user.ts";
import { may, rolesOf } from "#machines/access.ts";
import type { Role } from "#machines/roles.ts";
import { DAY, type Instant, later } from "#machines/time.ts";
import { emailKeyOf, normalEmail } from "./email.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { keepUserApart } from "./shared/keep-apart.ts";
import { newUser } from "./shared/new-user.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import { hashOfToken, newJoinCode } from "./token.ts";
import type { Told } from "./told.ts";

/** How long a join code opens the door. */
const CODE_LASTS_MS = 7 * DAY;
export const TAKEN = "Somebody with this email address is already here.";
export const ROLE_DOES_NOT_FIT = "Choose a role that people of this organisation can have.";

/** For tell: the join code is not kept with the answer. */
export const CODE_IS_SECRET = { secret: ["code"] } as const;

export interface Invited {
  readonly userId: string;
  /** Null when this very form was acted upon before: a code is shown once. */
  readonly code: string | null;
}

export interface Invitation {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly organisationId: string;
}

/**
 * A user who cannot sign in yet, and the code with which they set a password: it is shown this once and never kept. The same form
 * sent again is one invitation and answers no code: make a new one with renewInvitation.
 */
export async function inviteUser(db: Db, invitation: Invitation, told: Told): Promise<Result<Invited>> {
  return tell<Invited>(
    db,
    "invite-user",
    told,
    invitation,
    async (trx) => {
      const organisation = await organisationById(trx, invitation.organisationId);
      if (!may(told.by, "user.manage") || organisation?.area !== told.by.area || organisation.status !== "active")
        return notFound;
      if (!rolesOf(organisation.kind).includes(invitation.role)) return refused(ROLE_DOES_NOT_FIT);
      if (await userByEmailKey(trx, emailKeyOf(trx.keyring, invitation.email))) return refused(TAKEN);
      const code = newJoinCode();
      const userId = await addInvited(trx, invitation, code, told.at);
      await keepUserApart(trx, userId, organisation.area, told);
      await writeAudit(trx, "user.invite", { table: "user", id: userId }, told);
      return done({ userId, code });
    },
    CODE_IS_SECRET,
  );
}

/** The row of somebody invited, inside another command's transaction. */
export async function addInvited(trx: Trx, invitation: Invitation, code: string, at: Instant): Promise<string> {
  const { email, name, role, organisationId } = invitation;
  const also = { invite_hash: hashOfToken(code), invite_expires_at: later(at, CODE_LASTS_MS) };
  const user = { organisation_id: organisationId, role, status: "invited", email: normalEmail(email), name } as const;
  return (await newUser(trx, { ...user, also }, at)).id;
}

/** A new code for somebody who has not joined yet: the old one was lost, or has run out. Shown once, like the first. */
export async function renewInvitation(
  db: Db,
  input: { readonly userId: string; readonly version: number },
  told: Told,
): Promise<Result<{ readonly code: string | null }>> {
  return tell<{ code: string | null }>(
    db,
    "renew-invitation",
    told,
    input,
    async (trx) => {
      const user = await userById(trx, input.userId);
      const organisation = user && (await organisationById(trx, user.organisation_id));
      if (!may(told.by, "user.manage") || !user || organisation?.area !== told.by.area) return notFound;
      if (user.status !== "invited") return refused("This person has joined already, or has been disabled.");
      const code = newJoinCode();
      const changes = { invite_hash: hashOfToken(code), invite_expires_at: later(told.at, CODE_LASTS_MS) };
      if (!(await updateUser(trx, user.id, input.version, changes))) return conflict(user.version, {});
      await writeAudit(trx, "user.invite", { table: "user", id: user.id }, told);
      return done({ code });
    },
    CODE_IS_SECRET,
  );
}
