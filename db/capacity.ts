// How many places an organisation has for a pathway, as it last said, and until which day that holds.
import type { Day } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { change, look, lookForOne } from "./look.ts";
import { changeRow, insertRow } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type CapacityRow = Row<"capacity">;

/** Puts one in. */
export const insertCapacity = (trx: Trx, row: NewRow<"capacity">): Promise<void> => insertRow(trx, "capacity", row);

/** Changes it; false when it is no longer at `version`. */
export const updateCapacity = (trx: Trx, id: string, version: number, changes: Changes<"capacity">): Promise<boolean> =>
  changeRow(trx, "capacity", id, version, changes);

/** What the organisation last said of one pathway. */
export function capacityOf(from: From, organisationId: string, pathway: string): Promise<CapacityRow | undefined> {
  return lookForOne(from, "capacity of", [organisationId, pathway], (q) =>
    q.selectFrom("capacity").selectAll().where("organisation_id", "=", organisationId).where("pathway", "=", pathway),
  );
}

/** What the organisation last said of everything it takes, by pathway. */
export function capacitiesOfOrganisation(from: From, organisationId: string): Promise<CapacityRow[]> {
  return look(from, "capacities of organisation", [organisationId], (q) =>
    q.selectFrom("capacity").selectAll().where("organisation_id", "=", organisationId).orderBy("pathway"),
  );
}

/** One of the places was taken; how many rows that touched: none where nothing was said. */
export function takePlace(trx: Trx, organisationId: string, pathway: string): Promise<number> {
  return change(trx, "take place", [organisationId, pathway], (q) =>
    q
      .updateTable("capacity")
      .set((e) => ({ taken: e(e.ref("taken"), "+", e.lit(1)), version: e(e.ref("version"), "+", e.lit(1)) }))
      .where("organisation_id", "=", organisationId)
      .where("pathway", "=", pathway),
  );
}

/** Who of the area has no place for what, on that day: an organisation and a pathway, each once. */
export function withoutPlaces(
  from: From,
  area: string,
  day: Day,
): Promise<Pick<CapacityRow, "organisation_id" | "pathway">[]> {
  return look(from, "without places", [area, day], (q) =>
    q
      .selectFrom("capacity as c")
      .innerJoin("organisation as o", "o.id", "c.organisation_id")
      .select(["c.organisation_id", "c.pathway"])
      .where("o.area", "=", area)
      .where("c.until_day", ">", day)
      .whereRef("c.places", "<=", "c.taken"),
  );
}
