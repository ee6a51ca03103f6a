// Which clocks can run for a thing while it has a status, and how long each gives, as data: the commands start them.
import type { Clock } from "./owed.ts";
import type { Subject } from "./statuses.ts";
import { DAY, HOUR, MINUTE } from "./time.ts";

type Clocks = Readonly<Record<string, readonly Clock[]>>;

/** A referral has no clock of its own: its case owes what comes next. What is not listed owes nothing. */
const CLOCKS_OF: Readonly<Record<Subject, Clocks>> = {
  contact: { live: ["finish-call", "emergency"], "cut-off": ["ring-back", "emergency"] },
  case: {
    received: ["first-contact", "triage", "read-message", "settle-message", "decide-same-person"],
    triaging: ["triage", "first-contact", "settle-unmet", "read-message", "settle-message", "decide-same-person"],
    // Over what else is owed, which waits until it has passed.
    emergency: [
      "emergency",
      "first-contact",
      "triage",
      "settle-unmet",
      "read-message",
      "settle-message",
      "decide-same-person",
      "review",
      "review-overdue",
    ],
    supporting: [
      "review",
      "review-overdue",
      "triage",
      "first-contact",
      "settle-unmet",
      "read-message",
      "settle-message",
      "decide-same-person",
    ],
    review: [
      "review-overdue",
      "review",
      "triage",
      "first-contact",
      "settle-unmet",
      "read-message",
      "settle-message",
      "decide-same-person",
    ],
    reopened: ["triage", "read-message", "settle-message", "decide-same-person"],
  },
  action: {
    proposed: ["ask-action"],
    agreed: ["send-action", "do-action"],
    sent: ["answer-action"],
    accepted: ["start-action"],
    "under-way": ["finish-action"],
  },
  referral: {
    submitted: ["first-contact"],
    acknowledged: ["first-contact"],
    "first-attempt": ["first-contact"],
    "unable-to-contact": ["first-contact"],
  },
  attempt: { started: ["finish-attempt"] },
  approval: { pending: ["approve-grade"] },
};

/** The clocks that can run for it, the usual one first; none where nothing is owed. */
export const clocksOf = (subject: Subject, status: string): readonly Clock[] => CLOCKS_OF[subject][status] ?? [];

/** How long a clock gives where that is always the same, in milliseconds: area defaults. */
export const WITHIN = {
  "finish-call": HOUR,
  "ring-back": 2 * HOUR,
  "ring-back-unknown": 15 * MINUTE,
  "finish-attempt": 30 * MINUTE,
  triage: HOUR,
  "finish-action": 42 * DAY,
  "approve-grade": 4 * HOUR,
  "settle-unmet-refused": DAY,
  "read-message": 4 * HOUR,
  "read-message-high": HOUR,
  "settle-message": 4 * HOUR,
  "decide-same-person": DAY,
} as const;
