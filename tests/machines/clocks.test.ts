// What is owed: whose turn it is, who is asked when its time has passed, and which of several things comes first.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WITHIN } from "#machines/clocks-of.ts";
import {
  baseClock,
  CLOCKS,
  isEscalated,
  isLate,
  mostUrgent,
  namesOf,
  owedBy,
  owedWords,
  REVIEW_AFTER,
  whenPassed,
  type AnyClock,
  type Clock,
} from "#machines/owed.ts";
import { GRADES } from "#machines/statuses.ts";
import { DAY, HOUR, instantOf, later, MINUTE, type Instant } from "#machines/time.ts";
import { runs } from "./runs.ts";

const AT = instantOf("2026-03-02T09:00:00Z");
const all: readonly AnyClock[] = CLOCKS.flatMap(namesOf);

/** Everything that is owed from its beginning to somebody else than the hub's handlers. */
const OWED_BY: Partial<Record<Clock, string>> = {
  "answer-action": "partner",
  "start-action": "partner",
  "finish-action": "partner",
  "approve-grade": "duty",
  "settle-unmet": "duty",
  "decide-same-person": "duty",
};

describe("whose turn it is", () => {
  test.each(CLOCKS)("%s: its owner, then the duty manager, then the owner's manager", (clock) => {
    expect(namesOf(clock).map(owedBy)).toEqual([OWED_BY[clock] ?? "hub", "duty", "manager"]);
    expect(namesOf(clock).map(isLate)).toEqual([false, true, true]);
    expect(namesOf(clock).map(isEscalated)).toEqual([false, false, true]);
    expect(namesOf(clock).map(baseClock)).toEqual([clock, clock, clock]);
  });

  test("every name is one clock's alone", () => {
    expect(new Set(all).size).toBe(3 * CLOCKS.length);
    for (const clock of all) expect(CLOCKS).toContain(baseClock(clock));
  });
});

describe("when a time has passed", () => {
  const climb = (clock: Clock, steps: number) => {
    const names: string[] = [];
    for (let now: AnyClock = clock; names.length < steps; now = whenPassed(now, AT, "medium").clock)
      names.push(owedBy(now));
    return names.join(" ");
  };

  test("the duty manager is asked, then the owner's manager, then the duty manager again: it is never silent", () => {
    for (const clock of CLOCKS) {
      if (clock === "review" || owedBy(clock) === "duty") continue;
      expect(climb(clock, 5), clock).toBe(`${OWED_BY[clock] ?? "hub"} duty manager duty manager`);
    }
  });

  test("what the duty manager owed from the start goes to the manager at once", () => {
    expect(climb("approve-grade", 4)).toBe("duty manager duty manager");
    expect(climb("settle-unmet", 4)).toBe("duty manager duty manager");
    expect(climb("decide-same-person", 4)).toBe("duty manager duty manager");
  });

  test("a review that falls due is owed within two days, whatever the grade, and climbs after that", () => {
    for (const grade of [...GRADES, null])
      expect(whenPassed("review", AT, grade)).toEqual({ clock: "review-overdue", due: later(AT, 2 * DAY) });
    expect(whenPassed("review-overdue", AT, "high").clock).toBe("late-review-overdue");
  });

  test("who is asked has a quarter of an hour where danger may be now, an hour for a call or an attempt, else by the grade", () => {
    const wait = (clock: AnyClock, grade: "high" | "medium" | "standard" | null) =>
      (Date.parse(whenPassed(clock, AT, grade).due) - Date.parse(AT)) / MINUTE;
    const special: Partial<Record<Clock, number>> = {
      emergency: 15,
      "ring-back": 15,
      "finish-call": 60,
      "finish-attempt": 60,
    };
    for (const clock of all) {
      if (clock === "review") continue;
      const base = baseClock(clock);
      expect([clock, wait(clock, "high")]).toEqual([clock, special[base] ?? 4 * 60]);
      for (const grade of ["medium", "standard", null] as const)
        expect([clock, wait(clock, grade)]).toEqual([clock, special[base] ?? 24 * 60]);
    }
  });
});

