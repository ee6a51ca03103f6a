import type { From } from "#db/connection.ts";
import { momentWords } from "#machines/due-words.ts";
import type { Instant } from "#machines/time.ts";
import { clocksStoppedSince } from "../clocks-alarm.ts";

export interface ClocksStopped {
  /** "today at 4pm" */
  readonly words: string;
  readonly since: Instant;
}

/** Since when nobody has been told what is late; null while the clocks run. */
export async function clocksStopped(from: From, at: Instant): Promise<ClocksStopped | null> {
  const since = await clocksStoppedSince(from, at);
  return since === null ? null : { words: momentWords(since, at), since };
}
