import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkedWords } from "#machines/directory/checked.ts";
import { openingWords } from "#machines/directory/opening-words.ts";
import { isOpen } from "#machines/directory/opening.ts";
import type { Schedule } from "#machines/directory/service.ts";
import { DAY, instantOf, later, londonDay } from "#machines/time.ts";

const OFFICE = { freq: "WEEKLY", byday: "MO,TU,WE,TH,FR", opens_at: "09:00", closes_at: "17:00" } as const;
const schedule = (changed: Partial<Schedule>): Schedule => ({ id: "one", ...changed });
const openAt = (changed: Partial<Schedule>, at: string) => isOpen([schedule(changed)], instantOf(at));

describe("a service is open", () => {
  const rows: readonly [string, Partial<Schedule>, string, boolean | null][] = [
    ["from the minute it opens", OFFICE, "2026-03-02T09:00:00Z", true],
    ["not a minute before", OFFICE, "2026-03-02T08:59:00Z", false],
    ["not from the minute it closes", OFFICE, "2026-03-02T17:00:00Z", false],
    ["not on a day it does not name", OFFICE, "2026-03-01T12:00:00Z", false],
    ["by the clock in London, in summer too", OFFICE, "2026-07-06T08:30:00Z", true],
    [
      "past midnight, until it closes",
      { ...OFFICE, opens_at: "20:00", closes_at: "02:00" },
      "2026-03-07T01:59:00Z",
      true,
    ],
    ["not past that", { ...OFFICE, opens_at: "20:00", closes_at: "02:00" }, "2026-03-07T02:00:00Z", false],
    [
      "all day when it opens and closes at midnight",
      { ...OFFICE, opens_at: "00:00", closes_at: "00:00" },
      "2026-03-02T23:59:00Z",
      true,
    ],
    ["not after the last day it gives", { ...OFFICE, valid_to: "2026-03-01" }, "2026-03-02T12:00:00Z", false],
    ["not before the first", { ...OFFICE, valid_from: "2026-03-03" }, "2026-03-02T12:00:00Z", false],
    [
      "every other week, counted from its first",
      { ...OFFICE, interval: 2, dtstart: "2026-03-03" },
      "2026-03-18T12:00:00Z",
      true,
    ],
    ["not in the weeks between", { ...OFFICE, interval: 2, dtstart: "2026-03-03" }, "2026-03-11T12:00:00Z", false],
    ["on the second Monday of a month", { ...OFFICE, freq: "MONTHLY", byday: "2MO" }, "2026-03-09T12:00:00Z", true],
    ["not on the first", { ...OFFICE, freq: "MONTHLY", byday: "2MO" }, "2026-03-02T12:00:00Z", false],
    ["on the last Friday of a month", { ...OFFICE, freq: "MONTHLY", byday: "-1FR" }, "2026-03-27T12:00:00Z", true],
    [
      "on the last day of a month",
      { opens_at: "09:00", closes_at: "17:00", freq: "MONTHLY", bymonthday: "-1" },
      "2028-02-29T12:00:00Z",
      true,
    ],
    ["nobody knows when, if no hours are said", { freq: "WEEKLY", byday: "MO" }, "2026-03-02T12:00:00Z", null],
  ];
  for (const [why, changed, at, open] of rows) it(why, () => expect(openAt(changed, at)).toBe(open));

  it("round the clock on every day, whatever the moment", () => {
    const always = { freq: "WEEKLY", byday: "MO,TU,WE,TH,FR,SA,SU", opens_at: "00:00", closes_at: "24:00" } as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 * 365 * 24 * 60 }), (minutes) => {
        expect(openAt(always, later(instantOf("2026-01-01T00:00:00Z"), minutes * 60_000))).toBe(true);
      }),
    );
  });
});

describe("opening times in words", () => {
  const rows: readonly [Partial<Schedule>, string[]][] = [
    [OFFICE, ["Monday to Friday, 9am to 5pm"]],
    [{ ...OFFICE, byday: "TU,TH", opens_at: "09:30", closes_at: "12:00" }, ["Tuesday and Thursday, 9:30am to noon"]],
    [
      { ...OFFICE, byday: "MO,TU,WE,TH,FR,SA,SU", opens_at: "00:00", closes_at: "23:59" },
      ["Every day, all day and night"],
    ],
    [{ ...OFFICE, interval: 2 }, ["Monday to Friday, every other week, 9am to 5pm"]],
    [{ ...OFFICE, freq: "MONTHLY", byday: "1MO,-1FR" }, ["The first Monday and last Friday of the month, 9am to 5pm"]],
    [{ freq: "MONTHLY", bymonthday: "1,15" }, ["Day 1 and 15 of the month"]],
    [{ description: "Ring first" }, ["Ring first"]],
    [{ byday: "MO", opens_at: "09:00", description: "Ring first" }, ["Monday, from 9am. Ring first"]],
    [{}, []],
  ];
  for (const [changed, words] of rows)
    it(`${words[0] ?? "nothing, when nothing is said"}`, () =>
      expect(openingWords([schedule(changed)])).toEqual(words));
});

describe("when a service was last checked", () => {
  it("is never one month, day or year, of which there would be many", () => {
    const at = instantOf("2026-03-02T09:00:00Z");
    for (let days = 0; days < 2000; days += 1)
      expect(checkedWords(londonDay(later(at, -days * DAY)), at).words).not.toMatch(/\b[01] (days|months|years)/);
  });

  const at = instantOf("2026-03-02T09:00:00Z");
  it("is said in days, months and years, and old after half a year or when nobody ever did", () => {
    expect(checkedWords("2026-03-02", at)).toEqual({ words: "Last checked today", isOld: false });
    expect(checkedWords("2026-03-01", at)).toEqual({ words: "Last checked yesterday", isOld: false });
    expect(checkedWords("2026-01-01", at)).toEqual({ words: "Last checked 60 days ago", isOld: false });
    expect(checkedWords("2025-12-01", at)).toEqual({ words: "Last checked 2 months ago", isOld: false });
    expect(checkedWords(londonDay(later(at, -182 * DAY)), at).isOld).toBe(false);
    expect(checkedWords(londonDay(later(at, -183 * DAY)), at)).toEqual({
      words: "Last checked 6 months ago",
      isOld: true,
    });
    expect(checkedWords("2020-01-01", at)).toEqual({ words: "Last checked 6 years ago", isOld: true });
    expect(checkedWords(null, at)).toEqual({ words: "Never checked", isOld: true });
  });
});
