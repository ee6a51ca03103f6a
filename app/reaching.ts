// Who is reaching the person of a case now: the hub and every partner alike, so that two people never ring at once.
import { attemptsOfCase, type AttemptRow } from "#db/contact-attempt.ts";
import type { From } from "#db/connection.ts";
import { later, MINUTE, type Instant } from "#machines/time.ts";

/** How long an attempt that nobody has ended keeps a second one away, in milliseconds. */
export const ATTEMPT_HELD = 30 * MINUTE;

/** Whoever reaches, and for which action of theirs; null for the hub itself. */
export interface Reacher {
  readonly userId: string;
  readonly actionId: string | null;
}

/**
 * How it stands for somebody who wants to ring: nobody is reaching them, they themselves are, somebody else is, or they are
 * for another action. Of attempts that nobody ended only the newest counts: at any moment at most one person has the number.
 */
export interface Reaching {
  readonly kind: "nobody" | "own" | "other" | "own-elsewhere";
  /** The newest attempt that nobody has ended, however long ago it began. */
  readonly attempt: AttemptRow | undefined;
}

export async function reachingNow(
  from: From,
  caseId: string,
  { userId, actionId }: Reacher,
  at: Instant,
): Promise<Reaching> {
  const attempt = (await attemptsOfCase(from, caseId)).filter((one) => one.ended_at === null).at(-1);
  if (attempt?.by === userId && attempt.action_id === actionId) return { kind: "own", attempt };
  if (attempt === undefined || attempt.at <= later(at, -ATTEMPT_HELD)) return { kind: "nobody", attempt };
  return { kind: attempt.by === userId ? "own-elsewhere" : "other", attempt };
}

/** Why one may not ring now. */
export const REACHING_WORDS: Readonly<Record<"other" | "own-elsewhere", string>> = {
  other: "Somebody else is reaching them right now.",
  "own-elsewhere": "You are reaching them right now for something else. Write down how that ended first.",
};
