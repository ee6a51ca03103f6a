// What is owed, by whom, by when. Each thing owed is one row of `deadline`; a case's next action is the most urgent of
// its open ones, so there is always exactly one and never none.
import { DAY, HOUR, later, MINUTE, type Instant } from "./time.ts";
import type { Grade } from "./statuses.ts";

/** The clocks the hub keeps. `late-…` is the same thing, owed by the duty manager because its time has passed. */
export const CLOCKS = [
  "emergency",
  "finish-call",
  "ring-back",
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
  "review",
  "review-overdue",
] as const;
export type Clock = (typeof CLOCKS)[number];
export type AnyClock = Clock | `late-${Clock}`;

/** Whose turn it is: the hub's handlers, the duty manager, or the organisation that owns the action. */
export type OwedBy = "hub" | "duty" | "partner";

const OWED_BY: Record<Clock, OwedBy> = {
  emergency: "hub",
  "finish-call": "hub",
  "ring-back": "hub",
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
  review: "hub",
  "review-overdue": "hub",
};

export const isLate = (clock: AnyClock): clock is `late-${Clock}` => clock.startsWith("late-");

/** The clock without its lateness. */
export const baseClock = (clock: AnyClock): Clock => (isLate(clock) ? clock.slice(5) : clock) as Clock;

/** Whose turn a clock is. A late one is always the duty manager's: an overdue clock escalates and never ends anything. */
export const owedBy = (clock: AnyClock): OwedBy => (isLate(clock) ? "duty" : OWED_BY[clock]);

/**
 * The clock that follows one that has passed unanswered. A review that falls due moves the case to review and is then
 * owed within two days; everything else goes to the duty manager, again each time it passes, so that it is never silent.
 */
export function whenPassed(clock: AnyClock, at: Instant, grade: Grade | null): { clock: AnyClock; due: Instant } {
  if (clock === "review") return { clock: "review-overdue", due: later(at, 2 * DAY) };
  return { clock: `late-${baseClock(clock)}`, due: later(at, graceAfter(baseClock(clock), grade)) };
}

/** How long the duty manager has, in milliseconds: area defaults, shortest where danger may be now. */
function graceAfter(clock: Clock, grade: Grade | null): number {
  if (clock === "emergency" || clock === "ring-back") return 15 * MINUTE;
  if (clock === "finish-call") return HOUR;
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
    review: "Review",
    "review-overdue": "Review",
  };
  // That it is late, its time says: only what one does about another's lateness has words of its own.
  if (isLate(clock) && (base === "answer-action" || base === "start-action" || base === "finish-action"))
    return `Chase: ${of ?? "action"}`;
  return what[base];
}
