// Every status a thing can be in: the machines, the database's CHECKs and the pages all read these lists.
// A test compares each list with its machine and with the database.

/** A contact: being taken now, cut off before a plan was agreed, turned into (or joined to) a case, or over with nothing owed. */
export const CONTACT_STATUSES = ["live", "cut-off", "routed", "over"] as const;
export type ContactStatus = (typeof CONTACT_STATUSES)[number];

export const CASE_STATUSES = [
  "received",
  "triaging",
  "emergency",
  "supporting",
  "review",
  "closed",
  "reopened",
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const ACTION_STATUSES = [
  "proposed",
  "agreed",
  "sent",
  "accepted",
  "under-way",
  "done",
  "not-taken-up",
  "withdrawn",
  "declined",
] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** Statuses in which somebody still owes something on an action. */
export const OPEN_ACTION_STATUSES = [
  "proposed",
  "agreed",
  "sent",
  "accepted",
  "under-way",
] as const satisfies readonly ActionStatus[];

export const REFERRAL_STATUSES = [
  "submitted",
  "acknowledged",
  "first-attempt",
  "in-contact",
  "unable-to-contact",
  "not-eligible",
] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

export const GRADES = ["standard", "medium", "high"] as const;
export type Grade = (typeof GRADES)[number];

/** A grade below high that waits for a second person. A newer assessment takes an older request's place. */
export const APPROVAL_STATUSES = ["pending", "approved", "refused", "superseded"] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

/** One try at reaching the person: the number was shown, and how it ended is owed until somebody writes it down. */
export const ATTEMPT_STATUSES = ["started", "reached", "not-reached", "message-left", "not-made"] as const;
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number];

export const SUBJECTS = ["contact", "case", "action", "referral", "attempt", "approval"] as const;
export type Subject = (typeof SUBJECTS)[number];
