// What can be done, in words, for a page that says what is possible instead. Browser-safe.
import type { ActionEvent } from "./action.machine.ts";
import type { ApprovalEvent } from "./approval.machine.ts";
import type { AttemptEvent } from "./attempt.machine.ts";
import type { CaseEvent } from "./case.machine.ts";
import type { ContactEvent } from "./contact.machine.ts";
import type { ReferralEvent } from "./referral.machine.ts";

export const CASE_EVENT_WORDS: Record<CaseEvent["type"], string> = {
  TRIAGE_STARTED: "Start triage",
  GRADED: "Grade the risk",
  ACTIONS_AGREED: "Agree actions",
  ACTION_MOVED: "Record how an action is going",
  DANGER_BEGAN: "Say there is danger now",
  DANGER_PASSED: "Record that the danger has passed",
  REVIEWED: "Record the review",
  CLOSED: "Close the case",
  CONTACTED_AGAIN: "Record a new contact",
  CLOCK_PASSED: "Wait for the clock",
};

export const ACTION_EVENT_WORDS: Record<ActionEvent["type"], string> = {
  AGREED: "Agree it",
  SENT: "Tell them",
  ACCEPTED: "We'll take it",
  STARTED: "First contact made",
  DONE: "Done",
  NOT_TAKEN_UP: "Not taken up",
  UNREACHED: "Try at three different safe times",
  DECLINED: "We can't",
  WITHDRAWN: "Withdraw it",
  CLOCK_PASSED: "Wait for the clock",
};

export const CONTACT_EVENT_WORDS: Record<ContactEvent["type"], string> = {
  ANSWERED: "Save answers",
  CUT_OFF: "They have gone",
  PICKED_UP: "Pick up the call",
  CASE_OPENED: "Agree what happens",
  ENDED: "End, with nothing owed",
  CLOCK_PASSED: "Wait for the clock",
};

export const REFERRAL_EVENT_WORDS: Record<ReferralEvent["type"], string> = {
  ACKNOWLEDGED: "Acknowledge",
  ATTEMPTED: "Record an attempt",
  REACHED: "In contact",
  UNREACHED: "Could not reach",
  NOT_ELIGIBLE: "Not for us",
  WITHDRAWN: "Take it back",
  CLOCK_PASSED: "Wait for the clock",
};

export const ATTEMPT_EVENT_WORDS: Record<AttemptEvent["type"], string> = {
  REACHED: "They spoke with us",
  NOT_REACHED: "Could not reach them",
  MESSAGE_LEFT: "Left a message",
  NOT_MADE: "Did not ring",
  CLOCK_PASSED: "Wait for the clock",
};

export const APPROVAL_EVENT_WORDS: Record<ApprovalEvent["type"], string> = {
  APPROVED: "Approve the lower grade",
  REFUSED: "Keep the higher grade",
  SUPERSEDED: "A newer assessment takes its place",
  CLOCK_PASSED: "Wait for the clock",
};
