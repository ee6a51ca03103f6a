// Who works with the hub.
import type { From, Trx } from "./connection.ts";
import { changeRow, insertRow, rowById, rowsByIds } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type OrganisationRow = Row<"organisation">;

/** Puts one in. */
export const insertOrganisation = (trx: Trx, row: NewRow<"organisation">): Promise<void> =>
  insertRow(trx, "organisation", row);

/** The one with this id. */
export const organisationById = (from: From, id: string): Promise<OrganisationRow | undefined> =>
  rowById(from, "organisation", id);

/** Those with these ids, in no order. */
export const organisationsById = (from: From, ids: readonly string[]): Promise<OrganisationRow[]> =>
  rowsByIds(from, "organisation", ids);

/** Changes it; false when it is no longer at `version`. */
export const updateOrganisation = (
  trx: Trx,
  id: string,
  version: number,
  changes: Changes<"organisation">,
): Promise<boolean> => changeRow(trx, "organisation", id, version, changes);

/** Every organisation of the area, by name, disabled ones too. */
export function organisationsOfArea(from: From, area: string): Promise<OrganisationRow[]> {
  return from.q.selectFrom("organisation").selectAll().where("area", "=", area).orderBy("name").orderBy("id").execute();
}

/** The organisations whose manager this user is. */
export function organisationsManagedBy(from: From, userId: string): Promise<OrganisationRow[]> {
  return from.q
    .selectFrom("organisation")
    .selectAll()
    .where("manager_user_id", "=", userId)
    .orderBy("name")
    .orderBy("id")
    .execute();
}

/** The hub of the area. */
export function hubOfArea(from: From, area: string): Promise<OrganisationRow | undefined> {
  return from.q
    .selectFrom("organisation")
    .selectAll()
    .where("area", "=", area)
    .where("kind", "=", "hub")
    .where("status", "=", "active")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** The organisations that this code, in capitals, stands for: an ODS code or one the hub gave. More than one when an ODS code was typed twice. */
export function organisationsByCode(from: From, code: string): Promise<OrganisationRow[]> {
  return from.q
    .selectFrom("organisation")
    .selectAll()
    .where((e) => e.or([e("ods_code", "=", code), e("hub_code", "=", code)]))
    .orderBy("id")
    .execute();
}
