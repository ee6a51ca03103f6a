// Dates of birth and safe times as clinicians type them. What could be read in two ways is not read: a wrong hour is a harm.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageOn, dayOf } from "#machines/intake/birth-date.ts";
import { nhsNumberOf } from "#machines/intake/nhs-number.ts";
import { safeTimesOf } from "#machines/intake/safe-times.ts";
import type { Day } from "#machines/time.ts";
import { runs } from "./runs.ts";

describe("a date of birth", () => {
  test.each([
    ["27 3 1990", "1990-03-27"],
    ["27/03/1990", "1990-03-27"],
    ["27.3.1990", "1990-03-27"],
    ["27-03-1990", "1990-03-27"],
    ["27 / 3 / 1990", "1990-03-27"],
    ["27 March 1990", "1990-03-27"],
    ["27 MAR 1990", "1990-03-27"],
    [" 1 sept, 2001 ", "2001-09-01"],
    ["1990-03-27", "1990-03-27"],
    ["29 2 2024", "2024-02-29"],
    ["31 12 1999", "1999-12-31"],
    ["1 1 0990", "0990-01-01"],
  ])("“%s” is %s", (text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  test.each([
    "",
    "1990",
    "27 3 90",
    "31 2 1990",
    "29 2 2023",
    "0 3 1990",
    "27 13 1990",
    "27 0 1990",
    "27 Marvember 1990x",
    "27 Foo 1990",
    "27 xmar 1990",
    "x27 3 1990",
    "27 3 1990x",
    "127 3 1990",
    "27 3 19901",
    "27 123 1990",
    "27 ma 1990",
    "27 septembered 1990",
    "2731990",
    "x1990-03-27",
    "1990-03-27x",
    "1990-3-27",
    "1990-03-32",
  ])("“%s” is no whole date", (text) => {
    expect(dayOf(text)).toBeNull();
  });

  test("every month is known by its first letters", () => {
    const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
    expect(months.map((month) => dayOf(`9 ${month} 2001`)?.slice(5, 7)).join(" ")).toBe(
      "01 02 03 04 05 06 07 08 09 10 11 12",
    );
  });

  test("makes an age in whole years, a year older on the birthday and not before", () => {
    const born = "1990-03-27" as Day;
    expect(ageOn(born, "2026-03-26" as Day)).toBe(35);
    expect(ageOn(born, "2026-03-27" as Day)).toBe(36);
    expect(ageOn(born, "2026-03-28" as Day)).toBe(36);
    expect(ageOn(born, born)).toBe(0);
  });

  test("that lies ahead, or more than 120 years back, makes none", () => {
    expect(ageOn("2026-03-28" as Day, "2026-03-27" as Day)).toBeNull();
    expect(ageOn("1906-03-27" as Day, "2026-03-27" as Day)).toBe(120);
    expect(ageOn("1905-03-28" as Day, "2026-03-27" as Day)).toBe(120);
    expect(ageOn("1905-03-27" as Day, "2026-03-27" as Day)).toBeNull();
  });
});

describe("an NHS number's last figure", () => {
  test.each(["9990000018", "9990000026", "9990000034", "9434765919", "0000000000"])("of %s agrees", (number) => {
    expect(nhsNumberOf(number)).toBe(number);
  });

  test("is never ten: such a number was never given out", () => {
    const sumOf = (nine: string) => [...nine].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (number) => {
        const nine = String(number).padStart(9, "0");
        const valid = "0123456789".split("").filter((last) => nhsNumberOf(nine + last) !== null);
        const check = (11 - (sumOf(nine) % 11)) % 11;
        expect(valid).toEqual(check === 10 ? [] : [String(check)]);
      }),
      runs(500),
    );
  });

  test("stands among exactly ten figures", () => {
    for (const text of ["x9990000018", "9990000018x", "99900000180", "999000001"]) expect(nhsNumberOf(text)).toBeNull();
  });
});

const said = (text: string): string => {
  const times = safeTimesOf(text);
  return times === null ? "not read" : `${times.days.join("")} ${times.from ?? "any"}-${times.to ?? "any"}`;
};

