import { describe, expect, test } from "vitest";
import { agesOf, answerTo, hasHidden, readAnswers, shownMarker, ticked } from "#machines/intake/answers.ts";
import type { Question, Section } from "#machines/intake/question.ts";

const CHOICES = [
  { value: "safe", label: "Safe" },
  { value: "not-safe", label: "Not safe" },
];
const QUESTIONS: readonly Question[] = [
  { kind: "choice", name: "phoneSafe", label: "Is it safe?", choices: CHOICES },
  { kind: "many", name: "ways", label: "Which ways?", choices: CHOICES },
  { kind: "line", name: "name", label: "Name" },
  { kind: "text", name: "story", label: "In their words" },
  { kind: "number", name: "incidents", label: "How often?", max: 24 },
  { kind: "day", name: "last", label: "When last?" },
  { kind: "hour", name: "from", label: "From" },
  { kind: "ages", name: "children", label: "Ages" },
];
// Two sections, as a page has them: a form answers both at once.
const SECTIONS: readonly Section[] = [QUESTIONS.slice(0, 4), QUESTIONS.slice(4)].map((questions, index) => ({
  id: `part-${index}`,
  title: "A part",
  questions,
}));

function read(fields: Readonly<Record<string, string | readonly string[] | Blob>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    if (value instanceof Blob) form.append(name, value);
    else for (const one of typeof value === "string" ? [value] : value) form.append(name, one);
  return readAnswers(SECTIONS, form);
}
const errorOf = (field: string, value: string | readonly string[]) =>
  read({ [field]: value }).errors.map((error) => (error.field === field ? error.message : "another field"));

describe("what a form says", () => {
  test("is kept without the space around it, and only what was posted: what is absent was not asked", () => {
    expect(read({ name: "  Robin Example ", children: "" })).toEqual({
      answers: { name: "Robin Example", children: "" },
      errors: [],
    });
    expect(read({})).toEqual({ answers: {}, errors: [] });
    expect(read({ somethingElse: "x" })).toEqual({ answers: {}, errors: [] });
  });

  test("several ticks are a list, each once; none ticked is told from not asked by a mark beside them", () => {
    expect(read({ ways: ["safe", "not-safe", "safe"] }).answers).toEqual({ ways: ["safe", "not-safe"] });
    expect(read({ [shownMarker("ways")]: "1" }).answers).toEqual({ ways: [] });
    expect(shownMarker("ways")).toBe("ways-shown");
    expect(read({ [shownMarker("name")]: "1" }).answers).toEqual({});
  });

  test("what is wrong is kept as it was typed, beside what is wrong with it", () => {
    expect(read({ incidents: "many", name: "Robin" })).toEqual({
      answers: { incidents: "many", name: "Robin" },
      errors: [{ field: "incidents", message: "Enter a whole number from 0 to 24 for “How often?”." }],
    });
  });

  test("a file is no answer, and none is kept of it", () => {
    expect(read({ story: new Blob(["x"]), name: "Robin" })).toEqual({
      answers: { name: "Robin" },
      errors: [{ field: "story", message: "“In their words” takes words, not a file." }],
    });
  });

  test("two answers to one question are refused; the same answer twice is one", () => {
    expect(errorOf("name", ["Robin", "Sam"])).toEqual(["Give one answer to “Name”."]);
    expect(read({ name: ["Robin", "Robin"] })).toEqual({ answers: { name: "Robin" }, errors: [] });
  });

  test("nothing typed is never wrong", () => {
    for (const { name, kind } of QUESTIONS) if (kind !== "many") expect(errorOf(name, " ")).toEqual([]);
  });
});

