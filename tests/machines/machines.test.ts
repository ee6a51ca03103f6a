import { describe, expect, test } from "vitest";
import { getShortestPaths } from "xstate/graph";
import type { AnyMachineSnapshot, AnyStateMachine } from "xstate";
import { actionMachine } from "#machines/action.machine.ts";
import { approvalMachine } from "#machines/approval.machine.ts";
import { attemptMachine } from "#machines/attempt.machine.ts";
import { caseMachine } from "#machines/case.machine.ts";
import { contactMachine } from "#machines/contact.machine.ts";
import { accepts, begin, decide, eventsKnownIn, type Kinds } from "#machines/decide.ts";
import { referralMachine } from "#machines/referral.machine.ts";
import {
  ACTION_STATUSES,
  APPROVAL_STATUSES,
  ATTEMPT_STATUSES,
  CASE_STATUSES,
  CONTACT_STATUSES,
  OPEN_ACTION_STATUSES,
  REFERRAL_STATUSES,
  type Subject,
} from "#machines/statuses.ts";

interface Walk {
  readonly kind: Subject;
  readonly machine: AnyStateMachine;
  readonly statuses: readonly string[];
  readonly contexts: readonly object[];
  readonly events: readonly { type: string; [key: string]: unknown }[];
  /** Statuses in which nothing is owed. */
  readonly over: readonly string[];
}

const both = [true, false] as const;
const caseContexts = ([null, "standard", "high"] as const).flatMap((grade) =>
  both.flatMap((wasHigh) =>
    [0, 2].flatMap((openActions) =>
      both.flatMap((pendingApproval) =>
        [0, 1].map((openUnmet) => ({ grade, wasHigh, openActions, pendingApproval, openUnmet })),
      ),
    ),
  ),
);

const WALKS: readonly Walk[] = [
  {
    kind: "contact",
    machine: contactMachine,
    statuses: CONTACT_STATUSES,
    contexts: (["yes", "no", "unknown"] as const).map((danger) => ({ danger })),
    events: [
      { type: "ANSWERED" },
      { type: "CUT_OFF", howEnded: "silence" },
      { type: "PICKED_UP" },
      { type: "CASE_OPENED" },
      { type: "ENDED", reason: "question-answered" },
      { type: "ENDED", reason: " " },
      { type: "CLOCK_PASSED", clock: "finish-call" },
    ],
    over: ["routed", "over"],
  },
  {
    kind: "case",
    machine: caseMachine,
    statuses: CASE_STATUSES,
    contexts: caseContexts,
    events: [
      { type: "TRIAGE_STARTED" },
      { type: "GRADED", grade: "high" },
      { type: "ACTIONS_AGREED" },
      { type: "ACTION_MOVED" },
      { type: "DANGER_BEGAN" },
      { type: "DANGER_PASSED" },
      { type: "REVIEWED" },
      { type: "CONTACTED_AGAIN" },
      { type: "CLOCK_PASSED", clock: "review" },
      { type: "CLOCK_PASSED", clock: "triage" },
      { type: "CLOSED", outcome: "plan-complete", secondPerson: true },
      { type: "CLOSED", outcome: "plan-complete", secondPerson: false },
      { type: "CLOSED", outcome: "", secondPerson: true },
    ],
    over: ["closed"],
  },
  {
    kind: "action",
    machine: actionMachine,
    statuses: ACTION_STATUSES,
    contexts: both.map((hubOwned) => ({ hubOwned })),
    events: [
      { type: "AGREED" },
      { type: "SENT", how: "phone" },
      { type: "ACCEPTED" },
      { type: "STARTED" },
      { type: "DONE" },
      { type: "NOT_TAKEN_UP" },
      { type: "DECLINED", reason: "no-space" },
      { type: "DECLINED", reason: "" },
      { type: "WITHDRAWN", reason: "asked us to" },
      { type: "WITHDRAWN", reason: "" },
      { type: "CLOCK_PASSED", clock: "answer-action" },
    ],
    over: ["done", "not-taken-up", "withdrawn", "declined"],
  },
  {
    kind: "referral",
    machine: referralMachine,
    statuses: REFERRAL_STATUSES,
    contexts: [{}],
    events: [
      { type: "ACKNOWLEDGED" },
      { type: "ATTEMPTED" },
      { type: "REACHED" },
      { type: "UNREACHED" },
      { type: "NOT_ELIGIBLE", instead: "another area's hub" },
      { type: "NOT_ELIGIBLE", instead: "" },
      { type: "CLOCK_PASSED", clock: "first-contact" },
    ],
    over: ["in-contact", "not-eligible"],
  },
  {
    kind: "attempt",
    machine: attemptMachine,
    statuses: ATTEMPT_STATUSES,
    contexts: [{}],
    events: [
      { type: "REACHED" },
      { type: "NOT_REACHED" },
      { type: "MESSAGE_LEFT" },
      { type: "NOT_MADE" },
      { type: "CLOCK_PASSED", clock: "finish-attempt" },
    ],
    over: ["reached", "not-reached", "message-left", "not-made"],
  },
  {
    kind: "approval",
    machine: approvalMachine,
    statuses: APPROVAL_STATUSES,
    contexts: both.map((danger) => ({ danger })),
    events: [
      { type: "APPROVED", secondPerson: true },
      { type: "APPROVED", secondPerson: false },
      { type: "REFUSED", secondPerson: true },
      { type: "REFUSED", secondPerson: false },
      { type: "SUPERSEDED" },
      { type: "CLOCK_PASSED", clock: "approve-grade" },
    ],
    over: ["approved", "refused", "superseded"],
  },
];

