import type { From } from "#db/connection.ts";
import { notesOfCase } from "#db/note.ts";
import { boxesFor } from "#db/sealed.ts";
import type { Instant } from "#machines/time.ts";
import { caseFrame, openedCase, type CaseFrame } from "./case-frame.ts";
import { userNames } from "./user-names.ts";

export interface NotesPage {
  readonly frame: CaseFrame;
  /** Newest first. */
  readonly notes: readonly {
    readonly id: string;
    readonly kind: string;
    readonly body: string;
    readonly by: string;
    readonly at: Instant;
  }[];
}

export async function notesPage(from: From, caseId: string, at: Instant): Promise<NotesPage> {
  const row = await openedCase(from, caseId);
  const notes = await notesOfCase(from, row.id);
  const boxes = await boxesFor(
    from,
    notes.map((note) => note.key_id),
  );
  const names = await userNames(
    from,
    notes.map((note) => note.by),
  );
  return {
    frame: await caseFrame(from, row, at),
    notes: notes.reverse().map((note) => ({
      id: note.id,
      kind: note.kind,
      body: boxes.get(note.key_id)?.open("note", "body_sealed", note.id, note.body_sealed) ?? "",
      by: names.get(note.by) ?? "a colleague",
      at: note.at,
    })),
  };
}
