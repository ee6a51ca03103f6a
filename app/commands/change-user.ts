import type { Db } from "#db/connection.ts";
import { organisationById } from "#db/organisation.ts";
import { revokeSessionsOfUser } from "#db/session.ts";
import { updateUser, userById, type UserRow } from "#db/user.ts";
import { may, rolesOf } from "#machines/access.ts";
import { type Role, ROLE_WORDS } from "#machines/roles.ts";
import { ROLE_DOES_NOT_FIT } from "./invite-user.ts";
import { releaseUser } from "./release-user.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { keepUserApart } from "./shared/keep-apart.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface UserChange {
  readonly userId: string;
  readonly version: number;
  readonly role: Role;
  readonly organisationId: string;
  /** False takes the way in away from them. */
  readonly enabled: boolean;
}

/**
 * Changes what somebody may do. Their sessions end at once; what they held goes back to their organisation's queue. Nobody
 * changes themselves: the last administrator could not be brought back.
 */
export async function changeUser(db: Db, change: UserChange, told: Told): Promise<Result> {
  return tell(db, "change-user", told, change, async (trx) => {
    const user = await userById(trx, change.userId);
    const from = user && (await organisationById(trx, user.organisation_id));
    const to = await organisationById(trx, change.organisationId);
    if (!may(told.by, "user.manage") || !user || from?.area !== told.by.area || to?.area !== told.by.area)
      return notFound;
    if (user.version !== change.version)
      return conflict(user.version, {
        role: ROLE_WORDS[user.role],
        organisationId: from.name,
        status: user.status === "disabled" ? "Disabled" : "May sign in",
      });
    if (user.id === told.by.userId) return refused("Ask another administrator to change what you may do yourself.");
    if (!rolesOf(to.kind).includes(change.role)) return refused(ROLE_DOES_NOT_FIT);
    await updateUser(trx, user.id, change.version, {
      role: change.role,
      organisation_id: change.organisationId,
      status: statusOf(user, change.enabled),
    });
    await revokeSessionsOfUser(trx, user.id, told.at);
    if (!change.enabled || change.role !== user.role || change.organisationId !== user.organisation_id)
      await releaseUser(trx, user.id, told);
    if (change.enabled) await keepUserApart(trx, user.id, to.area, told);
    await writeAudit(trx, change.enabled ? "user.change" : "user.disable", { table: "user", id: user.id }, told);
    return done({});
  });
}

function statusOf(user: UserRow, enabled: boolean): UserRow["status"] {
  if (!enabled) return "disabled";
  return user.password_hash === null ? "invited" : "active";
}
