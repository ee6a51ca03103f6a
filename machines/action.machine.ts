import { setup } from "xstate";

export interface ActionContext {
  /** The hub itself does it (a safety plan, a call back): nobody has to be told. */
  readonly hubOwned: boolean;
}

export type ActionEvent =
  | { type: "AGREED" }
  | { type: "SENT"; how: "in-hub" | "phone" | "secure-email" | "form" }
  | { type: "ACCEPTED" }
  | { type: "STARTED" }
  | { type: "DONE" }
  | { type: "NOT_TAKEN_UP" }
  /** Tried as often as a high grade asks for, and not reached: it goes on, and the duty manager decides what else there is. */
  | { type: "UNREACHED" }
  | { type: "DECLINED"; reason: string }
  | { type: "WITHDRAWN"; reason: string }
  | { type: "CLOCK_PASSED"; clock: string };

/** A pathway chosen for a case, from proposal to outcome. A late clock never ends one. */
export const actionMachine = setup({
  types: { context: {} as ActionContext, events: {} as ActionEvent, input: {} as ActionContext },
  guards: {
    hubOwned: ({ context }) => context.hubOwned,
    othersOwn: ({ context }) => !context.hubOwned,
    hasReason: (_, params: { reason: string }) => params.reason.trim() !== "",
  },
}).createMachine({
  id: "action",
  context: ({ input }) => ({ ...input }),
  initial: "proposed",
  states: {
    proposed: {
      on: {
        AGREED: "agreed",
        WITHDRAWN: { target: "withdrawn", guard: { type: "hasReason", params: ({ event }) => event } },
        CLOCK_PASSED: "proposed",
      },
    },
    agreed: {
      on: {
        SENT: { target: "sent", guard: "othersOwn" },
        STARTED: { target: "under-way", guard: "hubOwned" },
        DONE: { target: "done", guard: "hubOwned" },
        NOT_TAKEN_UP: { target: "not-taken-up", guard: "hubOwned" },
        WITHDRAWN: { target: "withdrawn", guard: { type: "hasReason", params: ({ event }) => event } },
        CLOCK_PASSED: "agreed",
      },
    },
    sent: {
      on: {
        ACCEPTED: "accepted",
        DECLINED: { target: "declined", guard: { type: "hasReason", params: ({ event }) => event } },
        WITHDRAWN: { target: "withdrawn", guard: { type: "hasReason", params: ({ event }) => event } },
        CLOCK_PASSED: "sent",
      },
    },
    accepted: {
      on: {
        STARTED: "under-way",
        UNREACHED: "accepted",
        NOT_TAKEN_UP: "not-taken-up",
        DECLINED: { target: "declined", guard: { type: "hasReason", params: ({ event }) => event } },
        WITHDRAWN: { target: "withdrawn", guard: { type: "hasReason", params: ({ event }) => event } },
        CLOCK_PASSED: "accepted",
      },
    },
    "under-way": {
      on: {
        DONE: "done",
        NOT_TAKEN_UP: "not-taken-up",
        DECLINED: { target: "declined", guard: { type: "hasReason", params: ({ event }) => event } },
        WITHDRAWN: { target: "withdrawn", guard: { type: "hasReason", params: ({ event }) => event } },
        CLOCK_PASSED: "under-way",
      },
    },
    done: { type: "final" },
    "not-taken-up": { type: "final" },
    withdrawn: { type: "final" },
    declined: { type: "final" },
  },
});
