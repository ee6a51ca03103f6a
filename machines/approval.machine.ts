import { setup } from "xstate";

export interface ApprovalContext {
  /** There is danger now: the grade is high until somebody says that it has passed. */
  readonly danger: boolean;
}

export type ApprovalEvent =
  | { type: "APPROVED"; secondPerson: boolean }
  | { type: "REFUSED"; secondPerson: boolean }
  | { type: "SUPERSEDED" }
  | { type: "CLOCK_PASSED"; clock: string };

/** A grade below high when high was suggested. The higher grade stands until a second person agrees to the lower one. */
export const approvalMachine = setup({
  types: { context: {} as ApprovalContext, events: {} as ApprovalEvent, input: {} as ApprovalContext },
  guards: {
    mayLower: ({ context }, params: { secondPerson: boolean }) => params.secondPerson && !context.danger,
    isSecondPerson: (_, params: { secondPerson: boolean }) => params.secondPerson,
  },
}).createMachine({
  id: "approval",
  context: ({ input }) => ({ ...input }),
  initial: "pending",
  states: {
    pending: {
      on: {
        APPROVED: { target: "approved", guard: { type: "mayLower", params: ({ event }) => event } },
        REFUSED: { target: "refused", guard: { type: "isSecondPerson", params: ({ event }) => event } },
        SUPERSEDED: "superseded",
        CLOCK_PASSED: "pending",
      },
    },
    approved: { type: "final" },
    refused: { type: "final" },
    superseded: { type: "final" },
  },
});
