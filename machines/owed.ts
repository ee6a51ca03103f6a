// What is owed, by whom, by when. Each thing owed is one row of `deadline`; a case's next action is the most urgent of
// its open ones, so there is always exactly one and never none.
import { DAY, HOUR, later, MINUTE, type Instant } from "./time.ts";
import type { Grade } from "./statuses.ts";

/** The clocks the hub keeps, each the name of what is owed. */
export const CLOCKS = [
  "emergency",
  "finish-call",
  "ring-back",
  "finish-attempt",
  "first-contact",
  "triage",
  "ask-action",
  "send-action",
  "answer-action",
  "start-action",
  "finish-action",
  "do-action",
  "approve-grade",
  "settle-unmet",
  "read-message",
  "settle-message",
  "decide-same-person",
  "review",
  "review-overdue",
] as const;
export type Clock = (typeof CLOCKS)[number];

/**
 * What is owed may climb: `late-…` is the same thing, asked of the duty manager because its time has passed; `escalated-…` is
 * asked of the owner's manager, because the duty manager's time has passed too.
 */
export type AnyClock = Clock | `late-${Clock}` | `escalated-${Clock}`;

/**
 * Whose turn it is: the hub's handlers, the duty manager, the organisation that owns the action, or the manager of whichever
 * organisation owed it first.
 */
export type OwedBy = "hub" | "duty" | "partner" | "manager";

const OWED_BY: Record<Clock, OwedBy> = {
  emergency: "hub",
  "finish-call": "hub",
  "ring-back": "hub",
  // Of whoever was shown the number; of a partner's people, where one of them was.
  "finish-attempt": "hub",
  "first-contact": "hub",
  triage: "hub",
  "ask-action": "hub",
  "send-action": "hub",
  "answer-action": "partner",
  "start-action": "partner",
  "finish-action": "partner",
  "do-action": "hub",
  "approve-grade": "duty",
  "settle-unmet": "duty",
  "read-message": "hub",
  "settle-message": "hub",
  "decide-same-person": "duty",
  review: "hub",
  "review-overdue": "hub",
};

const isAsked = (clock: AnyClock): clock is `late-${Clock}` => clock.startsWith("late-");

/** It is asked of the owner's manager. */
export const isEscalated = (clock: AnyClock): clock is `escalated-${Clock}` => clock.startsWith("escalated-");

/** Its own time has passed: somebody above its owner is asked. */
export const isLate = (clock: AnyClock): boolean => isAsked(clock) || isEscalated(clock);

/** The clock without its lateness. */
export const baseClock = (clock: AnyClock): Clock => clock.replace(/^(late|escalated)-/, "") as Clock;

/** The names under which one thing is owed, from the first. */
export const namesOf = (clock: Clock): readonly AnyClock[] => [clock, `late-${clock}`, `escalated-${clock}`];

/** Whose turn a clock is: an overdue one climbs and never ends anything. */
export const owedBy = (clock: AnyClock): OwedBy =>
  isEscalated(clock) ? "manager" : isAsked(clock) ? "duty" : OWED_BY[baseClock(clock)];

/**
 * The clock that follows one that has passed unanswered: its owner, the duty manager, the owner's manager, the duty manager
 * again, and so on, so that it is never silent. What the duty manager owed from the start goes to the manager at once. A review
 * that falls due moves the case to review and is then owed within two days.
 */
export function whenPassed(clock: AnyClock, at: Instant, grade: Grade | null): { clock: AnyClock; due: Instant } {
  if (clock === "review") return { clock: "review-overdue", due: later(at, 2 * DAY) };
  const base = baseClock(clock);
  const due = later(at, graceAfter(base, grade));
  return { clock: owedBy(clock) === "duty" ? `escalated-${base}` : `late-${base}`, due };
}

/** How long each who is asked has, in milliseconds: area defaults, shortest where danger may be now. */
function graceAfter(clock: Clock, grade: Grade | null): number {
  if (clock === "emergency" || clock === "ring-back") return 15 * MINUTE;
  if (clock === "finish-call" || clock === "finish-attempt") return HOUR;
  return grade === "high" ? 4 * HOUR : DAY;
}

export interface Owed {
  readonly clock: AnyClock;
  readonly due: Instant;
}

/**
 * The one that comes first: an emergency before everything, then what is late (it was due before anything that is not,
 * whatever time the duty manager has for it), then the earliest due, then the order of CLOCKS.
 */
export function mostUrgent<T extends Owed>(open: readonly T[]): T | undefined {
  const rank = ({ clock }: T) => (baseClock(clock) === "emergency" ? 0 : isLate(clock) ? 1 : 2);
  return [...open].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.due.localeCompare(b.due) ||
      CLOCKS.indexOf(baseClock(a.clock)) - CLOCKS.indexOf(baseClock(b.clock)),
  )[0];
}

/** When the grade is looked at again, in milliseconds after it was agreed: area defaults (two weeks for high, six for others). */
export const REVIEW_AFTER: Record<Grade, number> = { high: 14 * DAY, medium: 42 * DAY, standard: 42 * DAY };

/** What a clock asks for, as a verb for the queue; `of` is the pathway's title where it is about an action. */
export function owedWords(clock: AnyClock, of?: string): string {
  const base = baseClock(clock);
  const what: Record<Clock, string> = {
    emergency: "Stay with it until the danger has passed",
    "finish-call": "Finish the record of this call",
    "ring-back": "Follow the plan for a cut-off call",
    "finish-attempt": `Write down whether they were reached${of === undefined ? "" : `: ${of}`}`,
    "first-contact": "Ring",
    triage: "Grade the risk and agree what happens",
    "ask-action": `Ask about ${of ?? "the next step"}`,
    "send-action": `Send: ${of ?? "action"}`,
    "answer-action": `Answer: ${of ?? "action"}`,
    "start-action": `First contact: ${of ?? "action"}`,
    "finish-action": `Say how it went: ${of ?? "action"}`,
    "do-action": `Do: ${of ?? "action"}`,
    "approve-grade": "Approve or refuse the lower grade",
    "settle-unmet": of === undefined ? "Decide about a need that nothing meets" : `Nothing meets this need: ${of}`,
    "read-message": "Read a message about them",
    "settle-message": "See to a message that did not go",
    "decide-same-person": "Decide whether two cases are one person’s",
    review: "Review",
    "review-overdue": "Review",
  };
  // That it is late, its time says: only what one does about another's lateness has words of its own.
  const others = base === "answer-action" || base === "start-action" || base === "finish-action";
  // Its own manager does not chase it, but sees to it.
  if (isLate(clock) && others) return `${isEscalated(clock) ? "See to it" : "Chase"}: ${of ?? "action"}`;
  if (isLate(clock) && base === "finish-attempt" && of !== undefined) return `Ask whether they were reached: ${of}`;
  return what[base];
}
