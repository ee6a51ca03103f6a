// Every move of every machine, written out by hand: where each event leads when everything it asks for is so, and "-" where a
// status does not know it. What the guards ask for follows below, one condition at a time.
import { describe, expect, test } from "vitest";
import { getShortestPaths } from "xstate/graph";
import type { AnyMachineSnapshot, AnyStateMachine } from "xstate";
import { actionMachine } from "#machines/action.machine.ts";
import { approvalMachine } from "#machines/approval.machine.ts";
import { attemptMachine } from "#machines/attempt.machine.ts";
import { caseMachine } from "#machines/case.machine.ts";
import { contactMachine } from "#machines/contact.machine.ts";
import { begin, decide, eventsKnownIn, type Kinds } from "#machines/decide.ts";
import { referralMachine } from "#machines/referral.machine.ts";
import { SUBJECTS, type Subject } from "#machines/statuses.ts";

interface Moves<K extends Subject> {
  readonly machine: AnyStateMachine;
  readonly context: Kinds[K]["context"];
  readonly events: readonly Kinds[K]["event"][];
  /** A status a line, then where each of the events leads. */
  readonly table: string;
  /** Statuses in which nothing is owed any more, whatever comes. */
  readonly final: readonly string[];
}

const settled: Kinds["case"]["context"] = {
  grade: "medium",
  wasHigh: false,
  openActions: 0,
  pendingApproval: false,
  openUnmet: 0,
};

const MOVES: { readonly [K in Subject]: Moves<K> } = {
  contact: {
    machine: contactMachine,
    context: { danger: "no" },
    events: [
      { type: "ANSWERED" },
      { type: "CUT_OFF", howEnded: "silence" },
      { type: "PICKED_UP" },
      { type: "CASE_OPENED" },
      { type: "ENDED", reason: "question-answered" },
      { type: "CLOCK_PASSED", clock: "finish-call" },
    ],
    table: `
      live     live     cut-off  live  routed  over  live
      cut-off  cut-off  -        live  routed  over  cut-off
      routed   -        -        -     -       -     -
      over     -        -        -     -       -     -`,
    final: ["routed", "over"],
  },
  case: {
    machine: caseMachine,
    context: settled,
    events: [
      { type: "TRIAGE_STARTED" },
      { type: "GRADED", grade: "medium" },
      { type: "ACTIONS_AGREED" },
      { type: "ACTION_MOVED" },
      { type: "DANGER_BEGAN" },
      { type: "DANGER_PASSED" },
      { type: "REVIEWED" },
      { type: "CLOSED", outcome: "plan-complete", secondPerson: false },
      { type: "CONTACTED_AGAIN" },
      { type: "CLOCK_PASSED", clock: "review" },
      { type: "CLOCK_PASSED", clock: "triage" },
    ],
    table: `
      received   triaging triaging   supporting received   emergency -          -          -      received   received   received
      triaging   triaging triaging   supporting triaging   emergency -          -          closed triaging   triaging   triaging
      emergency  -        emergency  emergency  emergency  emergency supporting -          -      emergency  emergency  emergency
      supporting -        supporting supporting supporting emergency -          -          closed supporting review     supporting
      review     -        review     review     review     emergency -          supporting closed review     review     review
      closed     -        -          -          -          -         -          -          -      reopened   -          -
      reopened   triaging triaging   supporting reopened   emergency -          -          -      reopened   reopened   reopened`,
    final: [],
  },
  action: {
    machine: actionMachine,
    context: { hubOwned: false },
    events: [
      { type: "AGREED" },
      { type: "SENT", how: "phone" },
      { type: "ACCEPTED" },
      { type: "STARTED" },
      { type: "DONE" },
      { type: "NOT_TAKEN_UP" },
      { type: "UNREACHED" },
      { type: "DECLINED", reason: "no-space" },
      { type: "WITHDRAWN", reason: "asked us to" },
      { type: "CLOCK_PASSED", clock: "answer-action" },
    ],
    table: `
      proposed     agreed -    -        -         -    -            -        -        withdrawn proposed
      agreed       -      sent -        -         -    -            -        -        withdrawn agreed
      sent         -      -    accepted -         -    -            -        declined withdrawn sent
      accepted     -      -    -        under-way -    not-taken-up accepted declined withdrawn accepted
      under-way    -      -    -        -         done not-taken-up -        declined withdrawn under-way
      done         -      -    -        -         -    -            -        -        -         -
      not-taken-up -      -    -        -         -    -            -        -        -         -
      withdrawn    -      -    -        -         -    -            -        -        -         -
      declined     -      -    -        -         -    -            -        -        -         -`,
    final: ["done", "not-taken-up", "withdrawn", "declined"],
  },
  referral: {
    machine: referralMachine,
    context: {},
    events: [
      { type: "ACKNOWLEDGED" },
      { type: "ATTEMPTED" },
      { type: "REACHED" },
      { type: "UNREACHED" },
      { type: "NOT_ELIGIBLE", instead: "another area's hub" },
      { type: "CLOCK_PASSED", clock: "first-contact" },
    ],
    table: `
      submitted         acknowledged first-attempt     in-contact -                 not-eligible submitted
      acknowledged      -            first-attempt     in-contact -                 not-eligible acknowledged
      first-attempt     -            first-attempt     in-contact unable-to-contact not-eligible first-attempt
      unable-to-contact -            unable-to-contact in-contact -                 -            unable-to-contact
      in-contact        -            -                 -          -                 -            -
      not-eligible      -            -                 -          -                 -            -`,
    final: ["in-contact", "not-eligible"],
  },
  attempt: {
    machine: attemptMachine,
    context: {},
    events: [
      { type: "REACHED" },
      { type: "NOT_REACHED" },
      { type: "MESSAGE_LEFT" },
      { type: "NOT_MADE" },
      { type: "CLOCK_PASSED", clock: "late-first-contact" },
    ],
    table: `
      started      reached not-reached message-left not-made started
      reached      -       -           -            -        -
      not-reached  -       -           -            -        -
      message-left -       -           -            -        -
      not-made     -       -           -            -        -`,
    final: ["reached", "not-reached", "message-left", "not-made"],
  },
  approval: {
    machine: approvalMachine,
    context: { danger: false },
    events: [
      { type: "APPROVED", secondPerson: true },
      { type: "REFUSED", secondPerson: true },
      { type: "SUPERSEDED" },
      { type: "CLOCK_PASSED", clock: "approve-grade" },
    ],
    table: `
      pending    approved refused superseded pending
      approved   -        -       -          -
      refused    -        -       -          -
      superseded -        -       -          -`,
    final: ["approved", "refused", "superseded"],
  },
};

