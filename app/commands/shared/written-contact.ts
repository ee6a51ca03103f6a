import { insertContact, type ContactRow } from "#db/contact.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import type { Box } from "#db/sealed.ts";
import type { Answers } from "#machines/intake/answers.ts";
import type { Told } from "../told.ts";
import { writeEvent } from "./record.ts";

export interface Written {
  readonly channel: ContactRow["channel"];
  readonly danger: ContactRow["danger"];
  readonly answers: Answers;
  /** The questions as they were worded. */
  readonly asked: Readonly<Record<string, string>>;
}

/** The contact of a case that began in writing: it is over as soon as it came, and owes nothing beside its case. Answers its id. */
export async function keepWrittenContact(
  trx: Trx,
  row: Pick<CaseRow, "id" | "area" | "hub_organisation_id">,
  { channel, danger, answers, asked }: Written,
  box: Box,
  told: Told,
): Promise<string> {
  const id = newId();
  await insertContact(trx, {
    id,
    area: row.area,
    channel,
    hub_organisation_id: row.hub_organisation_id,
    status: "routed",
    case_id: row.id,
    owner_user_id: null,
    danger,
    started_at: told.at,
    ended_at: told.at,
    how_ended: null,
    doors_tried: null,
    answers_sealed: box.seal("contact", "answers_sealed", id, JSON.stringify({ answers, asked })),
    version: 1,
    key_id: box.keyId,
    next_what: null,
    next_owner_organisation_id: null,
    next_owner_user_id: null,
    next_due_at: null,
  });
  const happened = { subject: "contact", subjectId: id, caseId: row.id, type: "REFERRED" } as const;
  await writeEvent(trx, { ...happened, from: null, to: "routed" }, told);
  return id;
}
