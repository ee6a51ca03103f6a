// The words that the first five migrations allowed, as they stood when those were first released: a migration that has run
// somewhere never changes, so it never reads the lists of today.
export const GRADES = ["standard", "medium", "high"];
export const CASE_STATUSES = ["received", "triaging", "emergency", "supporting", "review", "closed", "reopened"];
export const CONTACT_STATUSES = ["live", "cut-off", "routed", "over"];
export const REFERRAL_STATUSES = [
  "submitted",
  "acknowledged",
  "first-attempt",
  "in-contact",
  "unable-to-contact",
  "not-eligible",
];
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
];
export const APPROVAL_STATUSES = ["pending", "approved", "refused"];
export const SUBJECTS = ["contact", "case", "action", "referral"];
export const ROLES = ["call-handler", "duty-manager", "referrer", "partner", "commissioner", "administrator"];
export const ORGANISATION_KINDS = [
  "hub",
  "gp",
  "police",
  "housing",
  "hospital",
  "voluntary",
  "council",
  "nhs",
  "courts",
  "conference",
  "pcc",
  "commissioner",
];
export const BANDS = ["reactive", "risk-reduction", "preventive", "hub"];
export const BEARERS = [
  "police",
  "nhs",
  "council-housing",
  "council-children",
  "council-adults",
  "council-pcc",
  "nhs-pcc",
  "police-courts",
  "courts",
  "pcc",
  "justice",
  "dwp",
  "education",
  "all-partners",
  "hub",
];
