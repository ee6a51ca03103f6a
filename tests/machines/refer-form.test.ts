import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factsFrom } from "#machines/intake/facts-from.ts";
import { nhsNumberOf } from "#machines/intake/nhs-number.ts";
import { inViewOf, questionsOf, referralPage } from "#machines/intake/refer/pages.ts";
import { readReferral } from "#machines/intake/refer/read.ts";
import { safeTimesOf } from "#machines/intake/safe-times.ts";
import { parseFacts } from "#machines/protocol/index.ts";
import { SAFE_STATUSES, safeStatusOf } from "#machines/referral-words.ts";
import { REFERRAL_STATUSES } from "#machines/statuses.ts";
import { instantOf } from "#machines/time.ts";
import { runs } from "./runs.ts";

const GP_QUESTIONS = questionsOf(referralPage("gp"));
const GP_IN_VIEW = inViewOf(referralPage("gp"));

/** A Monday, at nine in London. */
const MONDAY = instantOf("2026-03-02T09:00:00Z");

const REFERRAL: Readonly<Record<string, string>> = {
  immediateDanger: "no",
  name: "Zinnia Quillfeather",
  birthDate: "27 3 1990",
  nhsNumber: "999 000 0018",
  phone: "07700 900461",
  contactSafe: "at-times",
  safeTimes: "Mon to Fri 10:00 to 11:30",
  agreed: "yes",
  topics: "strangulation",
  strangulation: "within4weeks",
  whatHappened: "A sentence.",
  otherName: "Mordecai Thistlewood",
  language: "Esperanto",
};

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

  it.each([
    [{ immediateDanger: "" }, "immediateDanger", "Say whether they are in danger today."],
    [{ name: " " }, "name", "Enter their name."],
    [{ birthDate: "", nhsNumber: "" }, "birthDate", "Enter the date of birth or the NHS number: one is enough."],
    [
      { birthDate: "30 2 1990" },
      "birthDate",
      "Enter the whole date of birth with a year of four figures, for example 27 3 1990.",
    ],
    [{ birthDate: "3 March 2026" }, "birthDate", "The date of birth lies ahead: check it."],
    [{ birthDate: "1 3 1905" }, "birthDate", "The date of birth is too long ago: check it."],
    [
      { nhsNumber: "999 000 0017" },
      "nhsNumber",
      "That is not an NHS number: check its ten digits, or leave it empty and give the date of birth.",
    ],
    [{ contactSafe: "" }, "contactSafe", "Say whether it is safe for us to ring them."],
    [
      { contactSafe: "unknown", phone: "900461" },
      "phone",
      "Enter a phone number with its area code, for example 01632 960001.",
    ],
    [{ phone: "ask at the desk" }, "phone", "Enter a phone number with its area code, for example 01632 960001."],
    [{ contactSafe: "safe", phone: "" }, "phone", "Enter the number that is safe to ring."],
    [{ phone: "" }, "phone", "Enter the number that is safe to ring."],
    [
      { contactSafe: "not-safe" },
      "reachThrough",
      "Say how they and we can reach each other: they ring us, or through you, and when.",
    ],
    [{ safeTimes: "" }, "safeTimes", "Say from when to when it is safe, for example Mon to Fri 10:00 to 11:30."],
    [
      { safeTimes: "weekdays" },
      "safeTimes",
      "Say from when to when it is safe, for example Mon to Fri 10:00 to 11:30.",
    ],
    [
      { contactSafe: "safe", safeTimes: "after work" },
      "safeTimes",
      "Write the times like this: Mon to Fri 10:00 to 11:30. One stretch of time, with 24-hour times or am and pm.",
    ],
    [{ agreed: "" }, "agreed", "Say whether they know of this and agree."],
    [{ agreed: "no" }, "agreedReason", "They refused: give your reason for sending it all the same."],
  ])("%o: is asked for at %s", (fields, field, message) => {
    expect(read({ ...REFERRAL, ...fields }).errors).toEqual([{ field, message }]);
  });

  it("asks for nothing that does not follow from what was said", () => {
    expect(read(REFERRAL).errors).toEqual([]);
    expect(errorsOf({ phone: "960 0001" })).toEqual([]);
    expect(errorsOf({ birthDate: "2 3 2026" })).toEqual([]);
    expect(errorsOf({ contactSafe: "safe", safeTimes: "" })).toEqual([]);
    expect(errorsOf({ contactSafe: "safe", safeTimes: "any day" })).toEqual([]);
    expect(errorsOf({ contactSafe: "unknown", safeTimes: "after work", phone: "" })).toEqual([]);
    expect(errorsOf({ contactSafe: "not-safe", reachThrough: "Through us, on Mondays", phone: "" })).toEqual([]);
    expect(errorsOf({ agreed: "not-asked" })).toEqual([]);
  });

  it("says one thing about a field that is wrong in two ways", () => {
    expect(errorsOf({ name: ["One", "Two"], birthDate: "x".repeat(201) })).toEqual(["name", "birthDate"]);
  });

  it("keeps what was typed as it was typed, and what each answered question asked", () => {
    const { typed, asked } = read({ ...REFERRAL, reachThrough: "" });
    expect(typed["birthDate"]).toBe("27 3 1990");
    expect(asked["birthDate"]).toBe("Date of birth");
    expect(asked["topics"]).toBe("What worries you?");
    expect(asked).not.toHaveProperty("reachThrough");
    expect(asked).not.toHaveProperty("children");
    expect(Object.keys(asked)).toHaveLength(Object.keys(REFERRAL).length);
  });

  it("agreement that was not given in words is not asked yet: it is never a yes", () => {
    for (const said of ["", "perhaps", "YES"]) expect(read({ ...REFERRAL, agreed: said }).agreed).toBe("not-asked");
    for (const said of ["yes", "no", "not-asked"] as const)
      expect(read({ ...REFERRAL, agreed: said }).agreed).toBe(said);
  });

  it("tells the hub a date of birth as a date, the age it makes, and the NHS number as ten digits", () => {
    expect(read(REFERRAL).answers).toMatchObject({
      birthDate: "1990-03-27",
      victimAge: "35",
      nhsNumber: "9990000018",
    });
    const without = read({ ...REFERRAL, birthDate: "", nhsNumber: "9990000019" }).answers;
    expect(without).toMatchObject({ birthDate: "", nhsNumber: "" });
    expect(without).not.toHaveProperty("victimAge");
    expect(read({ ...REFERRAL, birthDate: "3 3 2026" }).answers).not.toHaveProperty("victimAge");
  });

  it("what worries somebody is kept whole; only topics of the protocol are topics", () => {
    const { answers } = read({ ...REFERRAL, topics: ["stalking", "suicidalIntent", "children"] });
    expect(answers["topics"]).toEqual(["stalking"]);
    expect(answers["worries"]).toEqual(["stalking", "suicidalIntent", "children"]);
    expect(answers["suicidalIntent"]).toBe("yes");
    expect(read(REFERRAL).answers).not.toHaveProperty("suicidalIntent");
  });

  it.each([
    ["Zinnia Quillfeather", "Zinnia"],
    ["Mrs Zinnia Quillfeather", "Zinnia"],
    ["Dr. Zinnia", "Zinnia"],
    ["MX  zinnia q", "zinnia"],
    ["Missy Quill", "Missy"],
    ["Admiral Quill", "Admiral"],
    ["Mr", ""],
  ])("%s is called “%s” until they say otherwise", (name, called) => {
    expect(read({ ...REFERRAL, name }).answers["chosenName"]).toBe(called);
  });

  it.each(["no", "None", "not needed", "n/a", "NA", "English", "english.", "-"])(
    "“%s” asks for no interpreter",
    (said) => {
      expect(read({ ...REFERRAL, language: said }).answers["language"]).toBe("");
    },
  );

  it.each(["Norwegian", "BSL", "English and Polish", "Old English", "nonesuch"])("“%s” is kept", (said) => {
    expect(read({ ...REFERRAL, language: said }).answers["language"]).toBe(said);
  });

  it("a phone others may see is shared and rung in the times that were named; one nobody spoke for is not known", () => {
    const reach = (fields: Record<string, string>) => {
      const { contactSafe, whosePhone, othersSee, safeDays, safeFrom, safeTo } = read({
        ...REFERRAL,
        ...fields,
      }).answers;
      return [contactSafe, whosePhone, othersSee, (safeDays as string[]).join(""), safeFrom, safeTo].join(" ");
    };
    expect(reach({})).toBe("safe shared yes 12345 10:00 11:30");
    expect(reach({ contactSafe: "safe", safeTimes: "" })).toBe("safe mine no   ");
    expect(reach({ contactSafe: "unknown", safeTimes: "" })).toBe("unknown unknown unknown   ");
    expect(reach({ contactSafe: "not-safe", safeTimes: "weekends" })).toBe("not-safe unknown unknown 67  ");
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
    const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
    const value = fc.oneof(
      fc.string({ unit: anyCharacter }),
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
      runs(500),
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
