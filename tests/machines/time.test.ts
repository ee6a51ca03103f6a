import { describe, expect, test } from "vitest";
import { DAY, daysLater, HOUR, instantOf, later, londonDay, MINUTE, quarterOf, type Day } from "#machines/time.ts";

describe("a moment", () => {
  test("is written in UTC with milliseconds, whatever it was written in", () => {
    for (const same of [
      "2026-07-01T10:30:00+01:00",
      "2026-07-01T09:30Z",
      1_782_898_200_000,
      new Date(1_782_898_200_000),
    ])
      expect(instantOf(same)).toBe("2026-07-01T09:30:00.000Z");
  });

  test("what is no moment is refused in words", () => {
    for (const no of ["", "yesterday", "2026-13-01T00:00:00Z", Number.NaN])
      expect(() => instantOf(no)).toThrow(new RangeError("That is not a moment in time."));
  });

  test("is later by so much, or earlier by less than nothing", () => {
    const start = instantOf("2026-03-02T09:00:00Z");
    expect(later(start, DAY + HOUR + MINUTE)).toBe("2026-03-03T10:01:00.000Z");
    expect(later(start, -HOUR)).toBe("2026-03-02T08:00:00.000Z");
  });
});

describe("the day in London", () => {
  test("is UTC's in winter and begins an hour before it in summer", () => {
    expect(londonDay(instantOf("2026-01-31T23:59:59.999Z"))).toBe("2026-01-31");
    expect(londonDay(instantOf("2026-02-01T00:00:00Z"))).toBe("2026-02-01");
    expect(londonDay(instantOf("2026-06-30T22:59:59.999Z"))).toBe("2026-06-30");
    expect(londonDay(instantOf("2026-06-30T23:00:00Z"))).toBe("2026-07-01");
  });

  test("is so many calendar days after another, also where clocks change and years end", () => {
    expect(daysLater("2026-03-28" as Day, 1)).toBe("2026-03-29");
    expect(daysLater("2026-03-30" as Day, -1)).toBe("2026-03-29");
    expect(daysLater("2026-10-25" as Day, 1)).toBe("2026-10-26");
    expect(daysLater("2026-12-31" as Day, 60)).toBe("2027-03-01");
    expect(daysLater("2026-12-31" as Day, 0)).toBe("2026-12-31");
  });

  test("lies in a calendar quarter", () => {
    const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, "0")}-28` as Day);
    expect(months.map((day) => quarterOf(day)).join(" ")).toBe(
      ["2026Q1", "2026Q2", "2026Q3", "2026Q4"].flatMap((quarter) => [quarter, quarter, quarter]).join(" "),
    );
  });
});
