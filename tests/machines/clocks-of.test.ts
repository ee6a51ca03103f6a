import { describe, expect, it } from "vitest";
import { owedSentence, whoWords } from "#machines/clock-words.ts";
import { clocksOf, WITHIN } from "#machines/clocks-of.ts";
import { DRAWN } from "#machines/drawn.ts";
import { CLOCKS } from "#machines/owed.ts";
import { DAY, HOUR, MINUTE } from "#machines/time.ts";

const everywhere = DRAWN.flatMap(({ subject, graph }) =>
  graph.states.map(({ status, final }) => ({ subject, status, final, clocks: clocksOf(subject, status) })),
);

describe("the clocks of a status", () => {
  it("are none exactly where nothing is owed: where a machine ends, and in a closed case", () => {
    for (const { subject, status, final, clocks } of everywhere)
      expect(clocks.length === 0, `${subject} ${status}`).toBe(final || status === "closed");
    expect(clocksOf("case", "no such status")).toEqual([]);
  });

  it("are each there once, and every clock of the hub runs somewhere", () => {
    for (const { subject, status, clocks } of everywhere)
      expect(new Set(clocks).size, `${subject} ${status}`).toBe(clocks.length);
    expect([...new Set(everywhere.flatMap(({ clocks }) => clocks))].sort()).toEqual([...CLOCKS].sort());
  });

  it("begin with the one that the status is about", () => {
    const first = (subject: (typeof everywhere)[number]["subject"]) =>
      everywhere.filter((one) => one.subject === subject).map(({ status, clocks }) => `${status} ${clocks[0] ?? "-"}`);
    expect(first("case")).toEqual([
      "received first-contact",
      "triaging triage",
      "emergency emergency",
      "supporting review",
      "review review-overdue",
      "closed -",
      "reopened triage",
    ]);
    expect(first("contact")).toEqual(["live finish-call", "cut-off ring-back", "routed -", "over -"]);
    expect(first("action").slice(0, 5)).toEqual([
      "proposed ask-action",
      "agreed send-action",
      "sent answer-action",
      "accepted start-action",
      "under-way finish-action",
    ]);
    expect(first("attempt")[0]).toBe("started finish-attempt");
    expect(first("approval")[0]).toBe("pending approve-grade");
    expect(clocksOf("referral", "submitted")).toEqual(["first-contact"]);
    expect(clocksOf("action", "agreed")).toEqual(["send-action", "do-action"]);
  });

  it("give the time that the area has by default", () => {
    expect(WITHIN).toEqual({
      "finish-call": HOUR,
      "ring-back": 2 * HOUR,
      "ring-back-unknown": 15 * MINUTE,
      "finish-attempt": 30 * MINUTE,
      triage: HOUR,
      "finish-action": 42 * DAY,
      "approve-grade": 4 * HOUR,
      "settle-unmet-refused": DAY,
      "read-message": 4 * HOUR,
      "read-message-high": HOUR,
      "settle-message": 4 * HOUR,
      "decide-same-person": DAY,
    });
  });
});

describe("a clock in words", () => {
  it.each(CLOCKS)("%s: says what, who, by when, and who is asked then", (clock) => {
    const { what, who, passed } = owedSentence(clock);
    expect(what).toMatch(/^[A-Z]/);
    expect(who).toMatch(/^(the hub|the duty manager|whoever it was sent to), \S/);
    expect(passed).toMatch(/^If not: .+; and so on until it is done\.$/);
    expect(`${what} ${who} ${passed}`).not.toMatch(/undefined|NaN|null/);
  });

  it("climbs from its owner to the duty manager and the owner's manager, with the times those have", () => {
    expect(owedSentence("finish-call")).toEqual({
      what: "Finish the record of this call",
      who: "the hub, within 1 hour of the last answer",
      passed:
        "If not: the duty manager, then the manager of whoever owed it, each within 1 hour; and so on until it is done.",
    });
    expect(owedSentence("answer-action")).toEqual({
      what: "Answer: the action",
      who: "whoever it was sent to, by its own time, which the protocol gave it",
      passed:
        "If not: the duty manager, then the manager of whoever owed it, each within 24 hours (4 hours at high); and so on until it is done.",
    });
  });

  it("says that a review is first owed once more by the hub", () => {
    expect(owedSentence("review").passed).toMatch(/^If not: the hub, within 2 days; then the duty manager, then /);
  });

  it("names everybody who can owe something", () => {
    expect((["hub", "duty", "partner", "manager"] as const).map(whoWords)).toEqual([
      "the hub",
      "the duty manager",
      "whoever it was sent to",
      "the manager of whoever owed it",
    ]);
  });
});