/** Every status that can be reached from `from` by the events, under one of the contexts. */
function reachable(walk: Walk, from: string, context: object): Set<string> {
  const seen = new Set([from]);
  for (const status of seen)
    for (const event of walk.events) {
      const decision = decide(walk.kind, status as never, context as never, event as never);
      if (decision.ok) seen.add(decision.status);
    }
  return seen;
}

describe.each(WALKS)("the $kind machine", (walk) => {
  test("has exactly the statuses of the list that the database and the pages read", () => {
    expect(Object.keys(walk.machine.root.states).sort()).toEqual([...walk.statuses].sort());
  });

  test("begins in the first status of the list", () => {
    for (const context of walk.contexts) expect(begin(walk.kind, context as never)).toBe(walk.statuses[0]);
  });

  test("reaches every status, found by a search of its graph", () => {
    const found = new Set<string>();
    for (const context of walk.contexts) {
      const paths = getShortestPaths(walk.machine, {
        events: walk.events as never,
        input: context,
        serializeState: (state) => String((state as AnyMachineSnapshot).value),
      });
      for (const path of paths) found.add(String((path.state as AnyMachineSnapshot).value));
    }
    expect([...found].sort()).toEqual([...walk.statuses].sort());
  });

  test("leaves no open status without a way forward, whatever is known", () => {
    for (const status of walk.statuses.filter((one) => !walk.over.includes(one)))
      for (const context of walk.contexts)
        expect(reachable(walk, status, context).size, `${status} under ${JSON.stringify(context)}`).toBeGreaterThan(1);
  });

  test("can come to an end from every open status, once what is open has been settled", () => {
    for (const status of walk.statuses) {
      const ends = walk.contexts.some((context) =>
        [...reachable(walk, status, context)].some((one) => walk.over.includes(one)),
      );
      expect(ends, status).toBe(true);
    }
  });

  test("takes a passed clock in every open status and never ends anything by it", () => {
    const clocks = walk.events.filter((event) => event.type === "CLOCK_PASSED");
    for (const status of walk.statuses.filter((one) => !walk.over.includes(one)))
      for (const context of walk.contexts)
        for (const clock of clocks) {
          const decision = decide(walk.kind, status as never, context as never, clock as never);
          expect(decision.ok, status).toBe(true);
          if (decision.ok) expect(walk.over).not.toContain(decision.status);
        }
  });

  test("answers a refused event with what is possible and with nothing changed", () => {
    for (const status of walk.statuses)
      for (const context of walk.contexts)
        for (const event of walk.events) {
          const decision = decide(walk.kind, status as never, context as never, event as never);
          expect(accepts(walk.kind, status as never, context as never, event as never)).toBe(decision.ok);
          if (!decision.ok) expect(decision.possible).toEqual(eventsKnownIn(walk.kind, status as never));
        }
  });
});

