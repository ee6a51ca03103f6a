import { setup } from "xstate";

export type ReferralContext = Record<never, never>;

export type ReferralEvent =
  | { type: "ACKNOWLEDGED" }
  | { type: "ATTEMPTED" }
  | { type: "REACHED" }
  | { type: "UNREACHED" }
  | { type: "NOT_ELIGIBLE"; instead: string }
  /** The referrer takes it back. What it began goes on: whoever holds the case is told, and decides with the person. */
  | { type: "WITHDRAWN" }
  | { type: "CLOCK_PASSED"; clock: string };

/** A professional's referral, as far as the referrer may know of it. "Unable to contact" is never the end: a later call can reach them. */
export const referralMachine = setup({
  types: { context: {}, events: {} as ReferralEvent, input: {} },
  guards: { saysWhere: (_, params: { instead: string }) => params.instead.trim() !== "" },
}).createMachine({
  id: "referral",
  context: {},
  initial: "submitted",
  states: {
    submitted: {
      on: {
        ACKNOWLEDGED: "acknowledged",
        ATTEMPTED: "first-attempt",
        REACHED: "in-contact",
        NOT_ELIGIBLE: { target: "not-eligible", guard: { type: "saysWhere", params: ({ event }) => event } },
        WITHDRAWN: "submitted",
        CLOCK_PASSED: "submitted",
      },
    },
    acknowledged: {
      on: {
        ATTEMPTED: "first-attempt",
        REACHED: "in-contact",
        NOT_ELIGIBLE: { target: "not-eligible", guard: { type: "saysWhere", params: ({ event }) => event } },
        WITHDRAWN: "acknowledged",
        CLOCK_PASSED: "acknowledged",
      },
    },
    "first-attempt": {
      on: {
        ATTEMPTED: "first-attempt",
        REACHED: "in-contact",
        UNREACHED: "unable-to-contact",
        NOT_ELIGIBLE: { target: "not-eligible", guard: { type: "saysWhere", params: ({ event }) => event } },
        WITHDRAWN: "first-attempt",
        CLOCK_PASSED: "first-attempt",
      },
    },
    "unable-to-contact": {
      on: {
        ATTEMPTED: "unable-to-contact",
        REACHED: "in-contact",
        WITHDRAWN: "unable-to-contact",
        CLOCK_PASSED: "unable-to-contact",
      },
    },
    "in-contact": { type: "final" },
    "not-eligible": { type: "final" },
  },
});
