// One victim's involvement with the hub in one area.
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { changeRow, changeRowQuietly, insertRow, rowById, rowsByIds, rowToChange } from "./rows.ts";
import type { NextColumns } from "./schema.ts";
import type { Changes, NewRow, Row, Stretch } from "./rows.ts";

export type CaseRow = Row<"case">;

/** Puts one in. */
export const insertCase = (trx: Trx, row: NewRow<"case">): Promise<void> => insertRow(trx, "case", row);

/** The one with this id. */
export const caseById = (from: From, id: string): Promise<CaseRow | undefined> => rowById(from, "case", id);

/** The one with this id, for a transaction that changes it: until that is over nobody else does. */
export const caseToChange = (trx: Trx, id: string): Promise<CaseRow | undefined> => rowToChange(trx, "case", id);

/** Those with these ids, in no order. */
export const casesById = (from: From, ids: readonly string[]): Promise<CaseRow[]> => rowsByIds(from, "case", ids);

/** Changes it; false when it is no longer at `version`. */
export const updateCase = (trx: Trx, id: string, version: number, changes: Changes<"case">): Promise<boolean> =>
  changeRow(trx, "case", id, version, changes);

/** Changes only whose turn it is, which makes no open form stale; false when it is no longer at `version`. Read it by caseToChange. */
export const updateCaseTurn = (
  trx: Trx,
  id: string,
  version: number,
  next: NextColumns & { readonly next_action_id: string | null },
): Promise<boolean> => changeRowQuietly(trx, "case", id, version, next);

/** The case people mean when they say its reference. */
export function caseByReference(from: From, reference: string): Promise<CaseRow | undefined> {
  return from.q.selectFrom("case").selectAll().where("reference", "=", reference).executeTakeFirst();
}

/** Every case of the person, newest first. */
export function casesOfPerson(from: From, personId: string): Promise<CaseRow[]> {
  return from.q
    .selectFrom("case")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("opened_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** Which open cases of an area: every one, or those narrowed by what is owed. */
export interface OpenCases {
  readonly area: string;
  /** Only those in emergency (true) or not in it (false). */
  readonly emergency?: boolean;
  /** Only those due before this moment. */
  readonly dueBefore?: Instant;
  /** Only those due at this moment or later. */
  readonly dueFrom?: Instant;
  /** Only those whose next step is this user's. */
  readonly ownerUserId?: string;
}

function openCases(from: From, which: OpenCases) {
  // An open case always has a due time, so this is what the queue's index is made of.
  let query = from.q.selectFrom("case").where("area", "=", which.area).where("next_due_at", "is not", null);
  if (which.emergency !== undefined) query = query.where("emergency_since", which.emergency ? "is not" : "is", null);
  if (which.dueBefore !== undefined) query = query.where("next_due_at", "<", which.dueBefore);
  if (which.dueFrom !== undefined) query = query.where("next_due_at", ">=", which.dueFrom);
  if (which.ownerUserId !== undefined) query = query.where("next_owner_user_id", "=", which.ownerUserId);
  return query;
}

/** The open cases, earliest clock first. */
export function openCasesByDue(from: From, which: OpenCases & Stretch): Promise<CaseRow[]> {
  return openCases(from, which)
    .selectAll()
    .orderBy("next_due_at")
    .orderBy("id")
    .limit(which.limit)
    .offset(which.offset ?? 0)
    .execute();
}

/** How many open cases there are. */
export async function countOpenCases(from: From, which: OpenCases): Promise<number> {
  const { n } = await openCases(from, which)
    .select((e) => e.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

/** The open cases that wait for this user as somebody's manager. */
export async function casesEscalatedTo(from: From, userId: string): Promise<string[]> {
  const rows = await from.q
    .selectFrom("case")
    .select("id")
    .where("next_owner_user_id", "=", userId)
    .where("next_what", "like", "escalated-%")
    .orderBy("id")
    .execute();
  return rows.map((row) => row.id);
}

/** Takes the user off every case: no longer whose turn it is, no longer the holder of what is open. Returns how many changes. */
export async function giveBackCasesOf(trx: Trx, userId: string): Promise<number> {
  const owed = await trx.q
    .updateTable("case")
    .set((e) => ({ next_owner_user_id: null, version: e("version", "+", 1) }))
    .where("next_owner_user_id", "=", userId)
    .executeTakeFirst();
  const held = await trx.q
    .updateTable("case")
    .set((e) => ({ holder_user_id: null, version: e("version", "+", 1) }))
    .where("holder_user_id", "=", userId)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return Number(owed.numUpdatedRows + held.numUpdatedRows);
}

/** True when a case waits for the organisation. */
export async function owesOnCase(from: From, organisationId: string): Promise<boolean> {
  const owed = from.q.selectFrom("case").select("id").where("next_owner_organisation_id", "=", organisationId);
  return (await owed.limit(1).executeTakeFirst()) !== undefined;
}