describe("the most urgent of what is owed", () => {
  const at = (clock: AnyClock, hours: number) => ({ clock, due: later(AT, hours * HOUR) });
  const first = (...open: { clock: AnyClock; due: Instant }[]) => mostUrgent(open)?.clock;

  test("is an emergency, whatever else is late or due before it", () => {
    expect(first(at("late-triage", -9), at("emergency", 9), at("review", -20))).toBe("emergency");
    expect(first(at("late-triage", -9), at("escalated-emergency", 9))).toBe("escalated-emergency");
  });

  test("then what is late, whatever time the one who is asked has for it", () => {
    expect(first(at("triage", 1), at("late-send-action", 24))).toBe("late-send-action");
    expect(first(at("triage", 1), at("escalated-send-action", 24))).toBe("escalated-send-action");
  });

  test("then the earliest; at the same time the order in which clocks are listed, late or not", () => {
    expect(first(at("review", 3), at("triage", 2))).toBe("triage");
    expect(first(at("review", 2), at("triage", 2), at("first-contact", 2))).toBe("first-contact");
    expect(first(at("late-review", 2), at("late-triage", 2))).toBe("late-triage");
  });

  test("is nothing only where nothing is owed, and is one of what is owed", () => {
    expect(mostUrgent([])).toBeUndefined();
    const owed = fc.record({ clock: fc.constantFrom(...all), due: fc.integer({ min: 0, max: 9 }) });
    // One thing is owed under one of its names at a time.
    const things = fc.uniqueArray(owed, { minLength: 1, maxLength: 8, selector: ({ clock }) => baseClock(clock) });
    fc.assert(
      fc.property(things, (list) => {
        const open = list.map(({ clock, due }) => at(clock, due));
        const found = mostUrgent(open);
        expect(open).toContain(found);
        expect(mostUrgent([...open].reverse())).toBe(found);
      }),
      runs(300),
    );
  });

  test("is looked for without changing what it is looked for in", () => {
    const open = [at("review", 3), at("triage", 2)];
    mostUrgent(open);
    expect(open.map(({ clock }) => clock)).toEqual(["review", "triage"]);
  });
});

test("a high grade is looked at again after two weeks, the others after six", () => {
  expect(REVIEW_AFTER).toEqual({ high: 14 * DAY, medium: 42 * DAY, standard: 42 * DAY });
});

describe("what is owed in words", () => {
  test("names the pathway where it is about an action, and makes a sentence without one", () => {
    expect(owedWords("ask-action", "Refuge")).toBe("Ask about Refuge");
    expect(owedWords("ask-action")).toBe("Ask about the next step");
    expect(owedWords("send-action", "Refuge")).toBe("Send: Refuge");
    expect(owedWords("do-action")).toBe("Do: action");
    expect(owedWords("settle-unmet")).toBe("Decide about a need that nothing meets");
    expect(owedWords("settle-unmet", "Refuge")).toBe("Nothing meets this need: Refuge");
    expect(owedWords("finish-attempt")).toBe("Write down whether they were reached");
    expect(owedWords("finish-attempt", "Refuge")).toBe("Write down whether they were reached: Refuge");
  });

  test("what a partner owes is chased by the duty manager and seen to by its own manager", () => {
    for (const clock of ["answer-action", "start-action", "finish-action"] as const) {
      expect(owedWords(`late-${clock}`, "Refuge")).toBe("Chase: Refuge");
      expect(owedWords(`escalated-${clock}`, "Refuge")).toBe("See to it: Refuge");
      expect(owedWords(`late-${clock}`)).toBe("Chase: action");
      expect(owedWords(clock, "Refuge")).toMatch(/: Refuge$/);
    }
    expect(owedWords("late-finish-attempt", "Refuge")).toBe("Ask whether they were reached: Refuge");
    expect(owedWords("late-finish-attempt")).toBe("Write down whether they were reached");
  });

  test("what the hub owes is said in the same words however late it is", () => {
    for (const clock of ["emergency", "triage", "first-contact", "do-action", "review"] as const)
      for (const name of namesOf(clock)) expect(owedWords(name, "Refuge")).toBe(owedWords(clock, "Refuge"));
  });
});

describe("how long each gives", () => {
  test("is a quarter of an hour to an hour where somebody waits on the telephone, weeks where help is under way", () => {
    expect(WITHIN["ring-back-unknown"]).toBe(15 * MINUTE);
    expect(WITHIN["finish-attempt"]).toBe(30 * MINUTE);
    expect([WITHIN["finish-call"], WITHIN.triage]).toEqual([HOUR, HOUR]);
    expect(WITHIN["ring-back"]).toBe(2 * HOUR);
    expect(WITHIN["approve-grade"]).toBe(4 * HOUR);
    expect(WITHIN["settle-unmet-refused"]).toBe(DAY);
    expect(WITHIN["finish-action"]).toBe(6 * 7 * DAY);
  });
});