describe("the days on which it is safe", () => {
  test.each([
    ["Mondays", "1 any-any"],
    ["tues", "2 any-any"],
    ["Tuesday", "2 any-any"],
    ["wed", "3 any-any"],
    ["weds", "3 any-any"],
    ["Wednesdays", "3 any-any"],
    ["thu", "4 any-any"],
    ["thur", "4 any-any"],
    ["thurs", "4 any-any"],
    ["thursday", "4 any-any"],
    ["fri", "5 any-any"],
    ["Saturday", "6 any-any"],
    ["sun", "7 any-any"],
    ["Mon, Wed & Fri", "135 any-any"],
    ["friday and monday", "15 any-any"],
    ["mon–wed", "123 any-any"],
    ["Mon until Wed", "123 any-any"],
    ["Monday to Wednesday and Saturday", "1236 any-any"],
    ["sat to mon", "167 any-any"],
    ["sun - sun", "7 any-any"],
    ["weekdays", "12345 any-any"],
    ["on week days only", "12345 any-any"],
    ["weekends", "67 any-any"],
    ["week end", "67 any-any"],
    ["any day", " any-any"],
    ["every day", " any-any"],
    ["everyday", " any-any"],
    ["daily", " any-any"],
    ["anytime", " any-any"],
    ["any time on Mondays", "1 any-any"],
  ])("“%s”: %s", (text, days) => {
    expect(said(text)).toBe(days);
  });

  test.each([
    "every day and Monday",
    "Mon or so",
    "not Mondays",
    "monthly",
    "my days",
    "Monday-ish",
    "sunny",
    "on",
    "only",
  ])("“%s” is not read", (text) => {
    expect(said(text)).toBe("not read");
  });
});

describe("the hours in which it is safe", () => {
  test.each([
    ["mornings", " 09:00-12:00"],
    ["in the afternoon", " 12:00-17:00"],
    ["Mon evening", "1 17:00-20:00"],
    ["10:00-11:30", " 10:00-11:30"],
    ["10.00 to 11.30", " 10:00-11:30"],
    ["from 10 until 11", " 10:00-11:00"],
    ["between 10 and 11", " 10:00-11:00"],
    ["10am till 1pm", " 10:00-13:00"],
    ["10 am - 1 pm", " 10:00-13:00"],
    ["2-4pm", " 14:00-16:00"],
    ["2pm-4pm", " 14:00-16:00"],
    ["8-9am", " 08:00-09:00"],
    ["8:15 to 9:45", " 08:15-09:45"],
    ["12am to 1am", " 00:00-01:00"],
    ["12pm to 1pm", " 12:00-13:00"],
    ["11 to 12pm", " 11:00-12:00"],
    ["11 to 1pm", " 11:00-13:00"],
    ["9am to 5pm", " 09:00-17:00"],
    ["14:00-16:00", " 14:00-16:00"],
    ["02:00-04:00", " 02:00-04:00"],
    ["0:00-9:00 am", " 00:00-09:00"],
    ["00:00 - 06:00", " 00:00-06:00"],
    ["20 to 23:59", " 20:00-23:59"],
    ["3-3:30pm", " 15:00-15:30"],
    ["at 10 to 11", " 10:00-11:00"],
    ["Fridays between 9am and 11am", "5 09:00-11:00"],
    ["Tue 10:00 to 11:00 any time", "2 10:00-11:00"],
  ])("“%s”: %s", (text, hours) => {
    expect(said(text)).toBe(hours);
  });

  test.each([
    "9 to 5",
    "7 to 9",
    "2 to 4",
    "10-10",
    "11-10",
    "13pm-14pm",
    "10:60-11:00",
    "10-24",
    "10-11x",
    "x10-11",
    "10:0-11:00",
    "110-112",
    "10-11 or 12-13",
    "10-11, 14-15",
    "10 o'clock",
    "ten to eleven",
    "morning and evening",
    "morning 10-11",
    "pm",
    "until 11",
    "not 10-11",
  ])("“%s” is not read", (text) => {
    expect(said(text)).toBe("not read");
  });
});