const rowsOf = (table: string) =>
  table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

const nextOf = (kind: Subject, status: string, context: object, event: object): string => {
  const decision = decide(kind, status as never, context as never, event as never);
  return decision.ok ? decision.status : "-";
};

describe.each(SUBJECTS)("the moves of the %s machine", (kind) => {
  const { machine, context, events, table, final } = MOVES[kind];
  const rows = rowsOf(table);

  test("has a line for each of its statuses", () => {
    expect(rows.map(([status]) => status).sort()).toEqual(Object.keys(machine.root.states).sort());
  });

  for (const [status = "", ...leads] of rows)
    test(`${status}: ${leads.join(" ")}`, () => {
      expect(events.map((event) => nextOf(kind, status, context, event))).toEqual(leads);
    });

  test("a status knows the events it has a move for, whatever else they ask for; the clock asks nobody", () => {
    for (const [status = ""] of rows) {
      const known = new Set(eventsKnownIn(kind, status as never) as readonly string[]);
      expect(known.has("CLOCK_PASSED")).toBe(false);
      for (const event of events)
        if (nextOf(kind, status, context, event) !== "-" && event.type !== "CLOCK_PASSED")
          expect(known, status).toContain(event.type);
    }
  });

  test("is over in the statuses in which nothing is owed, and in no other", () => {
    const over = Object.values(machine.root.states).filter((state) => state.type === "final");
    expect(over.map((state) => state.key).sort()).toEqual([...final].sort());
  });

  test("is known by its name, and begins where the first line is", () => {
    expect(machine.id).toBe(kind);
    expect(begin(kind, context as never)).toBe(rows[0]?.[0]);
  });
});

/** Every status some path leads to while what is known stays as it is. */
function pathsUnder(kind: Subject, context: object): string[] {
  const { machine, events } = MOVES[kind];
  const paths = getShortestPaths(machine, {
    events: events as never,
    input: context,
    serializeState: (state) => String((state as AnyMachineSnapshot).value),
  });
  return paths.map((path) => String((path.state as AnyMachineSnapshot).value));
}

describe("what is known at the beginning holds on every path", () => {
  test("a contact in danger is never simply over", () => {
    expect(pathsUnder("contact", { danger: "yes" })).not.toContain("over");
    expect(pathsUnder("contact", { danger: "unknown" })).toContain("over");
  });

  test("a case with an action open is never closed, and one that nobody graded is never supported", () => {
    expect(pathsUnder("case", { ...settled, openActions: 1 })).not.toContain("closed");
    expect(pathsUnder("case", { ...settled, grade: null })).not.toContain("supporting");
    expect(pathsUnder("case", settled)).toContain("closed");
  });

  test("what the hub does itself is never sent, and waits for no one to accept it", () => {
    const paths = pathsUnder("action", { hubOwned: true });
    for (const status of ["sent", "accepted"]) expect(paths).not.toContain(status);
    expect(paths).toContain("done");
  });

  test("a lower grade is never approved while there is danger", () => {
    expect(pathsUnder("approval", { danger: true })).not.toContain("approved");
    expect(pathsUnder("approval", { danger: true })).toContain("refused");
  });
});

