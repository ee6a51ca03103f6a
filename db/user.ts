// The people who sign in.
import type { Kysely } from "kysely";
import type { Role } from "#machines/roles.ts";
import type { From, Trx } from "./connection.ts";
import { look } from "./look.ts";
import { changeRow, insertRow, rowById, rowsByIds } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";
import type { Tables } from "./schema.ts";

export type UserRow = Row<"user">;

/** Puts one in. */
export const insertUser = (trx: Trx, row: NewRow<"user">): Promise<void> => insertRow(trx, "user", row);

/** The one with this id. */
export const userById = (from: From, id: string): Promise<UserRow | undefined> => rowById(from, "user", id);

/** Those with these ids, in no order. */
export const usersById = (from: From, ids: readonly string[]): Promise<UserRow[]> => rowsByIds(from, "user", ids);

/** Changes it; false when it is no longer at `version`. */
export const updateUser = (trx: Trx, id: string, version: number, changes: Changes<"user">): Promise<boolean> =>
  changeRow(trx, "user", id, version, changes);

/** The one whose address has this blind key. */
export function userByEmailKey(from: From, emailKey: string): Promise<UserRow | undefined> {
  return from.q.selectFrom("user").selectAll().where("email_key", "=", emailKey).executeTakeFirst();
}

/** The one who was sent the invitation with this hash. */
export function userByInviteHash(from: From, inviteHash: string): Promise<UserRow | undefined> {
  return from.q.selectFrom("user").selectAll().where("invite_hash", "=", inviteHash).executeTakeFirst();
}

/** Everybody of an organisation, disabled ones too, in the order they were added. */
export function usersOfOrganisation(from: From, organisationId: string): Promise<UserRow[]> {
  return look(from, "users of organisation", [organisationId], (q) =>
    q.selectFrom("user").selectAll().where("organisation_id", "=", organisationId).orderBy("id"),
  );
}

/** Everybody of an organisation who can sign in now. */
export function activeUsersOfOrganisation(from: From, organisationId: string): Promise<UserRow[]> {
  return look(from, "active users of organisation", [organisationId, "active"], (q) =>
    q
      .selectFrom("user")
      .selectAll()
      .where("organisation_id", "=", organisationId)
      .where("status", "=", "active")
      .orderBy("id"),
  );
}

const ofArea = (q: Kysely<Tables>, area: string) =>
  q
    .selectFrom("user")
    .innerJoin("organisation", "organisation.id", "user.organisation_id")
    .selectAll("user")
    .where("organisation.area", "=", area)
    .orderBy("user.id");

/** Everybody of the area's organisations, disabled ones too. */
export function usersOfArea(from: From, area: string): Promise<UserRow[]> {
  return ofArea(from.q, area).execute();
}

/** Everybody of the area who is active in this role. */
export function activeUsersByRole(from: From, area: string, role: Role): Promise<UserRow[]> {
  return look(from, "active users by role", [area, role, "active"], (q) =>
    ofArea(q, area).where("user.role", "=", role).where("user.status", "=", "active"),
  );
}

/** Everybody of the area's hub who is on shift now. */
export function usersOnShift(from: From, area: string): Promise<UserRow[]> {
  return look(from, "users on shift", [area, "hub", 1, "active"], (q) =>
    ofArea(q, area)
      .where("organisation.kind", "=", "hub")
      .where("user.on_shift", "=", 1)
      .where("user.status", "=", "active"),
  );
}

/** The users that belong to the demonstration. */
export function demoUsers(from: From): Promise<UserRow[]> {
  return from.q.selectFrom("user").selectAll().where("demo", "=", 1).orderBy("id").execute();
}

/**
 * Writes down which one-time code was used last. Beside the version on purpose: a code that was used changes nothing about the
 * user, and ends no session.
 */
export async function markCodeUsed(trx: Trx, userId: string, step: number): Promise<void> {
  await trx.q.updateTable("user").set({ totp_last_step: step }).where("id", "=", userId).execute();
}
