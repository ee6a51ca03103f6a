import { describe, expect, test } from "vitest";
import { CALENDAR_YEARS, isInCalendar } from "#machines/protocol/calendar.ts";
import { dueBy, cutToSecond, isoSecond, type SetClock } from "#machines/protocol/clocks.ts";
import { ask, due } from "./protocol-case.ts";

const by = (clock: SetClock, at: string): string => isoSecond(dueBy(clock, cutToSecond(at)));

describe("hours are exactly that much later", () => {
  test.each<[SetClock, string, string]>([
    ["now", "2026-03-02T10:00:00.999Z", "2026-03-02T10:00:00Z"],
    ["4 hours", "2026-03-02T10:00:00+05:30", "2026-03-02T08:30:00Z"],
    ["24 hours", "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"],
    ["24 hours", "2026-10-24T12:00:00+01:00", "2026-10-25T11:00:00Z"],
  ])("%s after %s is %s", (clock, at, when) => expect(by(clock, at)).toBe(when));
});

describe("working days end at 17:00 in London", () => {
  test.each<[string, SetClock, string, string]>([
    ["on a Monday", "2 working days", "2026-03-02T10:00:00Z", "2026-03-04T17:00:00Z"],
    ["late on a Friday", "2 working days", "2026-03-06T20:00:00Z", "2026-03-10T17:00:00Z"],
    ["on a Saturday, when Monday is day 0", "2 working days", "2026-03-07T10:00:00Z", "2026-03-11T17:00:00Z"],
    ["on a Sunday just before midnight", "2 working days", "2026-03-08T23:59:59Z", "2026-03-11T17:00:00Z"],
    ["on a Sunday in UTC that is Monday in London", "2 working days", "2026-06-07T23:30:00Z", "2026-06-10T16:00:00Z"],
    ["over the start of summer time", "2 working days", "2026-03-27T10:00:00Z", "2026-03-31T16:00:00Z"],
    ["on the day summer time starts", "3 working days", "2026-03-29T00:59:59Z", "2026-04-02T16:00:00Z"],
    ["over the end of summer time", "2 working days", "2026-10-23T10:00:00Z", "2026-10-27T17:00:00Z"],
    ["on the day summer time ends", "2 working days", "2026-10-25T01:30:00Z", "2026-10-28T17:00:00Z"],
    ["before Easter", "2 working days", "2026-04-02T10:00:00Z", "2026-04-08T16:00:00Z"],
    ["on Good Friday, a bank holiday", "2 working days", "2026-04-03T10:00:00Z", "2026-04-09T16:00:00Z"],
    [
      "before Christmas 2026, whose Boxing Day is kept on Monday",
      "2 working days",
      "2026-12-24T16:00:00Z",
      "2026-12-30T17:00:00Z",
    ],
    [
      "before Christmas 2027, kept on Monday and Tuesday",
      "2 working days",
      "2027-12-24T16:00:00Z",
      "2027-12-30T17:00:00Z",
    ],
    ["over the new year", "5 working days", "2026-12-31T12:00:00Z", "2027-01-08T17:00:00Z"],
    [
      "over Mothering Sunday and Easter Sunday, which are no bank holidays of their own",
      "10 working days",
      "2026-03-27T12:00:00Z",
      "2026-04-14T16:00:00Z",
    ],
  ])("%s", (_what, clock, at, when) => expect(by(clock, at)).toBe(when));
});

describe("a school morning is the first 08:00 in London on a working day strictly after", () => {
  test.each<[string, string, string]>([
    ["a second before eight", "2026-03-02T07:59:59.999Z", "2026-03-02T08:00:00Z"],
    ["at eight", "2026-03-02T08:00:00Z", "2026-03-03T08:00:00Z"],
    ["on a Friday at noon", "2026-03-06T12:00:00Z", "2026-03-09T08:00:00Z"],
    ["on the Sunday that summer time starts", "2026-03-29T12:00:00Z", "2026-03-30T07:00:00Z"],
    ["on the Sunday that summer time ends", "2026-10-25T00:30:00Z", "2026-10-26T08:00:00Z"],
    ["on Christmas Eve 2026 at noon", "2026-12-24T12:00:00Z", "2026-12-29T08:00:00Z"],
    ["on a bank holiday in the morning", "2026-05-04T05:00:00Z", "2026-05-05T07:00:00Z"],
  ])("%s", (_what, at, when) => expect(by("school morning", at)).toBe(when));
});

describe("beyond the calendar of bank holidays", () => {
  test("weekdays alone count, with a warning", () => {
    const result = ask({ at: "2100-12-24T10:00:00Z", topics: ["stalking"] });
    expect(due(result, "stalking-advocate")).toBe("2100-12-28T17:00:00Z");
    expect(result.warnings.join(" ")).toMatch(/beyond the calendar/);
  });

  test("hours need no calendar, and give no warning", () => {
    expect(ask({ at: "2100-12-24T10:00:00Z", professionalJudgementHigh: true }).warnings).toEqual([]);
  });

  test("a clock that runs out of the last year is beyond it", () => {
    const last = Date.parse(`${CALENDAR_YEARS.last}-12-31T10:00:00Z`);
    expect(isInCalendar(last, last)).toBe(true);
    expect(isInCalendar(last, last + 86_400_000)).toBe(false);
    expect(isInCalendar(Date.parse(`${CALENDAR_YEARS.first - 1}-12-31T10:00:00Z`), last)).toBe(false);
  });

  test.each(["0000-01-01T00:00:00+14:00", "1847-11-30T12:00:00Z", "9999-12-31T23:59:59-12:00"])(
    "even %s is answered",
    (at) => {
      expect(ask({ at, topics: ["stalking", "low-mood"] }).actions.length).toBeGreaterThan(0);
    },
  );
});