describe("conditions on a case", () => {
  const ungraded = { ...settled, grade: null };

  test.each(["received", "triaging", "reopened"])("%s: actions are agreed only once the risk is graded", (status) => {
    expect(nextOf("case", status, ungraded, { type: "ACTIONS_AGREED" })).toBe("-");
    for (const grade of ["standard", "medium", "high"])
      expect(nextOf("case", status, { ...settled, grade }, { type: "ACTIONS_AGREED" })).toBe("supporting");
  });

  test("in an emergency actions are agreed without waiting for a grade", () => {
    expect(nextOf("case", "emergency", ungraded, { type: "ACTIONS_AGREED" })).toBe("emergency");
  });

  test("when danger has passed, what nobody graded is triaged first", () => {
    expect(nextOf("case", "emergency", ungraded, { type: "DANGER_PASSED" })).toBe("triaging");
  });

  const close = { type: "CLOSED", outcome: "plan-complete", secondPerson: true };
  describe.each(["triaging", "supporting", "review"])("closing it from %s", (status) => {
    test.each([
      ["an action is open", { openActions: 1 }],
      ["a need that nothing meets is open", { openUnmet: 1 }],
      ["a lower grade waits for approval", { pendingApproval: true }],
      ["nobody graded the risk", { grade: null }],
    ])("waits while %s", (_, open) => {
      expect(nextOf("case", status, { ...settled, ...open }, close)).toBe("-");
    });

    test("takes an outcome in words, not in spaces", () => {
      expect(nextOf("case", status, settled, { ...close, outcome: "" })).toBe("-");
      expect(nextOf("case", status, settled, { ...close, outcome: "  " })).toBe("-");
    });

    test("takes a second person when it was high once, whatever it is now", () => {
      const wasHigh = { ...settled, grade: "standard", wasHigh: true };
      expect(nextOf("case", status, wasHigh, { ...close, secondPerson: false })).toBe("-");
      expect(nextOf("case", status, wasHigh, close)).toBe("closed");
    });
  });
});

describe("conditions on an action", () => {
  const hubOwned = { hubOwned: true };

  test("the hub does what it agreed without telling anybody", () => {
    expect(nextOf("action", "agreed", hubOwned, { type: "STARTED" })).toBe("under-way");
    expect(nextOf("action", "agreed", hubOwned, { type: "DONE" })).toBe("done");
    expect(nextOf("action", "agreed", hubOwned, { type: "NOT_TAKEN_UP" })).toBe("not-taken-up");
    expect(nextOf("action", "agreed", hubOwned, { type: "SENT", how: "phone" })).toBe("-");
  });

  test.each(["sent", "accepted", "under-way"])("%s: nobody declines it without a reason", (status) => {
    for (const reason of ["", "  "])
      expect(nextOf("action", status, { hubOwned: false }, { type: "DECLINED", reason })).toBe("-");
  });

  test.each(["proposed", "agreed", "sent", "accepted", "under-way"])(
    "%s: nobody withdraws it without a reason",
    (status) => {
      for (const reason of ["", "  "])
        expect(nextOf("action", status, { hubOwned: false }, { type: "WITHDRAWN", reason })).toBe("-");
    },
  );
});

describe("conditions on a contact", () => {
  test.each(["live", "cut-off"])("%s: it is over with a reason, and never while there is danger", (status) => {
    for (const reason of ["", "  "])
      expect(nextOf("contact", status, { danger: "no" }, { type: "ENDED", reason })).toBe("-");
    expect(nextOf("contact", status, { danger: "yes" }, { type: "ENDED", reason: "wrong-number" })).toBe("-");
    expect(nextOf("contact", status, { danger: "unknown" }, { type: "ENDED", reason: "silent-call" })).toBe("over");
  });
});

describe("conditions on a referral", () => {
  test.each(["submitted", "acknowledged", "first-attempt"])("%s: it is sent away only to somewhere", (status) => {
    for (const instead of ["", "  "])
      expect(nextOf("referral", status, {}, { type: "NOT_ELIGIBLE", instead })).toBe("-");
  });
});

describe("conditions on a lower grade", () => {
  test("whoever asked for it neither approves nor refuses it", () => {
    expect(nextOf("approval", "pending", { danger: false }, { type: "APPROVED", secondPerson: false })).toBe("-");
    expect(nextOf("approval", "pending", { danger: false }, { type: "REFUSED", secondPerson: false })).toBe("-");
  });

  test("it is not approved in danger, and may be refused then", () => {
    expect(nextOf("approval", "pending", { danger: true }, { type: "APPROVED", secondPerson: true })).toBe("-");
    expect(nextOf("approval", "pending", { danger: true }, { type: "REFUSED", secondPerson: true })).toBe("refused");
  });
});
