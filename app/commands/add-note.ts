import type { Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertNote } from "#db/note.ts";
import { boxFor } from "#db/sealed.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { caseFor } from "./shared/move-case.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export const NOTE_KINDS = ["fact", "opinion", "told-in-confidence", "not-to-be-disclosed"] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Adds a note to a case. A note is never changed: what was wrong is put right by another. */
export function addNote(
  db: Db,
  input: { readonly caseId: string; readonly kind: NoteKind; readonly body: string },
  told: Told,
): Promise<Result<{ noteId: string }>> {
  return tell(db, "add-note", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    if (!row) return notFound;
    if (input.body.trim() === "") return refused("Write the note first.");
    const noteId = newId();
    const box = await boxFor(trx, row.key_id);
    await insertNote(trx, {
      id: noteId,
      case_id: row.id,
      kind: input.kind,
      body_sealed: box.seal("note", "body_sealed", noteId, input.body.trim()),
      by: told.by.userId,
      at: told.at,
      key_id: row.key_id,
    });
    await writeAudit(trx, "note.add", { table: "note", id: noteId, caseId: row.id }, told);
    return done({ noteId });
  });
}
