import { actionsById } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { messagesOfCase } from "#db/message-to-hub.ts";
import { notesOfCase } from "#db/note.ts";
import { organisationsById } from "#db/organisation.ts";
import { boxesFor } from "#db/sealed.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";
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
  /** What partners, referrers and the person have told the hub, newest first. */
  readonly messages: readonly MessageToHub[];
  /** The page's own moment: what is marked as read is what had come by then. */
  readonly until: Instant;
}

export interface MessageToHub {
  readonly id: string;
  readonly body: string;
  /** The organisation, or that it was the person. */
  readonly from: string;
  readonly by: string | null;
  /** What they were asked to do, where it is about that. */
  readonly about: string | null;
  readonly at: Instant;
  /** Who read it; null while nobody has. */
  readonly readBy: string | null;
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
    messages: await messagesOf(from, row),
    until: at,
    notes: notes.reverse().map((note) => ({
      id: note.id,
      kind: note.kind,
      body: boxes.get(note.key_id)?.open("note", "body_sealed", note.id, note.body_sealed) ?? "",
      by: names.get(note.by) ?? "a colleague",
      at: note.at,
    })),
  };
}

async function messagesOf(from: From, row: CaseRow): Promise<MessageToHub[]> {
  const rows = await messagesOfCase(from, row.id);
  if (rows.length === 0) return [];
  const boxes = await boxesFor(
    from,
    rows.map((one) => one.key_id),
  );
  const names = await userNames(
    from,
    rows.flatMap((one) => [one.by, one.read_by]),
  );
  const known = <T>(ids: readonly (T | null)[]): T[] => ids.filter((id) => id !== null);
  const organisations = await organisationsById(from, known(rows.map((one) => one.organisation_id)));
  const actions = await actionsById(from, known(rows.map((one) => one.action_id)));
  return rows.reverse().map((one) => {
    const pathway = actions.find(({ id }) => id === one.action_id)?.pathway;
    return {
      id: one.id,
      body: boxes.get(one.key_id)?.open("message_to_hub", "body_sealed", one.id, one.body_sealed) ?? "",
      from: organisations.find(({ id }) => id === one.organisation_id)?.name ?? "The person",
      by: one.by === null ? null : (names.get(one.by) ?? "somebody there"),
      about: pathway === undefined ? null : PATHWAY[pathway as PathwayCode].title,
      at: one.at,
      readBy: one.read_by === null ? null : (names.get(one.read_by) ?? "a colleague"),
    };
  });
}
