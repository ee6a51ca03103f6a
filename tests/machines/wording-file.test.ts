// The file of a licensed wording, read strictly; and how answers to its questions are told from everything else that is answered.
import { describe, expect, test } from "vitest";
import {
  askedAnswers,
  askedIn,
  dashCounts,
  topicsFromAnswers,
  topicsOf,
  wordingInUse,
  wordingsNamed,
  withTopics,
} from "#machines/intake/asked.ts";
import { readWording } from "#machines/intake/read-wording.ts";
import { isTwice, riskFrom } from "#machines/intake/risk-from.ts";
import {
  askedField,
  IN_USE,
  sectionOf,
  TOOL,
  WILLING,
  WORDED_TOOLS,
  type WordedTool,
  type Wording,
} from "#machines/intake/wording.ts";
import { TOPICS } from "#machines/protocol/vocabulary.ts";

const questions = TOPICS.map((topic) => ({ topic, text: `Test question about ${topic}` }));
const file = { tool: "dash-safelives", version: "test 1", licence: "Invented licence, 2026", questions };
const dara = { ...file, tool: "dara", questions: [{ text: "Test question" }] };

const problems = (value: unknown) => {
  const read = readWording(value);
  return read.ok ? [] : read.errors.map(({ path, message }) => `${path}: ${message}`);
};
const about = (change: object, place = 0) => ({
  ...file,
  questions: questions.map((question, index) => (index === place ? { ...question, ...change } : question)),
});

describe("the file of a wording", () => {
  test("is taken as it is, with the space around words taken off", () => {
    expect(readWording(file)).toEqual({ ok: true, wording: file });
    expect(readWording({ ...file, version: " test 1 " })).toEqual({ ok: true, wording: file });
    expect(readWording(dara)).toEqual({ ok: true, wording: dara });
  });

  test.each<[string, unknown, string]>([
    ["no group", "a file", ": The file must be a group of tool, version, licence and questions."],
    [
      "a tool that has no wording",
      { ...file, tool: "professional-only" },
      `tool: Choose the tool: ${WORDED_TOOLS.join(", ")}.`,
    ],
    ["no version", { ...file, version: undefined }, "version: Give the wording's version, in words."],
    ["an empty version", { ...file, version: "  " }, "version: Give the wording's version, in words."],
    [
      "a long version",
      { ...file, version: "v".repeat(41) },
      "version: Shorten the wording's version to 40 characters.",
    ],
    [
      "hidden characters",
      { ...file, version: "a\u202eb" },
      "version: Take the hidden characters out of the wording's version.",
    ],
    ["no licence", { ...file, licence: 2026 }, "licence: Give who licensed it to you, and when, in words."],
    [
      "a long licence",
      { ...file, licence: "l".repeat(1001) },
      "licence: Shorten who licensed it to you, and when to 1000 characters.",
    ],
    [
      "a key nobody knows",
      { ...file, price: 3 },
      "price: There is no “price” here: take it out, or check how it is spelt.",
    ],
    [
      "a key nobody knows, deep down",
      about({ colour: "red" }),
      "questions.0.colour: There is no “colour” here: take it out, or check how it is spelt.",
    ],
    ["questions that are no list", { ...dara, questions: "many" }, "questions: Give the questions as a list."],
    ["no question", { ...dara, questions: [] }, "questions: Give at least one question."],
    [
      "too many questions",
      { ...dara, questions: Array.from({ length: 101 }, () => ({ text: "Test" })) },
      "questions: Give 100 questions at most.",
    ],
    [
      "a question that is no group",
      { ...dara, questions: ["Test"] },
      "questions.0: A question is a group of topic, text and help.",
    ],
    [
      "a topic nobody knows",
      { ...dara, questions: [{ text: "Test", topic: "weather" }] },
      `questions.0.topic: Choose one of: ${TOPICS.join(", ")}.`,
    ],
    [
      "a question without words",
      about({ text: " " }, 3),
      "questions.3.text: Give the question as it is asked, in words.",
    ],
    [
      "a question with too many words",
      about({ text: "t".repeat(1001) }),
      "questions.0.text: Shorten the question as it is asked to 1000 characters.",
    ],
    ["help without words", about({ help: "" }), "questions.0.help: Give what helps to ask it, in words."],
    [
      "help with too many words",
      about({ help: "h".repeat(1001) }),
      "questions.0.help: Shorten what helps to ask it to 1000 characters.",
    ],
  ])("%s is refused with its path", (_, value, problem) => {
    expect(problems(value)).toEqual([problem]);
  });

  test("of a Dash asks about each topic once, and says which are missing", () => {
    const count = (number: number, missing = "") =>
      `questions: This tool asks 24 questions, one for each topic; here are ${number}${missing}.`;
    expect(problems({ ...file, questions: questions.slice(2) })).toEqual([
      count(22, `. Missing: ${TOPICS[0]}, ${TOPICS[1]}`),
    ]);
    expect(problems({ ...file, questions: [...questions, { text: "Test" }] })).toEqual([
      "questions.24.topic: Say which topic it asks about.",
      count(25),
    ]);
    expect(problems({ ...file, questions: [...questions, questions[2]] })).toEqual([
      `questions.24.topic: “${TOPICS[2]}” is asked by an earlier question already.`,
      count(25),
    ]);
  });

  test("of another tool asks what it asks, but about no topic twice", () => {
    const twice = [{ text: "Test", topic: TOPICS[0] }, { text: "Test" }, { text: "Test", topic: TOPICS[0] }];
    expect(problems({ ...dara, questions: twice })).toEqual([
      `questions.2.topic: “${TOPICS[0]}” is asked by an earlier question already.`,
    ]);
    expect(problems({ ...dara, questions: Array.from({ length: 100 }, () => ({ text: "Test" })) })).toEqual([]);
    expect(problems({ ...dara, version: "v".repeat(40), licence: "l".repeat(1000) })).toEqual([]);
    expect(problems({ ...dara, questions: [{ text: "t".repeat(1000), help: "h".repeat(1000) }] })).toEqual([]);
  });
});

