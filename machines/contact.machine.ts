import { setup } from "xstate";

export interface ContactContext {
  readonly danger: "yes" | "no" | "unknown";
}

export type ContactEvent =
  | { type: "ANSWERED" }
  | { type: "CUT_OFF"; howEnded: string }
  | { type: "PICKED_UP" }
  | { type: "CASE_OPENED" }
  | { type: "ENDED"; reason: string }
  | { type: "CLOCK_PASSED"; clock: string };

/** One thing that reached the hub. It ends as part of a case, or over with a reason; a person in danger is never simply over. */
export const contactMachine = setup({
  types: { context: {} as ContactContext, events: {} as ContactEvent, input: {} as ContactContext },
  guards: {
    mayEnd: ({ context }, params: { reason: string }) => context.danger !== "yes" && params.reason.trim() !== "",
  },
}).createMachine({
  id: "contact",
  context: ({ input }) => ({ ...input }),
  initial: "live",
  states: {
    live: {
      on: {
        ANSWERED: "live",
        CUT_OFF: "cut-off",
        CASE_OPENED: "routed",
        ENDED: { target: "over", guard: { type: "mayEnd", params: ({ event }) => ({ reason: event.reason }) } },
        PICKED_UP: "live",
        CLOCK_PASSED: "live",
      },
    },
    "cut-off": {
      on: {
        ANSWERED: "cut-off",
        PICKED_UP: "live",
        CASE_OPENED: "routed",
        ENDED: { target: "over", guard: { type: "mayEnd", params: ({ event }) => ({ reason: event.reason }) } },
        CLOCK_PASSED: "cut-off",
      },
    },
    routed: { type: "final" },
    over: { type: "final" },
  },
});
