// What the tests of attempts share: one that is begun and ended, at a time at which it is safe to ring.
import { finishAttempt, type AttemptResult } from "#app/commands/finish-attempt.ts";
import { startAttempt } from "#app/commands/start-attempt.ts";
import { referralByReference } from "#db/referral.ts";
import { HOUR, later, MINUTE, type Instant } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import type { aReferredDesk, Desk } from "./case-steps.ts";

/** In the safe hours of a referred desk. */
export const AT_TEN = later(MONDAY, HOUR + 5 * MINUTE);

/** Begins an attempt, and four minutes later says how it ended. */
export async function attempt(
  desk: Desk,
  at: Instant,
  result: AttemptResult,
  stillSafe: "yes" | "no" | "not-asked" = "not-asked",
) {
  const begun = await startAttempt(desk.db, { caseId: desk.caseId, kind: "call" }, desk.told(at));
  if (begun.kind !== "done") return begun;
  const end = {
    caseId: desk.caseId,
    attemptId: begun.attemptId,
    result,
    stillSafe,
    slotKept: "yes",
    note: "",
  } as const;
  return finishAttempt(desk.db, end, desk.told(later(at, 4 * MINUTE)));
}

/** An end that says nothing more than that nobody answered. */
export const END = { result: "no-answer", stillSafe: "not-asked", slotKept: "not-known", note: "" } as const;

/** Where the referral of the desk stands. */
export const statusOf = async ({ db, reference }: Awaited<ReturnType<typeof aReferredDesk>>) =>
  (await referralByReference(db, reference))?.status;