const wording = (id: string, tool: WordedTool = "dash-safelives", list: Wording["questions"] = questions): Wording => ({
  id,
  tool,
  version: "test 1",
  questions: list,
  isWithdrawn: false,
});
const DASH = wording("01DASH");
const DARA = wording("01DARA", "dara", [{ text: "One" }, { text: "Two", topic: "stalking", help: "Softly." }]);

describe("a question of a wording", () => {
  test("is named by the wording, the tool and the topic, or by its place where it has no topic", () => {
    expect(askedField(DASH, 0)).toBe(`asked.01DASH.dash-safelives.${TOPICS[0]}`);
    expect(askedField(DARA, 0)).toBe("asked.01DARA.dara.q1");
    expect(askedField(DARA, 1)).toBe("asked.01DARA.dara.stalking");
  });

  test("is asked in its own words, by yes, no, not known or not at all", () => {
    expect(sectionOf(DARA).id).toBe("asked");
    expect(sectionOf(DARA).questions).toMatchObject([
      { kind: "choice", name: "asked.01DARA.dara.q1", label: "One" },
      { kind: "choice", name: "asked.01DARA.dara.stalking", label: "Two", hint: "Softly." },
    ]);
    expect(sectionOf(DARA).questions[0]).not.toHaveProperty("hint");
    for (const question of sectionOf(DARA).questions)
      expect("choices" in question && question.choices.map(({ value }) => value).join(" ")).toBe(
        "yes no unknown declined",
      );
  });

  test("comes after the question whether they are willing, and beside the wording in use", () => {
    expect(TOOL.id).toBe("tool");
    expect(TOOL.questions.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      "toolWilling choice",
      "asked.wording line",
    ]);
    expect([WILLING, IN_USE]).toEqual(["toolWilling", "asked.wording"]);
    const [willing] = TOOL.questions;
    expect(willing && "choices" in willing && willing.choices.map(({ value }) => value).join(" ")).toBe(
      "yes no unknown",
    );
  });

  test("is known by its name alone", () => {
    expect(askedIn("asked.01DARA.dara.stalking")).toEqual({ wordingId: "01DARA", tool: "dara", topic: "stalking" });
    expect(askedIn("asked.01DARA.dara.q1")).toEqual({ wordingId: "01DARA", tool: "dara", topic: null });
    for (const other of [
      "",
      "asked",
      "asked.wording",
      "asked.01DARA.dara",
      "asked.01DARA.dara.",
      "asked..dara.q1",
      "asked.01DARA.spa.q1",
      "told.01DARA.dara.q1",
      "asked.01DARA.dara.q1.q2",
      "stalking",
    ])
      expect(askedIn(other), other).toBeNull();
  });
});

