// Which cases are one person's: what was asked, and what a second person decided.
import { sql } from "kysely";
import type { From, Trx } from "./connection.ts";
import { changeRow, insertRow, rowById } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type PersonLinkRow = Row<"person_link">;

/** Puts one in. */
export const insertPersonLink = (trx: Trx, row: NewRow<"person_link">): Promise<void> =>
  insertRow(trx, "person_link", row);

/** The one with this id. */
export const personLinkById = (from: From, id: string): Promise<PersonLinkRow | undefined> =>
  rowById(from, "person_link", id);

/** Changes it; false when it is no longer at `version`. */
export const updatePersonLink = (
  trx: Trx,
  id: string,
  version: number,
  changes: Changes<"person_link">,
): Promise<boolean> => changeRow(trx, "person_link", id, version, changes);

/** Everything that was asked about these cases and any other, oldest first: what stands is the newest that was agreed. */
export async function personLinksOfCases(from: From, caseIds: readonly string[]): Promise<PersonLinkRow[]> {
  if (caseIds.length === 0) return [];
  return from.q
    .selectFrom("person_link")
    .selectAll()
    .where((where) => where.or([where("case_id", "in", caseIds), where("other_case_id", "in", caseIds)]))
    .orderBy("asked_at")
    .orderBy("id")
    .execute();
}

/** What waits for a second person in the area, earliest clock first. */
export function waitingPersonLinks(from: From, area: string): Promise<PersonLinkRow[]> {
  return from.q
    .selectFrom("person_link")
    .selectAll()
    .where("area", "=", area)
    .where("status", "=", "waiting")
    .orderBy("due_at")
    .orderBy("id")
    .execute();
}

/** Everything of the area that a second person agreed to, in the order of their decisions. */
export function agreedPersonLinks(from: From, area: string): Promise<PersonLinkRow[]> {
  return from.q
    .selectFrom("person_link")
    .selectAll()
    .where("area", "=", area)
    .where("status", "=", sql.lit("agreed"))
    .orderBy("decided_at")
    .orderBy("id")
    .execute();
}
