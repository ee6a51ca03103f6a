// Who else belongs to a case.
import type { From, Trx } from "./connection.ts";
import { insertRow, rowById } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type CasePersonRow = Row<"case_person">;

/** Puts one in. */
export const insertCasePerson = (trx: Trx, row: NewRow<"case_person">): Promise<void> =>
  insertRow(trx, "case_person", row);

/** The one with this id. */
export const casePersonById = (from: From, id: string): Promise<CasePersonRow | undefined> =>
  rowById(from, "case_person", id);

/** Everybody else who belongs to the case, in the order they were named. */
export function personsOfCase(from: From, caseId: string): Promise<CasePersonRow[]> {
  return from.q
    .selectFrom("case_person")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** Where else the person is named beside a case of another's. */
export function namedInCases(from: From, personId: string): Promise<CasePersonRow[]> {
  return from.q.selectFrom("case_person").selectAll().where("person_id", "=", personId).orderBy("id").execute();
}
