// Which of the old doors somebody had tried before they reached the hub.
import type { From, Trx } from "./connection.ts";

/** Keeps which doors a contact had tried: these, and no others. */
export async function keepDoorsTried(trx: Trx, contactId: string, contactPointIds: readonly string[]): Promise<void> {
  await trx.q.deleteFrom("contact_door_tried").where("contact_id", "=", contactId).execute();
  if (contactPointIds.length === 0) return;
  const rows = contactPointIds.map((id) => ({ contact_id: contactId, contact_point_id: id }));
  await trx.q.insertInto("contact_door_tried").values(rows).execute();
}

/** The doors a contact had tried. */
export async function doorsTriedBy(from: From, contactId: string): Promise<string[]> {
  const rows = await from.q
    .selectFrom("contact_door_tried")
    .select("contact_point_id")
    .where("contact_id", "=", contactId)
    .orderBy("contact_point_id")
    .execute();
  return rows.map((row) => row.contact_point_id);
}
