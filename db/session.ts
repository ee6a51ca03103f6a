// Who is signed in.
import type { Updateable } from "kysely";
import type { SessionTable } from "./schema.ts";
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { lookForOne } from "./look.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type SessionRow = Row<"session">;

/** Puts one in. */
export const insertSession = (trx: Trx, row: NewRow<"session">): Promise<void> => insertRow(trx, "session", row);

/** The session whose cookie has this hash, ended or not. */
export function sessionByIdHash(from: From, idHash: string): Promise<SessionRow | undefined> {
  return from.q.selectFrom("session").selectAll().where("id_hash", "=", idHash).executeTakeFirst();
}

/** When this user last did anything here, in any session that is still known; undefined when none is. */
export async function lastSeenOf(from: From, userId: string): Promise<Instant | undefined> {
  const row = await from.q
    .selectFrom("session")
    .select("seen_at")
    .where("user_id", "=", userId)
    .orderBy("seen_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.seen_at;
}

/** Changes a session; false when there is none. */
export async function updateSession(trx: Trx, idHash: string, changes: Updateable<SessionTable>): Promise<boolean> {
  const result = await trx.q.updateTable("session").set(changes).where("id_hash", "=", idHash).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends every session of a user that has not ended. Returns how many. */
export async function revokeSessionsOfUser(trx: Trx, userId: string, at: Instant): Promise<number> {
  const result = await trx.q
    .updateTable("session")
    .set({ revoked_at: at })
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Removes the sessions that expired before this moment. Returns how many. */
export async function removeExpiredSessions(trx: Trx, before: Instant): Promise<number> {
  const result = await trx.q.deleteFrom("session").where("expires_at", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/**
 * The session whose cookie has this hash, while it lives: not revoked, not expired, seen since `seenAfter` (or on a device that
 * is remembered), and its user and their organisation as they were when it began.
 */
export function liveSessionByIdHash(from: From, idHash: string, at: Instant, seenAfter: Instant) {
  return lookForOne(from, "live session", [idHash, at, seenAfter, "active", "active"], (q) =>
    q
      .selectFrom("session as s")
      .innerJoin("user as u", "u.id", "s.user_id")
      .innerJoin("organisation as o", "o.id", "u.organisation_id")
      .select([
        "s.id_hash as idHash",
        "s.pending_code",
        "s.seen_at as seenAt",
        "u.id as userId",
        "u.role as role",
        "u.key_id as keyId",
        "u.name_sealed as nameSealed",
        "o.id as organisationId",
        "o.name as organisationName",
        "o.area as area",
      ])
      .where("s.id_hash", "=", idHash)
      .where("s.revoked_at", "is", null)
      .where("s.expires_at", ">", at)
      .where((e) => e.or([e("s.seen_at", ">", seenAfter), e("s.remembered", "=", e.lit(1))]))
      .where("u.status", "=", "active")
      .where("o.status", "=", "active")
      .whereRef("s.user_version", "=", "u.version"),
  );
}
