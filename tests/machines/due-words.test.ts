import { describe, expect, it } from "vitest";
import { initialsOf } from "#app/initials.ts";
import { dueAt, minutesSince, momentWords } from "#machines/due-words.ts";
import { DAY, HOUR, instantOf, later, MINUTE } from "#machines/time.ts";

/** A Monday, at nine in London. */
const MONDAY = instantOf("2026-03-02T09:00:00Z");

describe("times as people say them", () => {
  it("are London's, winter and summer", () => {
    expect(dueAt(instantOf("2026-03-02T16:00:00Z"), MONDAY).words).toBe("today by 4pm");
    expect(dueAt(instantOf("2026-07-02T15:30:00Z"), instantOf("2026-07-02T09:00:00Z")).words).toBe("today by 4:30pm");
    expect(momentWords(instantOf("2026-03-02T12:00:00Z"), MONDAY)).toBe("today at noon");
    expect(dueAt(instantOf("2026-03-29T23:30:00Z"), instantOf("2026-03-29T00:30:00Z")).words).toBe(
      "tomorrow by 12:30am",
    );
  });

  it("say tomorrow and the weekday, and what is late", () => {
    expect(dueAt(later(MONDAY, DAY + HOUR), MONDAY).words).toBe("tomorrow by 10am");
    expect(dueAt(later(MONDAY, 3 * DAY), MONDAY).words).toBe("Thursday by 9am");
    expect(dueAt(later(MONDAY, -2 * HOUR), MONDAY)).toMatchObject({ words: "2 hours late", late: true });
    expect(dueAt(MONDAY, MONDAY)).toMatchObject({ words: "now", late: false });
  });

  it("tomorrow is the next day of the calendar, also in the night before clocks change", () => {
    const saturday = instantOf("2026-03-28T23:30:00Z");
    expect(momentWords(instantOf("2026-03-29T09:00:00Z"), saturday)).toBe("tomorrow at 10am");
    expect(momentWords(instantOf("2026-03-30T09:00:00Z"), saturday)).toBe("Monday at 10am");
    const monday = instantOf("2026-03-29T23:30:00Z");
    expect(momentWords(instantOf("2026-03-29T09:00:00Z"), monday)).toBe("yesterday at 10am");
    expect(momentWords(instantOf("2026-10-24T09:00:00Z"), instantOf("2026-10-25T23:30:00Z"))).toBe("yesterday at 10am");
  });

  it("midnight ends the evening it belongs to", () => {
    const evening = instantOf("2026-03-02T20:00:00Z");
    const midnight = instantOf("2026-03-03T00:00:00Z");
    expect(dueAt(midnight, evening).words).toBe("today by midnight");
    expect(momentWords(later(midnight, DAY), evening)).toBe("tomorrow at midnight");
    expect(momentWords(instantOf("2026-07-01T23:00:00Z"), instantOf("2026-07-01T09:00:00Z"))).toBe("today at midnight");
    expect(dueAt(later(midnight, MINUTE), evening).words).toBe("tomorrow by 12:01am");
  });

  it("count whole minutes, never below none", () => {
    expect(minutesSince(MONDAY, later(MONDAY, 3 * MINUTE + 59_000))).toBe(3);
    expect(minutesSince(later(MONDAY, MINUTE), MONDAY)).toBe(0);
  });
});

describe("initials", () => {
  it("are of the first and the last name, in any script", () => {
    expect(initialsOf("Robin Middle Example")).toBe("RE");
    expect(initialsOf("robin")).toBe("R");
    expect(initialsOf("  Ångström 李 ")).toBe("Å李");
    expect(initialsOf("")).toBe("");
  });
});
