import { attemptById, attemptsOfCase, endAttempt } from "#db/contact-attempt.ts";
import type { CaseRow } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { channelOf, safeContactsOfCase, updateSafeContact, type SafeContactRow } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import { slotAfter, slotOf } from "#machines/safe-contact.ts";
import { HOUR, later, type Instant } from "#machines/time.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { caseFor, moveCase } from "./shared/move-case.ts";
import { moveReferral } from "./shared/move-referral.ts";
import { owe, settle } from "./shared/owe.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** How an attempt ended. Only `reached` means that the person spoke with us safely. */
export const ATTEMPT_RESULTS = [
  "reached",
  "could-not-talk",
  "no-answer",
  "someone-else-answered",
  "wrong-number",
  "voicemail-left",
  "text-sent",
] as const;
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number];

export interface FinishAttempt {
  readonly caseId: string;
  readonly attemptId: string;
  readonly result: AttemptResult;
  /** Whether this is still a safe way to reach them; asked at each contact. */
  readonly stillSafe: "yes" | "no" | "not-asked";
  /** Whether it was a good time for them. */
  readonly slotKept: "yes" | "no" | "not-known";
  readonly note: string;
}

/** Attempts in so many different slots without an answer go back to the referrer and the duty manager. */
const ATTEMPTS = 3;
/** By when a handler who has just reached somebody grades the risk, and the duty manager looks at somebody not reached. */
const TRIAGE_WITHIN = HOUR;
const DUTY_WITHIN = 4 * HOUR;

/** Writes down how an attempt ended, and sets the clock of what follows from it. */
export function finishAttempt(
  db: Db,
  input: FinishAttempt,
  told: Told,
): Promise<Result<{ caseId: string; version: number }>> {
  return tell(db, "finish-attempt", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    const attempt = row && (await attemptById(trx, input.attemptId));
    // How a partner's attempt ended is theirs to say.
    if (!row || attempt?.case_id !== row.id || attempt.action_id !== null) return notFound;
    const box = await boxFor(trx, attempt.key_id);
    const note = [input.slotKept === "no" ? "It was not a good time for them." : "", input.note.trim()]
      .filter(Boolean)
      .join(" ");
    const ended = await endAttempt(trx, attempt.id, {
      result: input.result,
      note_sealed: box.sealMaybe("contact_attempt", "note_sealed", attempt.id, note || null),
      ended_at: told.at,
    });
    if (!ended) return conflict(row.version, { result: attempt.result });
    if (row.status === "closed") return refused("This case is closed. Record that they contacted us again first.");
    const contact = (await safeContactsOfCase(trx, row.id)).find((one) => one.channel === "phone");
    const kept = contact && (await keepSafeContact(trx, contact, input, told));
    await writeAudit(trx, "attempt.finish", { table: "contact_attempt", id: attempt.id, caseId: row.id }, told);
    const moved = input.result === "reached" ? await reached(trx, row, told) : await notReached(trx, row, kept, told);
    return moved.kind === "done" ? done({ caseId: row.id, version: moved.row.version }) : moved;
  });
}

/** A way that is no longer safe is not used from now on; a wrong number is not known to be safe. */
async function keepSafeContact(
  trx: Trx,
  contact: SafeContactRow,
  input: FinishAttempt,
  told: Told,
): Promise<SafeContactRow> {
  const wrong = input.result === "wrong-number";
  if (!wrong && input.stillSafe === "not-asked") return contact;
  const safe = wrong ? "unknown" : input.stillSafe === "no" ? "not-safe" : contact.safe;
  const changes = { safe, confirmed_at: told.at, confirmed_by: told.by.userId } as const;
  await updateSafeContact(trx, contact.id, contact.version, changes);
  return { ...contact, ...changes };
}

async function reached(trx: Trx, row: CaseRow, told: Told): Promise<Result<{ row: CaseRow }>> {
  await settle(trx, "case", row.id, told, "first-contact");
  await settle(trx, "case", row.id, told, "ring-back");
  await moveReferral(trx, row.id, { type: "REACHED" }, told);
  const changes = {
    first_contact_at: row.first_contact_at ?? told.at,
    holder_user_id: row.holder_user_id ?? told.by.userId,
  };
  const begins = row.status === "received" || row.status === "reopened";
  if (begins) {
    await settle(trx, "case", row.id, told, "triage");
    await owe(trx, {
      subject: "case",
      subjectId: row.id,
      caseId: row.id,
      clock: "triage",
      due: later(told.at, TRIAGE_WITHIN),
    });
  }
  return moveCase(trx, row, { type: begins ? "TRIAGE_STARTED" : "CONTACTED_AGAIN" }, told, changes);
}

async function notReached(
  trx: Trx,
  row: CaseRow,
  contact: SafeContactRow | undefined,
  told: Told,
): Promise<Result<{ row: CaseRow }>> {
  const owed = (await openDeadlinesOfCase(trx, row.id)).some(
    ({ clock }) => clock === "first-contact" || clock === "late-first-contact",
  );
  if (row.first_contact_at !== null || !owed) return moveCase(trx, row, { type: "ACTION_MOVED" }, told);
  await settle(trx, "case", row.id, told, "first-contact");
  const next = contact && mayEverRing(contact) ? slotAfter(channelOf(contact), told.at) : null;
  const debt = { subject: "case", subjectId: row.id, caseId: row.id } as const;
  if (next === null || (contact && (await slotsTried(trx, row, contact)) >= ATTEMPTS)) {
    // Never a silent end: the referrer hears "could not reach", and the duty manager decides what else there is.
    await moveReferral(trx, row.id, { type: "UNREACHED" }, told);
    await owe(trx, { ...debt, clock: "late-first-contact", due: later(told.at, DUTY_WITHIN) });
  } else {
    await owe(trx, { ...debt, clock: "first-contact", due: earlier(next, row.first_contact_due_at, told.at) });
  }
  return moveCase(trx, row, { type: "ACTION_MOVED" }, told);
}

const mayEverRing = (contact: SafeContactRow): boolean => contact.safe === "safe" && contact.do_not_contact === 0;

/** The next slot, but never later than what was promised, while that is still ahead. */
const earlier = (next: Instant, promised: Instant | null, at: Instant): Instant =>
  promised !== null && promised > at && promised < next ? promised : next;

/** In how many different slots somebody has tried. */
async function slotsTried(trx: Trx, row: CaseRow, contact: SafeContactRow): Promise<number> {
  const channel = channelOf(contact);
  const attempts = (await attemptsOfCase(trx, row.id)).filter((one) => one.action_id === null && one.ended_at !== null);
  return new Set(attempts.map((one) => slotOf(channel, one.at) ?? one.at)).size;
}
