import { setup } from "xstate";
import type { Grade } from "./statuses.ts";

/** What the rules need to know of a case; read from its row and its open actions, never stored twice. */
export interface CaseContext {
  readonly grade: Grade | null;
  /** It was graded high at some time: closing then takes a second person. */
  readonly wasHigh: boolean;
  readonly openActions: number;
  readonly pendingApproval: boolean;
  readonly openUnmet: number;
}

export type CaseEvent =
  | { type: "TRIAGE_STARTED" }
  | { type: "GRADED"; grade: Grade }
  | { type: "ACTIONS_AGREED" }
  | { type: "ACTION_MOVED" }
  | { type: "DANGER_BEGAN" }
  | { type: "DANGER_PASSED" }
  | { type: "REVIEWED" }
  | { type: "CLOSED"; outcome: string; secondPerson: boolean }
  | { type: "CONTACTED_AGAIN" }
  | { type: "CLOCK_PASSED"; clock: string };

/** One person's involvement with the hub. Every open state names what may happen next; only `closed` owes nothing, and it can be reopened. */
export const caseMachine = setup({
  types: { context: {} as CaseContext, events: {} as CaseEvent, input: {} as CaseContext },
  guards: {
    graded: ({ context }) => context.grade !== null,
    isReview: (_, params: { clock: string }) => params.clock === "review",
    mayClose: ({ context }, params: { outcome: string; secondPerson: boolean }) =>
      params.outcome.trim() !== "" &&
      context.grade !== null &&
      context.openActions === 0 &&
      context.openUnmet === 0 &&
      !context.pendingApproval &&
      (!context.wasHigh || params.secondPerson),
  },
}).createMachine({
  id: "case",
  context: ({ input }) => ({ ...input }),
  initial: "received",
  states: {
    received: {
      on: {
        TRIAGE_STARTED: "triaging",
        GRADED: "triaging",
        ACTIONS_AGREED: { target: "supporting", guard: "graded" },
        DANGER_BEGAN: "emergency",
        CONTACTED_AGAIN: "received",
        ACTION_MOVED: "received",
        CLOCK_PASSED: "received",
      },
    },
    triaging: {
      on: {
        TRIAGE_STARTED: "triaging",
        GRADED: "triaging",
        ACTIONS_AGREED: { target: "supporting", guard: "graded" },
        DANGER_BEGAN: "emergency",
        CONTACTED_AGAIN: "triaging",
        ACTION_MOVED: "triaging",
        CLOCK_PASSED: "triaging",
        CLOSED: { target: "closed", guard: { type: "mayClose", params: ({ event }) => event } },
      },
    },
    emergency: {
      on: {
        GRADED: "emergency",
        ACTIONS_AGREED: "emergency",
        ACTION_MOVED: "emergency",
        DANGER_BEGAN: "emergency",
        DANGER_PASSED: [{ target: "supporting", guard: "graded" }, { target: "triaging" }],
        CONTACTED_AGAIN: "emergency",
        CLOCK_PASSED: "emergency",
      },
    },
    supporting: {
      on: {
        GRADED: "supporting",
        ACTIONS_AGREED: "supporting",
        ACTION_MOVED: "supporting",
        DANGER_BEGAN: "emergency",
        CONTACTED_AGAIN: "supporting",
        CLOCK_PASSED: [
          { target: "review", guard: { type: "isReview", params: ({ event }) => event } },
          { target: "supporting" },
        ],
        CLOSED: { target: "closed", guard: { type: "mayClose", params: ({ event }) => event } },
      },
    },
    review: {
      on: {
        REVIEWED: "supporting",
        GRADED: "review",
        ACTIONS_AGREED: "review",
        ACTION_MOVED: "review",
        DANGER_BEGAN: "emergency",
        CONTACTED_AGAIN: "review",
        CLOCK_PASSED: "review",
        CLOSED: { target: "closed", guard: { type: "mayClose", params: ({ event }) => event } },
      },
    },
    closed: { on: { CONTACTED_AGAIN: "reopened" } },
    reopened: {
      on: {
        TRIAGE_STARTED: "triaging",
        GRADED: "triaging",
        ACTIONS_AGREED: { target: "supporting", guard: "graded" },
        DANGER_BEGAN: "emergency",
        CONTACTED_AGAIN: "reopened",
        ACTION_MOVED: "reopened",
        CLOCK_PASSED: "reopened",
      },
    },
  },
});
