// How a partner's side of an action is said, to the partner.
import type { ActionStatus } from "./statuses.ts";

export const PARTNER_STATUS_WORDS: Readonly<Record<ActionStatus, string>> = {
  proposed: "Not sent",
  agreed: "Not sent",
  sent: "New: please answer",
  accepted: "You took it: make first contact",
  "under-way": "Under way",
  done: "Done",
  "not-taken-up": "Not taken up",
  withdrawn: "Withdrawn by the hub",
  declined: "You said you can’t: it went back to the hub",
};

/** Why we can't, as those say it who can't. */
export const CANNOT_WORDS = {
  "no-space": "No space until a day",
  "not-our-area": "Not our area",
  "needs-we-cannot-meet": "Needs we can’t meet",
  "not-safe": "Not safe for staff or other residents",
  "conflict-of-interest": "A conflict of interest",
  "already-ours": "They are already with us",
} as const;

/** How something that began has ended, and how something ended that never began. */
export const DONE_OUTCOMES = ["engaged", "closed-by-agreement", "moved"] as const;
export const NOT_TAKEN_UP_OUTCOMES = ["declined-by-person", "not-reached-safely", "moved"] as const;
