// Times as people say them, for pages: the words are made on the server, and the exact instant always stands beside them.
import { dayWords, dueAt, timeWords, type Due } from "#machines/due-words.ts";
import { instantOf, MINUTE, type Instant } from "#machines/time.ts";

export { lengthWords } from "#machines/due-words.ts";

export type SaidTime = Due;

/** By when: "today by 4pm", "tomorrow by 10am", "2 hours late". Throws a RangeError when `due` is no moment. */
export const dueWords = (due: string, now: Instant): SaidTime => dueAt(instantOf(due), now);

/** A moment: "today at 4pm", "Thursday at 10:30am". */
export const momentWords = (at: Instant, now: Instant): string => `${dayWords(at, now)} at ${timeWords(at)}`;

/** Whole minutes from one moment to another; 0 when the first is later. */
export const minutesSince = (from: Instant, now: Instant): number =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(from)) / MINUTE));