describe("answers to a wording's questions", () => {
  const yes = (of: Wording, ...places: number[]) =>
    Object.fromEntries(places.map((place) => [askedField(of, place), "yes"]));

  test("are those that were given, of one wording: the chosen one, or else the one that was answered most", () => {
    const both = { ...yes(DASH, 0), ...yes(DARA, 0, 1), [askedField(DASH, 1)]: "" };
    expect(askedAnswers({})).toEqual([]);
    expect(askedAnswers(both).map(({ field }) => field)).toEqual([
      "asked.01DARA.dara.q1",
      "asked.01DARA.dara.stalking",
    ]);
    expect(askedAnswers({ ...both, [IN_USE]: "01DASH" }).map(({ wordingId }) => wordingId)).toEqual(["01DASH"]);
    expect(askedAnswers({ ...both, [IN_USE]: "01NEW" }).map(({ wordingId }) => wordingId)).toEqual([
      "01DARA",
      "01DARA",
    ]);
    expect(askedAnswers(yes(DARA, 1))).toEqual([
      { field: "asked.01DARA.dara.stalking", wordingId: "01DARA", tool: "dara", topic: "stalking", answer: "yes" },
    ]);
  });

  test("say which wording is in use: the chosen one, or the one that was begun", () => {
    expect(wordingInUse({})).toBeNull();
    expect(wordingInUse({ [IN_USE]: "01NEW" })).toBe("01NEW");
    expect(wordingInUse(yes(DARA, 0))).toBe("01DARA");
    expect(wordingInUse({ ...yes(DARA, 0), [IN_USE]: "01NEW" })).toBe("01NEW");
  });

  test("name their wordings once each, three at most", () => {
    expect(wordingsNamed(Object.keys({ ...yes(DASH, 0, 1), ...yes(DARA, 0) }))).toEqual(["01DASH", "01DARA"]);
    expect(wordingsNamed(["a", "b", "c", "d"].map((id) => `asked.${id}.dara.q1`))).toEqual(["a", "b", "c"]);
    expect(wordingsNamed(["name", "asked.wording"])).toEqual([]);
  });

  test("count yes and no; everything else of the 24 is not known", () => {
    const answers = { ...yes(DASH, 0, 1, 2), [askedField(DASH, 3)]: "no", [askedField(DASH, 4)]: "declined" };
    expect(dashCounts(askedAnswers(answers))).toEqual({ yes: 3, no: 1, notKnown: 20 });
    expect(dashCounts([])).toEqual({ yes: 0, no: 0, notKnown: 24 });
  });

  test("tick topics by yes, which stand beside a person's own unless they took them out", () => {
    const answers = { ...yes(DASH, 0), [askedField(DASH, 1)]: "no", ...yes(DARA, 0) };
    expect(topicsFromAnswers({ ...answers, [IN_USE]: "01DASH" })).toEqual([TOPICS[0]]);
    expect(topicsFromAnswers(yes(DARA, 0))).toEqual([]);
    expect(topicsOf({ ...yes(DASH, 0, 2), topics: ["breach"], topicsLeftOut: [TOPICS[2] ?? ""] })).toEqual([
      "breach",
      TOPICS[0],
    ]);
    expect(topicsOf({ topics: ["breach"], topicsLeftOut: ["breach"] })).toEqual(["breach"]);
  });

  test("stand among the topics that a page shows, and leave the rest as it was", () => {
    const told = { name: "Robin", topics: ["breach"] };
    expect(withTopics(told)).toBe(told);
    expect(withTopics({ ...told, ...yes(DASH, 0) })).toEqual({
      ...told,
      ...yes(DASH, 0),
      topics: ["breach", TOPICS[0]],
    });
  });
});

