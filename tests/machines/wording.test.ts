import { describe, expect, it } from "vitest";
import { dashCounts, askedAnswers, topicsOf, wordingInUse, wordingsNamed } from "#machines/intake/asked.ts";
import { factsFrom } from "#machines/intake/facts-from.ts";
import { readWording } from "#machines/intake/read-wording.ts";
import { askedField, type Wording } from "#machines/intake/wording.ts";
import { parseFacts } from "#machines/protocol/index.ts";
import { MONDAY } from "../factories.ts";
import { answered, aWordingFile, fieldAbout } from "../wordings.ts";

const stored = (id: string, tool?: Wording["tool"]): Wording => ({ ...aWordingFile(tool), id, isWithdrawn: false });
const DASH = stored("01DASH");
const riskOf = (answers: Record<string, string | string[]>) =>
  factsFrom({ immediateDanger: "no", source: "self", ...answers }, { area: "essex", at: MONDAY })["risk"];

describe("the file of a wording", () => {
  const wrong = (change: object) => {
    const read = readWording({ ...aWordingFile(), ...change });
    return read.ok ? [] : read.errors.map((error) => error.path);
  };

  it("is taken when SafeLives' Dash asks about each of the 24 topics once", () => {
    expect(readWording(aWordingFile())).toMatchObject({ ok: true });
  });

  it("of another tool may ask less, and questions without a topic", () => {
    const questions = [{ text: "Test question" }, { text: "Another test question", topic: "injury" }];
    expect(readWording({ ...aWordingFile("dara"), questions })).toMatchObject({ ok: true });
    expect(wrong({ tool: "dara", questions: [] })).toEqual(["questions"]);
  });

  it("names the path of everything that is wrong", () => {
    const { questions } = aWordingFile();
    const [first, second] = questions;
    expect(wrong({ tool: "own" })).toEqual(["tool"]);
    expect(wrong({ version: " " })).toEqual(["version"]);
    expect(wrong({ licence: undefined })).toEqual(["licence"]);
    expect(wrong({ price: 1 })).toEqual(["price"]);
    expect(wrong({ questions: "many" })).toEqual(["questions"]);
    expect(wrong({ questions: [{ ...first, colour: "red" }, ...questions.slice(1)] })).toEqual(["questions.0.colour"]);
    expect(wrong({ questions: [{ ...first, topic: "flying" }, ...questions.slice(1)] })).toEqual(["questions.0.topic"]);
    expect(wrong({ questions: [{ ...first, text: "" }, ...questions.slice(1)] })).toEqual(["questions.0.text"]);
    expect(wrong({ questions: [{ ...first, text: "a\u202eb" }, ...questions.slice(1)] })).toEqual(["questions.0.text"]);
    expect(wrong({ questions: [first, first, ...questions.slice(2)] })).toEqual(["questions.1.topic", "questions"]);
    expect(wrong({ questions: questions.slice(1) })).toEqual(["questions"]);
    expect(wrong({ questions: [...questions, { text: second?.text }] })).toEqual(["questions.24.topic", "questions"]);
    for (const nothing of [null, undefined, 3, "text", []]) expect(readWording(nothing)).toMatchObject({ ok: false });
  });
});

describe("answers to a tool's questions", () => {
  it("count themselves: what is not known, declined or never reached is not known", () => {
    const answers = {
      ...answered(DASH, { yes: 3, no: 2 }),
      [askedField(DASH, 5)]: "unknown",
      [askedField(DASH, 6)]: "declined",
    };
    expect(dashCounts(askedAnswers(answers))).toEqual({ yes: 3, no: 2, notKnown: 19 });
    expect(riskOf(answers)).toEqual({ tool: "dash-safelives", yes: 3, no: 2 });
  });

  it("tell triage nothing before the first of them", () => {
    expect(riskOf({ toolWilling: "yes" })).toBeUndefined();
  });

  it("of a tool that is not counted leave its grade to be told", () => {
    const dara = stored("01DARA", "dara");
    expect(riskOf(answered(dara, { yes: 9 }))).toEqual({ tool: "dara" });
    expect(riskOf({ ...answered(dara, { yes: 9 }), "risk.grade": "high" })).toEqual({ tool: "dara", grade: "high" });
  });

  it("and a tool completed elsewhere: the higher of the two is told, so that neither is a way down", () => {
    const five = answered(DASH, { yes: 5, no: 19 });
    expect(riskOf({ ...five, "risk.tool": "dash-police", "risk.grade": "high" })).toEqual({
      tool: "dash-police",
      grade: "high",
    });
    expect(riskOf({ ...five, "risk.tool": "dash-police", "risk.grade": "standard" })).toMatchObject({ yes: 5 });
    expect(riskOf({ ...five, "risk.tool": "dash-safelives", "risk.yes": "16", "risk.no": "8" })).toMatchObject({
      yes: 16,
    });
    expect(riskOf({ ...five, "risk.tool": "dash-safelives", "risk.yes": "2", "risk.no": "22" })).toMatchObject({
      yes: 5,
    });
    expect(riskOf({ ...answered(DASH, { yes: 14 }), "risk.tool": "dara", "risk.grade": "medium" })).toMatchObject({
      yes: 14,
    });
  });

  it("always make facts that can be read", () => {
    for (let yes = 0; yes <= 24; yes++) {
      const answers = { immediateDanger: "no", source: "self", ...answered(DASH, { yes, no: 24 - yes }) };
      expect(parseFacts(factsFrom(answers, { area: "essex", at: MONDAY })).ok).toBe(true);
    }
  });
});

describe("topics", () => {
  const stalking = { [fieldAbout(DASH, "stalking")]: "yes" };

  it("are ticked by a yes, and by nothing else", () => {
    expect(topicsOf(stalking)).toEqual(["stalking"]);
    for (const answer of ["no", "unknown", "declined", ""])
      expect(topicsOf({ [fieldAbout(DASH, "stalking")]: answer })).toEqual([]);
  });

  it("stay beside those that a person ticked, each once", () => {
    expect(topicsOf({ topics: ["injury", "stalking"], ...stalking })).toEqual(["injury", "stalking"]);
  });

  it("can be taken out again by a person", () => {
    expect(topicsOf({ topics: ["injury"], topicsLeftOut: ["stalking"], ...stalking })).toEqual(["injury"]);
  });
});

describe("the wording in use", () => {
  const older = answered(stored("01OLD"), { yes: 4 });
  const newer = stored("01NEW");

  it("is the one that was begun", () => {
    expect(wordingInUse({})).toBeNull();
    expect(wordingInUse(older)).toBe("01OLD");
  });

  it("that a person chose counts from its first answer on; until then what was answered stands", () => {
    const chosen = { ...older, "asked.wording": "01NEW" };
    expect(wordingInUse(chosen)).toBe("01NEW");
    expect(riskOf(chosen)).toMatchObject({ yes: 4 });
    expect(riskOf({ ...chosen, ...answered(newer, { yes: 1 }) })).toMatchObject({ yes: 1 });
  });

  it("is read from no more than three, whatever a form names", () => {
    const many = Array.from({ length: 50 }, (_, index) => `asked.id${index}.dara.q1`);
    expect(wordingsNamed([...many, "asked.x.no-such-tool.q1", "asked.", "topics"])).toHaveLength(3);
  });
});
