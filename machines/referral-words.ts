// What a referrer reads. They may know that we are on it; never how high the risk is, who helps, or with what.
import type { ReferralStatus } from "./statuses.ts";

/** The only words a referrer ever reads about how it goes. */
export const SAFE_STATUSES = [
  "Received",
  "We are trying to make contact",
  "In contact",
  "Could not reach: please raise it at the next visit, alone",
  "Not for us: try the clinicians' line, and we will say who can help",
] as const;
export type SafeStatus = (typeof SAFE_STATUSES)[number];

const BY_STATUS: Readonly<Record<ReferralStatus, SafeStatus>> = {
  submitted: SAFE_STATUSES[0],
  acknowledged: SAFE_STATUSES[0],
  "first-attempt": SAFE_STATUSES[1],
  "in-contact": SAFE_STATUSES[2],
  "unable-to-contact": SAFE_STATUSES[3],
  "not-eligible": SAFE_STATUSES[4],
};

/** The status of a referral in words that are safe for whoever reads the referrer's screen. */
export const safeStatusOf = (status: ReferralStatus): SafeStatus => BY_STATUS[status];

interface SeenReferral {
  readonly status: ReferralStatus;
  readonly feedback_safe: 0 | 1 | null;
}

/** They were reached, and the referrer is not to know: whatever a referrer sees or may do is as if we were still trying. */
export const isKeptBack = ({ status, feedback_safe }: SeenReferral): boolean =>
  status === "in-contact" && feedback_safe === 0;

/** The sentence a referrer reads of a referral of theirs. It never goes back to an earlier one: that would tell, too. */
export const seenStatusOf = (referral: SeenReferral): SafeStatus =>
  isKeptBack(referral) ? SAFE_STATUSES[1] : safeStatusOf(referral.status);

/** How the referral is to be kept in the referrer's own record. */
export const IN_THE_RECORD =
  "In the record: hide from online access; do not add to the other person's record; nothing goes to the patient by post, text or app.";
const IN_ANY_RECORD =
  "In your record: keep it where neither of them can see it; do not add to the other person's record; nothing goes to either of them by post, text or app.";

/** The same for whoever works there: only health has records that patients read online. */
export const recordWords = (who: "patient" | "person"): string => (who === "patient" ? IN_THE_RECORD : IN_ANY_RECORD);

/** Whose line it is, as whoever works there calls themselves. */
export const lineWords = (who: "patient" | "person"): string =>
  who === "patient" ? "clinicians’ line" : "professionals’ line";

/** What to do when danger is now, before anything is typed. */
export const DANGER_NOW = [
  "Ring 999 now, from your phone, while they are with you.",
  "Speak with them alone, where nobody can overhear.",
  "Then send this page: name, how to reach them and whether they agree are enough.",
] as const;
