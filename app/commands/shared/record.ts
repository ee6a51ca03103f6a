// The two rows every change leaves: what happened (event), and who did or read it (audit).
import { insertAudit } from "#db/audit.ts";
import type { Trx } from "#db/connection.ts";
import { insertEvent } from "#db/event.ts";
import { boxFor } from "#db/sealed.ts";
import { newId } from "#db/ids.ts";
import type { Subject } from "#machines/statuses.ts";
import type { Told } from "../told.ts";

/** The user who did it; null for the clock, and for somebody who is no user. */
export const userOf = ({ by }: Told): string | null => (by.role === "clock" || by.role === "public" ? null : by.userId);

interface Happened {
  readonly subject: Subject;
  readonly subjectId: string;
  readonly caseId: string | null;
  readonly type: string;
  readonly from: string | null;
  readonly to: string;
  /** Words that belong to the event, sealed under `keyId`. */
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly keyId?: string;
}

/** Appends what happened. The payload is sealed; without a key there is none. */
export async function writeEvent(trx: Trx, happened: Happened, told: Told): Promise<void> {
  const { payload, keyId } = happened;
  const place = newId();
  const box = payload && keyId !== undefined ? await boxFor(trx, keyId) : null;
  await insertEvent(trx, {
    subject: happened.subject,
    subject_id: happened.subjectId,
    case_id: happened.caseId,
    type: happened.type,
    from_status: happened.from,
    to_status: happened.to,
    by: userOf(told),
    at: told.at,
    // A row that is never updated has no id before it is written: the sealed text carries its own place.
    payload_sealed: box
      ? box.seal("event", "payload_sealed", happened.subjectId, JSON.stringify({ place, ...payload }))
      : null,
    key_id: box ? box.keyId : null,
  });
}

/** Appends who did or read what: ids and a verb, never words. */
export async function writeAudit(
  trx: Trx,
  verb: string,
  subject: { readonly table: string; readonly id: string | null; readonly caseId?: string | null },
  told: Told,
  outcome = "done",
): Promise<void> {
  await insertAudit(trx, {
    at: told.at,
    by: userOf(told),
    organisation_id: userOf(told) === null ? null : told.by.organisationId,
    verb,
    subject: subject.table,
    subject_id: subject.id,
    case_id: subject.caseId ?? null,
    outcome,
  });
}
