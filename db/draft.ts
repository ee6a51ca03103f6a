// What is being written and not yet told.
import { sql } from "kysely";
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { change, lookForOne } from "./look.ts";
import { changeRow, insertRow, rowById } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type DraftRow = Row<"draft">;

/** Puts one in. */
export const insertDraft = (trx: Trx, row: NewRow<"draft">): Promise<void> => insertRow(trx, "draft", row);

/** The one with this id. */
export const draftById = (from: From, id: string): Promise<DraftRow | undefined> => rowById(from, "draft", id);

/** Changes it; false when it is no longer at `version`. */
export const updateDraft = (trx: Trx, id: string, version: number, changes: Changes<"draft">): Promise<boolean> =>
  changeRow(trx, "draft", id, version, changes);

/** The newest draft of the contact. */
export function draftOfContact(from: From, contactId: string): Promise<DraftRow | undefined> {
  return lookForOne(from, "draft of contact", [contactId], (q) =>
    q
      .selectFrom("draft")
      .selectAll()
      .where("contact_id", "=", contactId)
      .orderBy("updated_at", "desc")
      .limit(sql.lit(1)),
  );
}

/** The drafts of these contacts, in no order. */
export async function draftsOfContacts(from: From, contactIds: readonly string[]): Promise<DraftRow[]> {
  if (contactIds.length === 0) return [];
  return from.q.selectFrom("draft").selectAll().where("contact_id", "in", contactIds).execute();
}

/** Everything somebody is writing, the latest first. */
export function draftsOfOwner(from: From, ownerUserId: string, kind: DraftRow["kind"]): Promise<DraftRow[]> {
  return from.q
    .selectFrom("draft")
    .selectAll()
    .where("owner_user_id", "=", ownerUserId)
    .where("kind", "=", kind)
    .orderBy("updated_at", "desc")
    .orderBy("id")
    .execute();
}

/** Removes a draft that has been told, or given up. */
export async function removeDraft(trx: Trx, id: string): Promise<void> {
  await change(trx, "remove draft", [id], (q) => q.deleteFrom("draft").where("id", "=", id));
}

/** Removes what nobody has touched since this moment. Returns how many. */
export async function removeOldDrafts(trx: Trx, kind: DraftRow["kind"], before: Instant): Promise<number> {
  const result = await trx.q
    .deleteFrom("draft")
    .where("kind", "=", kind)
    .where("updated_at", "<", before)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
