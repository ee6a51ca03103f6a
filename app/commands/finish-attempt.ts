import { attemptById, attemptsOfCase } from "#db/contact-attempt.ts";
import type { CaseRow } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { channelOf, phoneAmong, safeContactsOfCase, type SafeContactRow } from "#db/safe-contact.ts";
import { ATTEMPT_RESULT_WORDS } from "#machines/attempt-words.ts";
import { baseClock, type AnyClock } from "#machines/owed.ts";
import { slotAfter, slotOf } from "#machines/safe-contact.ts";
import { HOUR, later, type Instant } from "#machines/time.ts";
import { ATTEMPT_HELD } from "../reaching.ts";
import { channelBy } from "../way-by.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { finishAttemptRow, type AttemptEnd, type AttemptResult } from "./shared/attempt.ts";
import { DUTY_WITHIN, handBack } from "./shared/hand-back.ts";
import { keepSafe, type StillSafe } from "./shared/keep-safe.ts";
import { caseFor, moveCase } from "./shared/move-case.ts";
import { moveReferral } from "./shared/move-referral.ts";
import { owe, settle } from "./shared/owe.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export { ATTEMPT_RESULTS, type AttemptResult } from "./shared/attempt.ts";

export interface FinishAttempt extends AttemptEnd, StillSafe {
  readonly caseId: string;
  readonly attemptId: string;
}

/** Attempts in so many different slots without an answer go back to the referrer and the duty manager. */
const ATTEMPTS = 3;
/** By when a handler who has just reached somebody grades the risk. */
const TRIAGE_WITHIN = HOUR;

/**
 * Writes down how an attempt ended, and sets the clock of what follows from it. How a partner's ended is theirs to say; once
 * their time for it has passed the hub asks them, and may write it down.
 */
export function finishAttempt(
  db: Db,
  input: FinishAttempt,
  told: Told,
): Promise<Result<{ caseId: string; version: number }>> {
  return tell(db, "finish-attempt", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    const attempt = row && (await attemptById(trx, input.attemptId));
    if (!row || attempt?.case_id !== row.id) return notFound;
    const partners = attempt.action_id !== null;
    if (partners && attempt.ended_at === null && told.at < later(attempt.at, ATTEMPT_HELD)) return notFound;
    if (!(await finishAttemptRow(trx, attempt, input, told)))
      return conflict(row.version, { result: ATTEMPT_RESULT_WORDS[attempt.result] ?? attempt.result });
    await keepSafe(trx, row.id, { ...input, by: attempt.channel }, told);
    const reached = input.result === "reached";
    if (row.status === "closed")
      return reached
        ? refused("This case is closed. Record that they contacted us again first.")
        : done({ caseId: row.id, version: row.version });
    if (partners && reached) await moveReferral(trx, row.id, { type: "REACHED" }, told);
    if (attempt.action_id !== null && !reached) await handBack(trx, row, attempt.action_id, told);
    const moved = partners
      ? await moveCase(trx, row, { type: "ACTION_MOVED" }, told)
      : reached
        ? await afterReaching(trx, row, told)
        : await afterNotReaching(trx, row, input.result, await phoneOf(trx, row), told);
    return moved.kind === "done" ? done({ caseId: row.id, version: moved.row.version }) : moved;
  });
}

/** When they are rung next is a matter of the phone, by whichever way somebody wrote. */
const phoneOf = async (trx: Trx, row: CaseRow): Promise<SafeContactRow | undefined> =>
  phoneAmong(await safeContactsOfCase(trx, row.id));

async function afterReaching(trx: Trx, row: CaseRow, told: Told): Promise<Result<{ row: CaseRow }>> {
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

async function afterNotReaching(
  trx: Trx,
  row: CaseRow,
  result: AttemptResult,
  contact: SafeContactRow | undefined,
  told: Told,
): Promise<Result<{ row: CaseRow }>> {
  const owed = (await openDeadlinesOfCase(trx, row.id)).some(
    ({ clock }) => baseClock(clock as AnyClock) === "first-contact",
  );
  // Whoever did not ring has not used up a time that is safe: what was owed is owed as before.
  if (result === "not-made" || row.first_contact_at !== null || !owed)
    return moveCase(trx, row, { type: "ACTION_MOVED" }, told);
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
  const attempts = (await attemptsOfCase(trx, row.id)).filter(
    (one) =>
      one.action_id === null &&
      one.ended_at !== null &&
      one.status !== "not-made" &&
      channelBy(one.channel) === "phone",
  );
  return new Set(attempts.map((one) => slotOf(channel, one.at) ?? one.at)).size;
}