const settled: Kinds["case"]["context"] = {
  grade: "high",
  wasHigh: true,
  openActions: 0,
  pendingApproval: false,
  openUnmet: 0,
};
const close = { type: "CLOSED", outcome: "plan-complete", secondPerson: true } as const;

describe("closing a case", () => {
  test("takes a second person after high", () => {
    expect(accepts("case", "supporting", settled, close)).toBe(true);
    expect(accepts("case", "supporting", settled, { ...close, secondPerson: false })).toBe(false);
    expect(accepts("case", "supporting", { ...settled, wasHigh: false }, { ...close, secondPerson: false })).toBe(true);
  });

  test.each([
    ["an action is open", { openActions: 1 }],
    ["a lower grade waits for approval", { pendingApproval: true }],
    ["a need nothing met waits for the duty manager", { openUnmet: 1 }],
    ["nobody graded the risk", { grade: null }],
  ] as const)("is refused while %s", (_, open) => {
    expect(accepts("case", "supporting", { ...settled, ...open }, close)).toBe(false);
  });

  test("is refused in an emergency, whatever else is settled", () => {
    expect(accepts("case", "emergency", settled, close)).toBe(false);
  });
});

test("a contact in danger is never simply over", () => {
  expect(accepts("contact", "live", { danger: "yes" }, { type: "ENDED", reason: "question-answered" })).toBe(false);
  expect(accepts("contact", "cut-off", { danger: "yes" }, { type: "ENDED", reason: "question-answered" })).toBe(false);
  expect(accepts("contact", "live", { danger: "yes" }, { type: "CASE_OPENED" })).toBe(true);
});

test("what the hub owns is never sent, and what others own is never done before they were told", () => {
  expect(accepts("action", "agreed", { hubOwned: true }, { type: "SENT", how: "phone" })).toBe(false);
  expect(accepts("action", "agreed", { hubOwned: false }, { type: "DONE" })).toBe(false);
});

test("a lower grade takes a second person, and none in danger; a newer assessment needs nobody's leave", () => {
  const calm = { danger: false };
  expect(accepts("approval", "pending", calm, { type: "APPROVED", secondPerson: true })).toBe(true);
  expect(accepts("approval", "pending", calm, { type: "APPROVED", secondPerson: false })).toBe(false);
  expect(accepts("approval", "pending", { danger: true }, { type: "APPROVED", secondPerson: true })).toBe(false);
  expect(accepts("approval", "pending", { danger: true }, { type: "REFUSED", secondPerson: true })).toBe(true);
  expect(accepts("approval", "pending", calm, { type: "REFUSED", secondPerson: false })).toBe(false);
  expect(accepts("approval", "pending", { danger: true }, { type: "SUPERSEDED" })).toBe(true);
});

test("what is over cannot be over in another way", () => {
  for (const status of ["approved", "refused", "superseded"] as const)
    expect(eventsKnownIn("approval", status)).toEqual([]);
  for (const status of ["reached", "not-reached", "message-left", "not-made"] as const)
    expect(eventsKnownIn("attempt", status)).toEqual([]);
});

test("an action is open in exactly the statuses that have a way out", () => {
  const open = Object.values(actionMachine.root.states)
    .filter((state) => state.type !== "final")
    .map((state) => state.key);
  expect(open.sort()).toEqual([...OPEN_ACTION_STATUSES].sort());
});
