import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factsFrom } from "#machines/intake/facts-from.ts";
import { GP_IN_VIEW, GP_QUESTIONS } from "#machines/intake/gp.ts";
import { nhsNumberOf } from "#machines/intake/nhs-number.ts";
import { readReferral } from "#machines/intake/read-gp.ts";
import { safeTimesOf } from "#machines/intake/safe-times.ts";
import { parseFacts } from "#machines/protocol/index.ts";
import { SAFE_STATUSES, safeStatusOf } from "#machines/referral-words.ts";
import { REFERRAL_STATUSES } from "#machines/statuses.ts";
import { MONDAY } from "../factories.ts";
import { REFERRAL } from "./planted.ts";

const read = (fields: Record<string, string | string[]>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return readReferral(form, MONDAY);
};
const errorsOf = (fields: Record<string, string | string[]>) =>
  read({ ...REFERRAL, ...fields }).errors.map((error) => error.field);

describe("the referral page", () => {
  it("has at most twelve fields in view, and every field once", () => {
    expect(GP_IN_VIEW.length).toBeLessThanOrEqual(12);
    expect(new Set(GP_QUESTIONS.map((question) => question.name)).size).toBe(GP_QUESTIONS.length);
  });

  it("needs danger, name, one of birth date and NHS number, how to reach, and agreement: nothing else", () => {
    expect(read({}).errors.map((error) => error.field)).toEqual([
      "immediateDanger",
      "name",
      "birthDate",
      "contactSafe",
      "agreed",
    ]);
    const least = { immediateDanger: "unknown", name: "A Person", contactSafe: "unknown", agreed: "not-asked" };
    expect(read({ ...least, birthDate: "1 2 1990" }).errors).toEqual([]);
    expect(read({ ...least, nhsNumber: "9990000018" }).errors).toEqual([]);
  });

  it("says what to do at each field that is wrong, in the order of the page", () => {
    expect(errorsOf({ birthDate: "31 2 1990" })).toEqual(["birthDate"]);
    expect(errorsOf({ birthDate: "3 3 2026" })).toEqual(["birthDate"]);
    expect(errorsOf({ birthDate: "1990" })).toEqual(["birthDate"]);
    expect(errorsOf({ nhsNumber: "9990000019" })).toEqual(["nhsNumber"]);
    expect(errorsOf({ phone: "" })).toEqual(["phone"]);
    expect(errorsOf({ safeTimes: "" })).toEqual(["safeTimes"]);
    expect(errorsOf({ safeTimes: "after work" })).toEqual(["safeTimes"]);
    expect(errorsOf({ safeTimes: "any time" })).toEqual(["safeTimes"]);
    expect(errorsOf({ contactSafe: "not-safe" })).toEqual(["reachThrough"]);
    expect(errorsOf({ agreed: "no" })).toEqual(["agreedReason"]);
    expect(errorsOf({ agreed: "no", agreedReason: "A child is at risk." })).toEqual([]);
    expect(errorsOf({ name: ["One", "Two"], topics: "made-up", agreed: "perhaps" })).toEqual([
      "name",
      "agreed",
      "topics",
    ]);
  });

  it("a whole referral gives facts that the protocol reads, and consent as it was said", () => {
    for (const agreed of ["yes", "no", "not-asked"]) {
      const { answers } = read({
        ...REFERRAL,
        agreed,
        agreedReason: "A child is at risk.",
        topics: ["strangulation", "suicidalIntent", "children"],
        children: "3, 7",
      });
      const facts = factsFrom({ ...answers, source: "gp" }, { area: "essex", at: MONDAY });
      expect(facts).toMatchObject({
        topics: ["strangulation"],
        strangulation: "within4weeks",
        suicidalIntent: "yes",
        victimAge: 35,
        children: [{ age: 3 }, { age: 7 }],
        consent: { service: agreed, sharing: agreed },
      });
      expect(parseFacts(facts).ok).toBe(true);
    }
  });

  it("what was not ticked stays unknown: it is never made a no", () => {
    const facts = factsFrom({ ...read(REFERRAL).answers, source: "gp" }, { area: "essex", at: MONDAY });
    expect(facts).not.toHaveProperty("suicidalIntent");
    expect(facts).not.toHaveProperty("children");
  });

  it("no form, however hostile, makes it fail", () => {
    const name = fc.constantFrom(...GP_QUESTIONS.map((question) => question.name), "__proto__", "constructor");
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("yes", "no", "safe", "at-times", "strangulation", "9990000018", "10-11"),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 30 }), (fields) => {
        const form = new FormData();
        for (const [field, text] of fields) form.append(field, text);
        const { answers, errors } = readReferral(form, MONDAY);
        if (errors.length === 0)
          expect(parseFacts(factsFrom({ ...answers, source: "gp" }, { area: "essex", at: MONDAY })).ok).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("an NHS number", () => {
  it("is known by its last figure, however it is spaced", () => {
    expect(nhsNumberOf("999 000 0018")).toBe("9990000018");
    expect(nhsNumberOf("999-000-0018")).toBe("9990000018");
    for (const wrong of ["9990000017", "999000001", "99900000180", "999000001O", ""])
      expect(nhsNumberOf(wrong)).toBeNull();
  });

  it("with any one figure mistyped is not an NHS number", () => {
    fc.assert(
      fc.property(fc.nat(9), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const figures = [..."9990000018"];
        figures[place] = String((Number(figures[place]) + by) % 10);
        expect(nhsNumberOf(figures.join(""))).toBeNull();
      }),
    );
  });
});

describe("safe times", () => {
  it.each([
    ["Mon to Fri 10:00 to 11:30", { days: [1, 2, 3, 4, 5], from: "10:00", to: "11:30" }],
    ["weekday mornings", { days: [1, 2, 3, 4, 5], from: "09:00", to: "12:00" }],
    ["Tuesdays and Thursdays, 2 to 4pm", { days: [2, 4], from: "14:00", to: "16:00" }],
    ["fri-mon 10-11", { days: [1, 5, 6, 7], from: "10:00", to: "11:00" }],
    ["any day 9.15am - 9.45am", { days: [], from: "09:15", to: "09:45" }],
    ["11 to 12pm", { days: [], from: "11:00", to: "12:00" }],
    ["any time", { days: [], from: null, to: null }],
  ])("“%s” is read", (text, times) => expect(safeTimesOf(text)).toEqual(times));

  it.each([
    "9 to 5",
    "10-2",
    "after work",
    "not Monday 10-11",
    "Mon 10-11 and Tue 12-13",
    "25-26",
    "10:75-11",
    "22:00-02:00",
    "2pm",
    "",
  ])("“%s” could be read in two ways, or in none: it is not read", (text) => expect(safeTimesOf(text)).toBeNull());

  it("what is read never ends before it begins", () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.nat(70),
        fc.nat(30),
        fc.constantFrom("", "am", "pm"),
        fc.constantFrom("", "am", "pm"),
        (from, minute, to, half, otherHalf) => {
          const times = safeTimesOf(`${from}:${String(minute).padStart(2, "0")}${half} to ${to}${otherHalf}`);
          if (times?.from && times.to) expect(times.from < times.to).toBe(true);
        },
      ),
    );
  });
});

describe("what a referrer may read of how it goes", () => {
  it("is one of five sentences for every status, and each sentence is used", () => {
    expect(SAFE_STATUSES).toHaveLength(5);
    expect(new Set(REFERRAL_STATUSES.map(safeStatusOf))).toEqual(new Set(SAFE_STATUSES));
  });
});