describe("the one risk tool that triage is told of", () => {
  const asked = (yes: number, no = 0) =>
    Object.fromEntries(
      questions.slice(0, yes + no).map((_, place) => [askedField(DASH, place), place < yes ? "yes" : "no"]),
    );
  const elsewhere = (tool: string, more: Record<string, string>) => ({ "risk.tool": tool, ...more });
  const dash = (yes: number, no = 0) => elsewhere("dash-safelives", { "risk.yes": String(yes), "risk.no": String(no) });

  test("is none before the first question, here or elsewhere", () => {
    expect(riskFrom({})).toBeNull();
    expect(riskFrom({ "risk.yes": "9", "risk.grade": "high" })).toBeNull();
    expect(isTwice({})).toBe(false);
  });

  test("is the one there is", () => {
    expect(riskFrom(asked(5, 2))).toEqual({ tool: "dash-safelives", yes: 5, no: 2 });
    expect(riskFrom(dash(5, 2))).toEqual({ tool: "dash-safelives", yes: 5, no: 2 });
    expect(isTwice(asked(5))).toBe(false);
    expect(isTwice(dash(5))).toBe(false);
  });

  test("is of two the one that gives the higher grade, and the one asked here when both give the same", () => {
    const told = (here: object, there: object, settings?: Record<string, unknown>) => {
      const answers = { ...here, ...there };
      expect(isTwice(answers)).toBe(true);
      return riskFrom(answers, settings);
    };
    expect(told(asked(5, 19), dash(14, 10))).toMatchObject({ yes: 14 });
    expect(told(asked(5, 19), dash(13, 11))).toMatchObject({ yes: 13 });
    expect(told(asked(5, 19), dash(10, 14))).toMatchObject({ yes: 10 });
    expect(told(asked(5, 19), dash(9, 15))).toMatchObject({ yes: 5 });
    // What is open could bring the count to high.
    expect(told(asked(5, 19), dash(4, 10))).toMatchObject({ yes: 4 });
    expect(told(asked(5, 19), dash(4, 11))).toMatchObject({ yes: 5 });
    expect(told(asked(14, 10), dash(24, 0))).toMatchObject({ yes: 14 });
    expect(told(asked(5, 19), elsewhere("dara", { "risk.grade": "standard" }))).toMatchObject({ yes: 5 });
    expect(told(asked(5, 19), elsewhere("dara", { "risk.grade": "medium" }))).toEqual({
      tool: "dara",
      grade: "medium",
    });
    expect(told(asked(10, 14), elsewhere("dara", { "risk.grade": "medium" }))).toMatchObject({ yes: 10 });
    expect(told(asked(10, 14), elsewhere("dara", { "risk.grade": "high" }))).toEqual({ tool: "dara", grade: "high" });
    expect(told(asked(5, 19), elsewhere("dara", {}))).toMatchObject({ yes: 5 });
    expect(told(asked(5, 19), elsewhere("dash-safelives", { "risk.yes": "24", "risk.no": "" }))).toEqual({
      tool: "dash-safelives",
      yes: 24,
    });
    expect(told(asked(5, 19), elsewhere("dash-safelives", { "risk.yes": "", "risk.no": "24" }))).toMatchObject({
      yes: 5,
    });
  });

  test("is compared by the area's own thresholds", () => {
    expect(riskFrom({ ...asked(5, 19), ...dash(8, 16) }, { mediumFrom: 8 })).toMatchObject({ yes: 8 });
    expect(riskFrom({ ...asked(10, 14), ...dash(12, 12) }, { visibleHigh: 12 })).toMatchObject({ yes: 12 });
    expect(riskFrom({ ...asked(10, 14), ...dash(12, 12) }, { visibleHigh: 13 })).toMatchObject({ yes: 10 });
  });

  test("of another tool asked here is its grade, where a person gave it to that tool or to none other", () => {
    const here = { [askedField(DARA, 0)]: "yes" };
    expect(riskFrom(here)).toEqual({ tool: "dara" });
    expect(riskFrom({ ...here, "risk.grade": "medium" })).toEqual({ tool: "dara", grade: "medium" });
    expect(riskFrom({ ...here, ...elsewhere("dara", { "risk.grade": "medium" }) })).toEqual({
      tool: "dara",
      grade: "medium",
    });
    expect(isTwice({ ...here, ...elsewhere("dara", { "risk.grade": "medium" }) })).toBe(false);
    expect(riskFrom({ ...here, ...elsewhere("dash-police", { "risk.grade": "standard" }) })).toEqual({
      tool: "dash-police",
      grade: "standard",
    });
    expect(riskFrom({ ...here, ...elsewhere("dash-police", {}) })).toEqual({ tool: "dara" });
  });

  test("is asked once when the Dash is chosen elsewhere without any count", () => {
    const empty = elsewhere("dash-safelives", { "risk.yes": "", "risk.no": "" });
    expect(isTwice({ ...asked(5), ...empty })).toBe(false);
    expect(riskFrom({ ...asked(5), ...empty })).toMatchObject({ yes: 5 });
    expect(riskFrom(empty)).toEqual({ tool: "dash-safelives" });
    expect(isTwice({ [askedField(DARA, 0)]: "yes", ...empty })).toBe(true);
  });
});
