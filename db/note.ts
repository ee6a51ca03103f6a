// What was written about a case. Never changed.
import type { From, Trx } from "./connection.ts";
import { insertRow, rowById } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type NoteRow = Row<"note">;

/** Puts one in. */
export const insertNote = (trx: Trx, row: NewRow<"note">): Promise<void> => insertRow(trx, "note", row);

/** The one with this id. */
export const noteById = (from: From, id: string): Promise<NoteRow | undefined> => rowById(from, "note", id);

/** Every note of the case, oldest first. */
export function notesOfCase(from: From, caseId: string): Promise<NoteRow[]> {
  return from.q.selectFrom("note").selectAll().where("case_id", "=", caseId).orderBy("at").orderBy("id").execute();
}