describe("each kind of question", () => {
  test.each([
    ["phoneSafe", "maybe", "Choose one of the answers to “Is it safe?”."],
    ["phoneSafe", "Safe", "Choose one of the answers to “Is it safe?”."],
    ["name", "x".repeat(201), "Shorten “Name” to 200 characters."],
    ["story", "x".repeat(10_001), "Shorten “In their words” to 10,000 characters."],
    ["incidents", "25", "Enter a whole number from 0 to 24 for “How often?”."],
    ["incidents", "-1", "Enter a whole number from 0 to 24 for “How often?”."],
    ["incidents", "1.5", "Enter a whole number from 0 to 24 for “How often?”."],
    ["incidents", "x1", "Enter a whole number from 0 to 24 for “How often?”."],
    ["incidents", "1x", "Enter a whole number from 0 to 24 for “How often?”."],
    ["incidents", "0000000001", "Enter a whole number from 0 to 24 for “How often?”."],
    ["last", "1899", "Enter a date like 2026-03-27, or only the year, for “When last?”."],
    ["last", "1899-12-31", "Enter a date like 2026-03-27, or only the year, for “When last?”."],
    ["last", "2026-02-30", "Enter a date like 2026-03-27, or only the year, for “When last?”."],
    ["last", "2026-13-01", "Enter a date like 2026-03-27, or only the year, for “When last?”."],
    ["last", "27 March 2026", "Enter a date like 2026-03-27, or only the year, for “When last?”."],
    ["last", "x2026-03-27", "Enter a date like 2026-03-27, or only the year, for “When last?”."],
    ["last", "2026-03-27x", "Enter a date like 2026-03-27, or only the year, for “When last?”."],
    ["last", "x2026", "Enter a date like 2026-03-27, or only the year, for “When last?”."],
    ["last", "20266", "Enter a date like 2026-03-27, or only the year, for “When last?”."],
    ["from", "24:00", "Enter a time like 09:30 for “From”."],
    ["from", "9:30", "Enter a time like 09:30 for “From”."],
    ["from", "09:60", "Enter a time like 09:30 for “From”."],
    ["from", "009:30", "Enter a time like 09:30 for “From”."],
    ["from", "09:300", "Enter a time like 09:30 for “From”."],
    ["from", "30:00", "Enter a time like 09:30 for “From”."],
    [
      "children",
      "3 and 7",
      "Enter ages from 0 to 120 with commas between, for example 3, 7. Write none if there are none.",
    ],
  ])("%s: “%s” is refused", (field, value, message) => {
    expect(errorOf(field, value)).toEqual([message]);
  });

  test("several choices are all of the list, or refused", () => {
    expect(errorOf("ways", ["safe", "made-up"])).toEqual(["Choose from the list for “Which ways?”."]);
    expect(errorOf("ways", ["made-up", "safe"])).toEqual(["Choose from the list for “Which ways?”."]);
    expect(errorOf("ways", [""])).toEqual(["Choose from the list for “Which ways?”."]);
  });

  test.each([
    ["phoneSafe", "not-safe"],
    ["name", "x".repeat(200)],
    ["story", "x".repeat(10_000)],
    ["incidents", "0"],
    ["incidents", "24"],
    ["last", "1900"],
    ["last", "2026"],
    ["last", "1900-01-01"],
    ["last", "2024-02-29"],
    ["from", "00:00"],
    ["from", "19:05"],
    ["from", "23:59"],
    ["children", "none"],
  ])("%s: “%s” is taken", (field, value) => {
    expect(errorOf(field, value)).toEqual([]);
    expect(read({ [field]: value }).answers[field]).toBe(value);
  });
});

describe("text that would turn round or could not be stored", () => {
  test.each([
    ["a null", "\u0000"],
    ["a bell", "\u0007"],
    ["a vertical tab", "\u000b"],
    ["an escape", "\u001b"],
    ["a delete", "\u007f"],
    ["an override of direction", "\u202e"],
    ["an isolate of direction", "\u2066"],
  ])("%s is asked to be taken out, at every kind of question that is typed", (_, hidden) => {
    expect(hasHidden(`a${hidden}b`)).toBe(true);
    for (const { name, label, kind } of QUESTIONS)
      if (kind !== "many" && kind !== "choice")
        expect(errorOf(name, `a${hidden}b`)).toEqual([`Take the hidden characters out of “${label}”: type it again.`]);
  });

  test("half a character is hidden too: forms cannot send it, files can hold it", () => {
    expect(hasHidden("a\ud800b")).toBe(true);
  });

  test("lines, tabs, accents, other scripts and pictures are words like any other", () => {
    for (const text of ["one\ntwo\r\nthree\tfour", "Ångström", "عربى", "李", "👩‍👧"]) expect(hasHidden(text)).toBe(false);
  });
});

describe("ages", () => {
  test.each([
    ["3, 7", [3, 7]],
    ["3 7", [3, 7]],
    [" 3;7 ,, 12 ", [3, 7, 12]],
    ["0", [0]],
    ["120", [120]],
    ["none", []],
    ["None ", []],
    ["NO", []],
    ["0 children", []],
  ])("“%s” is %j", (text, ages) => {
    expect(agesOf(text)).toEqual(ages);
  });

  test.each(["", "  ", ",", "121", "3, x", "-1", "2.5", "none of them", "I have no", "nobody"])(
    "“%s” says no ages",
    (text) => {
      expect(agesOf(text)).toBeNull();
    },
  );
});

describe("asking for one answer", () => {
  test("gives it, or nothing when it was not asked or takes several", () => {
    expect(answerTo({ name: "Robin" }, "name")).toBe("Robin");
    expect(answerTo({ ways: ["safe"] }, "ways")).toBe("");
    expect(answerTo({}, "name")).toBe("");
  });

  test("gives several as a list, one as a list of one, none as none", () => {
    expect(ticked({ ways: ["safe", "not-safe"] }, "ways")).toEqual(["safe", "not-safe"]);
    expect(ticked({ ways: "safe" }, "ways")).toEqual(["safe"]);
    expect(ticked({ ways: "" }, "ways")).toEqual([]);
    expect(ticked({}, "ways")).toEqual([]);
  });
});
