// People the hub knows of, and the blind keys by which they are found again.
import type { PersonKeyKind } from "./schema.ts";
import type { From, Trx } from "./connection.ts";
import { changeRow, insertRow, rowById, rowsByIds } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type PersonRow = Row<"person">;

/** Puts one in. */
export const insertPerson = (trx: Trx, row: NewRow<"person">): Promise<void> => insertRow(trx, "person", row);

/** The one with this id. */
export const personById = (from: From, id: string): Promise<PersonRow | undefined> => rowById(from, "person", id);

/** Those with these ids, in no order. */
export const personsById = (from: From, ids: readonly string[]): Promise<PersonRow[]> => rowsByIds(from, "person", ids);

/** Changes it; false when it is no longer at `version`. */
export const updatePerson = (trx: Trx, id: string, version: number, changes: Changes<"person">): Promise<boolean> =>
  changeRow(trx, "person", id, version, changes);

export type PersonKeyRow = Row<"person_key">;

/** Adds blind keys of persons; one that is already there stays. */
export async function insertPersonKeys(trx: Trx, rows: readonly NewRow<"person_key">[]): Promise<void> {
  if (rows.length === 0) return;
  await trx.q
    .insertInto("person_key")
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Removes a person's blind keys of one kind, before new ones are written. */
export async function removePersonKeys(trx: Trx, personId: string, kind: PersonKeyKind): Promise<void> {
  await trx.q.deleteFrom("person_key").where("person_id", "=", personId).where("kind", "=", kind).execute();
}

/** Everybody who has this blind key. */
export function personsByKey(from: From, kind: PersonKeyKind, hmac: string): Promise<PersonRow[]> {
  return from.q
    .selectFrom("person_key")
    .innerJoin("person", "person.id", "person_key.person_id")
    .selectAll("person")
    .where("person_key.kind", "=", kind)
    .where("person_key.hmac", "=", hmac)
    .orderBy("person.id")
    .execute();
}

/** True when somebody with a case in the area has one of these blind keys. */
export async function isKnownInArea(
  from: From,
  area: string,
  keys: readonly Pick<PersonKeyRow, "kind" | "hmac">[],
): Promise<boolean> {
  if (keys.length === 0) return false;
  const found = await from.q
    .selectFrom("person_key as k")
    .innerJoin("case as c", "c.person_id", "k.person_id")
    .select("c.area")
    .where("c.area", "=", area)
    .where((where) => where.or(keys.map(({ kind, hmac }) => where.and({ "k.kind": kind, "k.hmac": hmac }))))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
