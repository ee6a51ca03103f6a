import { setup } from "xstate";

export type AttemptContext = Record<never, never>;

export type AttemptEvent =
  | { type: "REACHED" }
  | { type: "NOT_REACHED" }
  | { type: "MESSAGE_LEFT" }
  | { type: "NOT_MADE" }
  | { type: "CLOCK_PASSED"; clock: string };

/** One try at reaching the person. Whoever was shown the number owes how it ended; a late clock asks somebody else, and ends nothing. */
export const attemptMachine = setup({
  types: { context: {}, events: {} as AttemptEvent, input: {} },
}).createMachine({
  id: "attempt",
  context: {},
  initial: "started",
  states: {
    started: {
      on: {
        REACHED: "reached",
        NOT_REACHED: "not-reached",
        MESSAGE_LEFT: "message-left",
        NOT_MADE: "not-made",
        CLOCK_PASSED: "started",
      },
    },
    reached: { type: "final" },
    "not-reached": { type: "final" },
    "message-left": { type: "final" },
    "not-made": { type: "final" },
  },
});
