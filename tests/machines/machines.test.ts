import { describe, expect, test } from "vitest";
import { getShortestPaths } from "xstate/graph";
import type { AnyMachineSnapshot } from "xstate";
import { actionMachine } from "#machines/action.machine.ts";
import { accepts, begin, decide, eventsKnownIn, type Kinds } from "#machines/decide.ts";
import { OPEN_ACTION_STATUSES } from "#machines/statuses.ts";
import { WALKS, type Walk } from "./walks.ts";

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
