// One try at reaching the person, through its machine: begun with the press that shows the number, ended by whoever says how.
import { endAttempt, insertAttempt, type AttemptRow } from "#db/contact-attempt.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { boxFor } from "#db/sealed.ts";
import type { AttemptEvent } from "#machines/attempt.machine.ts";
import { begin, decide } from "#machines/decide.ts";
import { later } from "#machines/time.ts";
import { ATTEMPT_HELD } from "../../reaching.ts";
import type { WrittenOrRung } from "../../way-by.ts";
import type { Told } from "../told.ts";
import { turnCase } from "./move-case.ts";
import { owe, settle } from "./owe.ts";
import { writeAudit, writeEvent } from "./record.ts";

/** How an attempt ended. Only `reached` means that the person spoke with us safely; `not-made` is no attempt at all. */
export const ATTEMPT_RESULTS = [
  "reached",
  "could-not-talk",
  "no-answer",
  "someone-else-answered",
  "wrong-number",
  "voicemail-left",
  "text-sent",
  "not-made",
] as const;
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number];

const EVENT_OF: Readonly<Record<AttemptResult, Exclude<AttemptEvent["type"], "CLOCK_PASSED">>> = {
  reached: "REACHED",
  "could-not-talk": "NOT_REACHED",
  "no-answer": "NOT_REACHED",
  "someone-else-answered": "NOT_REACHED",
  "wrong-number": "NOT_REACHED",
  "voicemail-left": "MESSAGE_LEFT",
  "text-sent": "MESSAGE_LEFT",
  "not-made": "NOT_MADE",
};

interface Begun {
  /** The partner's action that the person is reached for; null when the hub itself rings. */
  readonly actionId: string | null;
  readonly channel: WrittenOrRung;
}

/** Puts an attempt on record, with the clock of whoever is shown the number. Returns its id. */
export async function beginAttempt(trx: Trx, row: CaseRow, { actionId, channel }: Begun, told: Told): Promise<string> {
  const id = newId();
  const status = begin("attempt", {});
  await insertAttempt(trx, {
    id,
    case_id: row.id,
    action_id: actionId,
    channel,
    status,
    result: "started",
    in_slot: 1,
    note_sealed: null,
    by: told.by.userId,
    at: told.at,
    ended_at: null,
    key_id: row.key_id,
  });
  await writeEvent(
    trx,
    { subject: "attempt", subjectId: id, caseId: row.id, type: "STARTED", from: null, to: status },
    told,
  );
  await oweEnd(trx, { id, case_id: row.id }, told);
  await turnCase(trx, row, told);
  await writeAudit(trx, "attempt.start", { table: "contact_attempt", id, caseId: row.id }, told);
  return id;
}

/** Starts the clock by which somebody says how the attempt ended. */
export const oweEnd = (trx: Trx, attempt: Pick<AttemptRow, "id" | "case_id">, told: Told): Promise<void> =>
  owe(trx, {
    subject: "attempt",
    subjectId: attempt.id,
    caseId: attempt.case_id,
    clock: "finish-attempt",
    due: later(told.at, ATTEMPT_HELD),
  });

export interface AttemptEnd {
  readonly result: AttemptResult;
  /** Whether it was a good time for them. */
  readonly slotKept: "yes" | "no" | "not-known";
  readonly note: string;
}

/** Writes down how an attempt ended and stops its clock; false, with nothing written, when its end is written already. */
export async function finishAttemptRow(trx: Trx, attempt: AttemptRow, end: AttemptEnd, told: Told): Promise<boolean> {
  const type = EVENT_OF[end.result];
  const decision = decide("attempt", attempt.status, {}, { type });
  if (!decision.ok) return false;
  const box = await boxFor(trx, attempt.key_id);
  const note = [end.slotKept === "no" ? "It was not a good time for them." : "", end.note.trim()]
    .filter(Boolean)
    .join(" ");
  const ended = await endAttempt(trx, attempt.id, {
    status: decision.status,
    result: end.result,
    note_sealed: box.sealMaybe("contact_attempt", "note_sealed", attempt.id, note || null),
    ended_at: told.at,
  });
  if (!ended) return false;
  await settle(trx, "attempt", attempt.id, told);
  const { id, case_id: caseId } = attempt;
  await writeEvent(
    trx,
    { subject: "attempt", subjectId: id, caseId, type, from: attempt.status, to: decision.status },
    told,
  );
  await writeAudit(trx, "attempt.finish", { table: "contact_attempt", id, caseId }, told);
  return true;
}
