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

/** Every blind key of these persons. */
export async function keysOfPersons(from: From, personIds: readonly string[]): Promise<PersonKeyRow[]> {
  if (personIds.length === 0) return [];
  return from.q.selectFrom("person_key").selectAll().where("person_id", "in", personIds).execute();
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

/** Somebody who has one of the keys, and where they are named: `harmed` in a case of their own, or in another role beside one. */
export interface Candidate {
  readonly person_id: string;
  readonly case_id: string;
  readonly role: Row<"case_person">["role"];
}

/** Those who have one of these keys in an area, in whichever role, the newest first: at most `limit` in each kind of role. */
export async function candidatesByKeys(
  from: From,
  area: string,
  keys: readonly Pick<PersonKeyRow, "kind" | "hmac">[],
  limit: number,
): Promise<Candidate[]> {
  if (keys.length === 0) return [];
  const kinds = [...new Set(keys.map(({ kind }) => kind))];
  // A key of one kind is never that of another: the kind is part of what is hashed.
  const hmacs = [...new Set(keys.map(({ hmac }) => hmac))];
  const found = from.q.selectFrom("person_key as k").where("k.kind", "in", kinds).where("k.hmac", "in", hmacs);
  const own = await found
    .innerJoin("case as c", "c.person_id", "k.person_id")
    .where("c.area", "=", area)
    .select(["k.person_id", "c.id as case_id"])
    .distinct()
    .orderBy("c.id", "desc")
    .limit(limit)
    .execute();
  const beside = await found
    .innerJoin("case_person as p", "p.person_id", "k.person_id")
    .innerJoin("case as c", "c.id", "p.case_id")
    .where("c.area", "=", area)
    .select(["k.person_id", "c.id as case_id", "p.role"])
    .distinct()
    .orderBy("c.id", "desc")
    .limit(limit)
    .execute();
  return [...own.map((one) => ({ ...one, role: "harmed" as const })), ...beside];
}

/** Every person after `id`, in the order of their ids: for whoever goes through all of them. */
export function personsAfter(from: From, id: string, limit: number): Promise<PersonRow[]> {
  return from.q.selectFrom("person").selectAll().where("id", ">", id).orderBy("id").limit(limit).execute();
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
