import { describe, expect, it } from "vitest";
import { slotWords } from "#app/queries/safe-contact-panel.ts";
import { CLOCKS, owedWords } from "#machines/owed.ts";
import { passedWords } from "#machines/passed-words.ts";
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

  it("every clock has whole sentences, and no bare verb or empty place", () => {
    for (const clock of CLOCKS)
      for (const words of [passedWords(clock), passedWords(`late-${clock}`), passedWords(clock, ACTION)])
        expect(words).toMatch(/^[A-Z][^:]+(: [^:]+)?\.$/);
  });

  it("what is owed is said in the same words when it is late: its time says that it is", () => {
    expect(owedWords("late-review")).toBe("Review");
    expect(owedWords("late-triage")).toBe(owedWords("triage"));
    expect(owedWords("late-answer-action", "Refuge")).toBe("Chase: Refuge");
    for (const clock of CLOCKS) expect(owedWords(clock)).toMatch(/^[A-Z].*[a-z]$/);
  });
});

describe("the days on which it is safe", () => {
  const on = (...days: number[]) => slotWords({ days, from: "10:00", to: "11:30" } as unknown as Channel);

  it("days in a row are said from the first to the last", () => {
    expect(on(1, 2, 3, 4, 5)).toBe("Monday to Friday, 10:00 to 11:30");
    expect(on(5, 1, 2, 3)).toBe("Monday to Wednesday and Friday, 10:00 to 11:30");
  });

  it("two days are two names, and every day is any day", () => {
    expect(on(6, 7)).toBe("Saturday and Sunday, 10:00 to 11:30");
    expect(on(1, 3, 5)).toBe("Monday, Wednesday and Friday, 10:00 to 11:30");
    expect(on()).toBe("any day, 10:00 to 11:30");
    expect(on(1, 2, 3, 4, 5, 6, 7)).toBe("any day, 10:00 to 11:30");
  });
});
