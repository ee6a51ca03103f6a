// What every status is called, for the hub's own people. Partners and referrers have words of their own. Browser-safe.
import type {
  ActionStatus,
  ApprovalStatus,
  AttemptStatus,
  CaseStatus,
  ContactStatus,
  ReferralStatus,
  Subject,
} from "./statuses.ts";

export const CASE_STATUS_WORDS: Readonly<Record<CaseStatus, string>> = {
  received: "Waiting for first contact",
  triaging: "Being triaged",
  emergency: "Danger now",
  supporting: "Being supported",
  review: "Review due",
  closed: "Closed",
  reopened: "Open again",
};

export const CONTACT_STATUS_WORDS: Readonly<Record<ContactStatus, string>> = {
  live: "Going on now",
  "cut-off": "Cut off",
  routed: "Part of a case",
  over: "Over",
};

export const ACTION_STATUS_WORDS: Readonly<Record<ActionStatus, string>> = {
  proposed: "To be asked",
  agreed: "Agreed, not yet told",
  sent: "Sent, no answer yet",
  accepted: "Taken on",
  "under-way": "Under way",
  done: "Done",
  "not-taken-up": "Not taken up",
  withdrawn: "Withdrawn",
  declined: "Declined",
};

export const REFERRAL_STATUS_WORDS: Readonly<Record<ReferralStatus, string>> = {
  submitted: "Sent to the hub",
  acknowledged: "Acknowledged",
  "first-attempt": "First attempt made",
  "in-contact": "In contact",
  "unable-to-contact": "Could not reach",
  "not-eligible": "Not for us",
};

export const ATTEMPT_STATUS_WORDS: Readonly<Record<AttemptStatus, string>> = {
  started: "Number shown",
  reached: "They spoke with us",
  "not-reached": "Not reached",
  "message-left": "Message left",
  "not-made": "Not made",
};

export const APPROVAL_STATUS_WORDS: Readonly<Record<ApprovalStatus, string>> = {
  pending: "Waiting",
  approved: "Approved",
  refused: "Refused",
  superseded: "Replaced by a newer assessment",
};

const WORDS: Readonly<Record<Subject, Readonly<Record<string, string>>>> = {
  contact: CONTACT_STATUS_WORDS,
  case: CASE_STATUS_WORDS,
  action: ACTION_STATUS_WORDS,
  referral: REFERRAL_STATUS_WORDS,
  attempt: ATTEMPT_STATUS_WORDS,
  approval: APPROVAL_STATUS_WORDS,
};

/** What the status of such a thing is called; the status itself when nobody named it. */
export const statusWords = (subject: Subject, status: string): string => WORDS[subject][status] ?? status;
