import { describe, expect, it } from "vitest";
import { slotWords } from "#app/queries/safe-contact-panel.ts";
import { CLOCKS, namesOf, owedBy, owedWords, whenPassed, type AnyClock } from "#machines/owed.ts";
import { passedWords } from "#machines/passed-words.ts";
import { DAY, later, type Instant } from "#machines/time.ts";
import type { Channel } from "#machines/safe-contact.ts";

const ACTION = { title: "Community outreach worker", owner: "Lantern Outreach" };

describe("what a case says of its times", () => {
  it("of an action whose time has passed it says who owed what", () => {
    expect(passedWords("answer-action", ACTION)).toBe(
      "Lantern Outreach had not answered in time: Community outreach worker.",
    );
    expect(passedWords("do-action", { ...ACTION, title: "Safety plan made with the person" })).toBe(
      "Due and not done: Safety plan made with the person.",
    );
    expect(passedWords("answer-action")).toBe("Whoever was asked had not answered in time.");
  });

  it("when the duty manager's time passes as well, it says that too", () => {
    expect(passedWords("late-triage")).toBe(
      "The risk was not graded in time. The duty manager's time for it has passed too.",
    );
  });

  it("when the owner's manager was told as well, it says whom", () => {
    expect(passedWords("triage", undefined, "the duty manager")).toBe(
      "The risk was not graded in time. Told the duty manager.",
    );
    expect(passedWords("late-answer-action", ACTION, "the manager of Lantern Outreach")).toBe(
      "Lantern Outreach had not answered in time: Community outreach worker. The duty manager's time for it has passed too. Told the manager of Lantern Outreach.",
    );
    expect(passedWords("escalated-triage")).toBe(
      "The risk was not graded in time. The manager's time for it has passed too.",
    );
  });

  it("an attempt is said to be the partner's where one of their people rang", () => {
    expect(passedWords("finish-attempt")).toBe("It was not written down in time whether they were reached.");
    expect(passedWords("finish-attempt", ACTION)).toBe(
      "Lantern Outreach had not written down in time whether they were reached: Community outreach worker.",
    );
  });

  it("every clock has whole sentences, and no bare verb or empty place", () => {
    for (const clock of CLOCKS)
      for (const words of [...namesOf(clock).map((name) => passedWords(name)), passedWords(clock, ACTION)])
        expect(words).toMatch(/^[A-Z][^:]+(: [^:]+)?\.$/);
  });

  it("what is owed is said in the same words when it is late: its time says that it is", () => {
    expect(owedWords("late-review")).toBe("Review");
    expect(owedWords("late-triage")).toBe(owedWords("triage"));
    expect(owedWords("late-answer-action", "Refuge")).toBe("Chase: Refuge");
    expect(owedWords("escalated-answer-action", "Refuge")).toBe("See to it: Refuge");
    expect(owedWords("late-finish-attempt", "Refuge")).toBe("Ask whether they were reached: Refuge");
    expect(owedWords("late-finish-attempt")).toBe(owedWords("finish-attempt"));
    for (const clock of CLOCKS) expect(owedWords(clock)).toMatch(/^[A-Z].*[a-z]$/);
  });
});

describe("what follows a passed clock", () => {
  const AT = "2026-03-02T09:00:00.000Z" as Instant;

  it("asks the duty manager, then the owner's manager, and so on for ever, about the same thing", () => {
    for (const clock of CLOCKS.filter((one) => one !== "review")) {
      let now: AnyClock = clock;
      const asked: string[] = [];
      for (let step = 0; step < 4; step += 1) {
        const next = whenPassed(now, AT, "high");
        expect(next.due > AT, clock).toBe(true);
        expect(namesOf(clock), clock).toContain(next.clock);
        asked.push(owedBy(next.clock));
        now = next.clock;
      }
      const both = ["duty", "manager", "duty", "manager"];
      expect(asked, clock).toEqual(owedBy(clock) === "duty" ? ["manager", "duty", "manager", "duty"] : both);
    }
  });

  it("makes a review that fell due one that is owed within two days", () => {
    expect(whenPassed("review", AT, "high")).toEqual({ clock: "review-overdue", due: later(AT, 2 * DAY) });
  });
});

describe("the days on which it is safe", () => {
  const on = (...days: number[]) => slotWords({ days, from: "10:00", to: "11:30" } as unknown as Channel);

  it("days in a row are said from the first to the last", () => {
    expect(on(1, 2, 3, 4, 5)).toBe("Monday to Friday, 10:00 to 11:30");
    expect(on(5, 1, 2, 3)).toBe("Monday to Wednesday and Friday, 10:00 to 11:30");
  });

  it("only a beginning or only an end is said as what it is, never as any hour", () => {
    const half = (from: string | null, to: string | null) => slotWords({ days: [1], from, to } as unknown as Channel);
    expect(half("10:00", null)).toBe("Monday, from 10:00");
    expect(half(null, "17:00")).toBe("Monday, until 17:00");
    expect(half(null, null)).toBe("Monday, any hour");
  });

  it("two days are two names, and every day is any day", () => {
    expect(on(6, 7)).toBe("Saturday and Sunday, 10:00 to 11:30");
    expect(on(1, 3, 5)).toBe("Monday, Wednesday and Friday, 10:00 to 11:30");
    expect(on()).toBe("any day, 10:00 to 11:30");
    expect(on(1, 2, 3, 4, 5, 6, 7)).toBe("any day, 10:00 to 11:30");
  });
});
