// The clocks as a table says them: who owes it, by when, and who is asked when the time passes. Browser-safe. What is owed,
// whose turn it is and what follows a passed clock are read from owed.ts; here they are only put into words.
import { WITHIN } from "./clocks-of.ts";
import { lengthWords } from "./due-words.ts";
import { owedBy, owedWords, REVIEW_AFTER, whenPassed, type AnyClock, type Clock, type OwedBy } from "./owed.ts";
import type { Grade } from "./statuses.ts";
import { instantOf, type Instant } from "./time.ts";

const WHO: Readonly<Record<OwedBy, string>> = {
  hub: "the hub",
  duty: "the duty manager",
  partner: "whoever it was sent to",
  manager: "the manager of whoever owed it",
};

/** Whose turn it is, in the middle of a sentence. */
export const whoWords = (by: OwedBy): string => WHO[by];

/** Any moment: only how long after it something is due is read. */
const AT: Instant = instantOf("2026-01-01T00:00:00Z");

/** How long the clock that follows a passed one gives, in milliseconds. */
const graceAfter = (clock: AnyClock, grade: Grade | null = null): number =>
  Date.parse(whenPassed(clock, AT, grade).due) - Date.parse(AT);

const OWN_TIME = "by its own time, which the protocol gave it";
const within = (ms: number): string => `within ${lengthWords(ms)}`;

const BY_WHEN: Readonly<Record<Clock, string>> = {
  emergency: "at once",
  "finish-call": `${within(WITHIN["finish-call"])} of the last answer`,
  "ring-back": `at once in danger, ${within(WITHIN["ring-back-unknown"])} when nobody knows, else ${within(WITHIN["ring-back"])}`,
  "finish-attempt": `${within(WITHIN["finish-attempt"])} of the number being shown`,
  "first-contact": "by the earliest time of what the protocol suggested when it came",
  triage: `${within(WITHIN.triage)} of speaking with them, or of the danger having passed`,
  "ask-action": OWN_TIME,
  "send-action": OWN_TIME,
  "answer-action": OWN_TIME,
  "start-action": OWN_TIME,
  "finish-action": `${within(WITHIN["finish-action"])} of first contact`,
  "do-action": OWN_TIME,
  "approve-grade": `${within(WITHIN["approve-grade"])} of being asked`,
  "settle-unmet": `by the time that help was due, or ${within(WITHIN["settle-unmet-refused"])} where the person refused it`,
  "decide-same-person": `${within(WITHIN["decide-same-person"])} of being asked`,
  "settle-message": `${within(WITHIN["settle-message"])} of not going out`,
  "read-message": `${within(WITHIN["read-message"])} of its coming, ${within(WITHIN["read-message-high"])} at high`,
  review: `${lengthWords(REVIEW_AFTER.high)} after the grade at high, ${lengthWords(REVIEW_AFTER.medium)} at others`,
  "review-overdue": `${within(graceAfter("review"))} of falling due`,
};

/** How long who is asked next has: "within 24 hours (4 hours at high)". */
function graceWords(clock: AnyClock): string {
  const [other, high] = [lengthWords(graceAfter(clock)), lengthWords(graceAfter(clock, "high"))];
  return other === high ? `within ${other}` : `within ${other} (${high} at high)`;
}

/** Who is asked, one after the other, from the clock's passing until it comes round; those with the same time together. */
function climb(clock: AnyClock): string {
  const asked: AnyClock[] = [];
  const groups: { who: string[]; grace: string }[] = [];
  for (let from = clock; ; from = asked.at(-1) ?? clock) {
    const { clock: next } = whenPassed(from, AT, null);
    if (asked.includes(next)) break;
    asked.push(next);
    const grace = graceWords(from);
    const last = groups.at(-1);
    if (last?.grace === grace) last.who.push(WHO[owedBy(next)]);
    else groups.push({ who: [WHO[owedBy(next)]], grace });
  }
  return groups
    .map(({ who, grace }) => `${who.join(", then ")}, ${who.length > 1 ? `each ${grace}` : grace}`)
    .join("; then ");
}

export interface OwedSentence {
  /** What is owed, as a verb. */
  readonly what: string;
  /** "the hub, within 1 hour of the last answer". */
  readonly who: string;
  /** "If not: the duty manager, then the manager of whoever owed it, each within 1 hour; and so on until it is done." */
  readonly passed: string;
}

/** A clock as a row of the table says it. */
export function owedSentence(clock: Clock): OwedSentence {
  return {
    what: owedWords(clock, clock.endsWith("-action") ? "the action" : undefined),
    who: `${WHO[owedBy(clock)]}, ${BY_WHEN[clock]}`,
    passed: `If not: ${climb(clock)}; and so on until it is done.`,
  };
}
