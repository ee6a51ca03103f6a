// What becomes of an action, in words: why it was declined, how it ended, how its owner was told. Browser-safe.
export const DECLINE_WORDS = {
  "no-space": "No space now",
  "not-our-area": "Not their area",
  "needs-we-cannot-meet": "Needs they cannot meet",
  "not-safe": "Not safe for staff or other residents",
  "conflict-of-interest": "A conflict of interest",
  "already-ours": "Already with them",
} as const;

export const OUTCOME_WORDS = {
  engaged: "They took it up",
  "declined-by-person": "They said no to it",
  "not-reached-safely": "Not able to reach them safely",
  moved: "They moved away",
  "closed-by-agreement": "Ended by agreement",
} as const;

export const FEELS_SAFER_WORDS = {
  yes: "Yes, safer",
  same: "The same",
  no: "No",
  "not-asked": "Not asked",
} as const;

export const TOLD_HOW_WORDS = {
  "in-hub": "In the hub",
  phone: "By phone",
  "secure-email": "By secure e-mail",
  form: "By their form",
} as const;
