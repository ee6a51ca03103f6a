// The doors that were there before the hub, and how each stands from which day.
import type { From, Trx } from "./connection.ts";
import { changeRow, insertRow, rowById } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type ContactPointRow = Row<"contact_point">;
export type ContactPointStatusRow = Row<"contact_point_status">;

/** Puts one in. */
export const insertContactPoint = (trx: Trx, row: NewRow<"contact_point">): Promise<void> =>
  insertRow(trx, "contact_point", row);

/** The one with this id. */
export const contactPointById = (from: From, id: string): Promise<ContactPointRow | undefined> =>
  rowById(from, "contact_point", id);

/** The one of the area with this name, however it is spelt. */
export function contactPointByName(from: From, area: string, nameKey: string): Promise<ContactPointRow | undefined> {
  return from.q
    .selectFrom("contact_point")
    .selectAll()
    .where("area", "=", area)
    .where("name_key", "=", nameKey)
    .executeTakeFirst();
}

/** Changes it; false when it is no longer at `version`. */
export const updateContactPoint = (
  trx: Trx,
  id: string,
  version: number,
  changes: Changes<"contact_point">,
): Promise<boolean> => changeRow(trx, "contact_point", id, version, changes);

/** Every one of the area, by name. */
export function contactPointsOfArea(from: From, area: string): Promise<ContactPointRow[]> {
  return from.q.selectFrom("contact_point").selectAll().where("area", "=", area).orderBy("name_key").execute();
}

/** How it stands from a day on; said again for the same day, the later word holds. */
export async function keepContactPointStatus(trx: Trx, row: NewRow<"contact_point_status">): Promise<void> {
  await trx.q
    .insertInto("contact_point_status")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["contact_point_id", "from_day"]).doUpdateSet({ status: row.status, at: row.at }),
    )
    .execute();
}

/** How one has stood, the newest first. */
export function statusesOfContactPoint(from: From, id: string): Promise<ContactPointStatusRow[]> {
  return from.q
    .selectFrom("contact_point_status")
    .selectAll()
    .where("contact_point_id", "=", id)
    .orderBy("from_day", "desc")
    .execute();
}

/** How every one of the area has stood, each one's newest first. */
export function contactPointStatusesOfArea(from: From, area: string): Promise<ContactPointStatusRow[]> {
  return from.q
    .selectFrom("contact_point")
    .innerJoin("contact_point_status", "contact_point_status.contact_point_id", "contact_point.id")
    .selectAll("contact_point_status")
    .where("contact_point.area", "=", area)
    .orderBy("contact_point_id")
    .orderBy("from_day", "desc")
    .execute();
}
