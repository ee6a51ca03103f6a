// One thing that reached the hub.
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { changeRow, changeRowQuietly, insertRow, rowById, rowToChange } from "./rows.ts";
import type { NextColumns } from "./schema.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type ContactRow = Row<"contact">;

/** Puts one in. */
export const insertContact = (trx: Trx, row: NewRow<"contact">): Promise<void> => insertRow(trx, "contact", row);

/** The one with this id. */
export const contactById = (from: From, id: string): Promise<ContactRow | undefined> => rowById(from, "contact", id);

/** The one with this id, for a transaction that changes it: until that is over nobody else does. */
export const contactToChange = (trx: Trx, id: string): Promise<ContactRow | undefined> =>
  rowToChange(trx, "contact", id);

/** Changes it; false when it is no longer at `version`. */
export const updateContact = (trx: Trx, id: string, version: number, changes: Changes<"contact">): Promise<boolean> =>
  changeRow(trx, "contact", id, version, changes);

/** Changes only whose turn it is, which makes no open form stale; false when it is no longer at `version`. Read it by contactToChange. */
export const updateContactTurn = (trx: Trx, id: string, version: number, next: NextColumns): Promise<boolean> =>
  changeRowQuietly(trx, "contact", id, version, next);

/** The contacts of the area in which something is owed (live or cut off), earliest clock first. */
export function openContacts(from: From, area: string): Promise<ContactRow[]> {
  return from.q
    .selectFrom("contact")
    .selectAll()
    .where("area", "=", area)
    .where("next_due_at", "is not", null)
    .orderBy("next_due_at")
    .orderBy("id")
    .execute();
}

/** Every contact of the case, oldest first. */
export function contactsOfCase(from: From, caseId: string): Promise<ContactRow[]> {
  return from.q
    .selectFrom("contact")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("started_at")
    .orderBy("id")
    .execute();
}

/** The calls and visits of the area that began since and have ended, oldest first. */
export function endedCalls(from: From, area: string, since: Instant): Promise<ContactRow[]> {
  return from.q
    .selectFrom("contact")
    .selectAll()
    .where("area", "=", area)
    .where("started_at", ">=", since)
    .where("channel", "in", ["call", "walk-in"])
    .where("ended_at", "is not", null)
    .orderBy("started_at")
    .orderBy("id")
    .execute();
}

/** The open contacts of one hub of the area, earliest clock first, at most `limit`. */
export function openContactsOfHub(
  from: From,
  where: { readonly area: string; readonly hub: string },
  limit: number,
): Promise<ContactRow[]> {
  return from.q
    .selectFrom("contact")
    .selectAll()
    .where("area", "=", where.area)
    .where("hub_organisation_id", "=", where.hub)
    .where("next_due_at", "is not", null)
    .orderBy("next_due_at")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** The open contacts that wait for this user as their hub's manager. */
export async function contactsEscalatedTo(from: From, userId: string): Promise<string[]> {
  const rows = await from.q
    .selectFrom("contact")
    .select("id")
    .where("next_owner_user_id", "=", userId)
    .where("next_what", "like", "escalated-%")
    .orderBy("id")
    .execute();
  return rows.map((row) => row.id);
}

/** Takes the user off every contact: no longer whose turn it is, no longer the owner of what is open. Returns how many changes. */
export async function giveBackContactsOf(trx: Trx, userId: string): Promise<number> {
  const owed = await trx.q
    .updateTable("contact")
    .set((e) => ({ next_owner_user_id: null, version: e("version", "+", 1) }))
    .where("next_owner_user_id", "=", userId)
    .executeTakeFirst();
  const owned = await trx.q
    .updateTable("contact")
    .set((e) => ({ owner_user_id: null, version: e("version", "+", 1) }))
    .where("owner_user_id", "=", userId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return Number(owed.numUpdatedRows + owned.numUpdatedRows);
}

/** True when a contact waits for the organisation. */
export async function owesOnContact(from: From, organisationId: string): Promise<boolean> {
  const owed = from.q.selectFrom("contact").select("id").where("next_owner_organisation_id", "=", organisationId);
  return (await owed.limit(1).executeTakeFirst()) !== undefined;
}
