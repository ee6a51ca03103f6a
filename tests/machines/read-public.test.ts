import { describe, expect, it } from "vitest";
import { readAgain } from "#machines/intake/public-again.ts";
import { publicSections } from "#machines/intake/public-form.ts";
import { publicSaid } from "#machines/intake/public-said.ts";
import { readPublic } from "#machines/intake/read-public.ts";

const ESSEX = [{ code: "essex", name: "Essex" }];
type Fields = Readonly<Record<string, string | readonly string[]>>;

function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form;
}
const read = (fields: Fields, areas = ESSEX) => readPublic(formOf(fields), areas);
const wrong = (fields: Fields, areas = ESSEX) => read(fields, areas).errors.map(({ field }) => field);

const RING = { safeNow: "yes", reach: "phone", reachAt: "07700 900321", whosePhone: "mine", safeTime: "any" };

describe("what somebody writes by themselves", () => {
  it("needs only whether they are safe and how to reach them", () => {
    expect(wrong({})).toEqual(["safeNow", "reach"]);
    expect(wrong({ safeNow: "unknown", reach: "none" })).toEqual([]);
    expect(wrong(RING)).toEqual([]);
  });

  it("needs a place only where there are several", () => {
    const two = [...ESSEX, { code: "testshire", name: "Testshire" }];
    expect(wrong(RING, two)).toEqual(["area"]);
    expect(wrong({ ...RING, area: "nowhere" }, two)).toEqual(["area"]);
    expect(read({ ...RING, area: "testshire" }, two).area).toBe("testshire");
    expect(read({ ...RING, area: "testshire" }).area).toBe("essex");
  });

  it("names a whole number for a call or a text, and a whole address for an email", () => {
    expect(wrong({ ...RING, reachAt: "123 456" })).toEqual(["reachAt"]);
    expect(wrong({ ...RING, reachAt: "" })).toEqual(["reachAt"]);
    const email = { safeNow: "yes", reach: "email", othersSee: "no" };
    expect(wrong({ ...email, reachAt: "wren@example" })).toEqual(["reachAt"]);
    expect(wrong({ ...email, reachAt: "wren@example.org" })).toEqual([]);
  });

  it("lets a phone that others use be rung only in a part of the day that was named", () => {
    for (const whosePhone of ["shared", "someone-else"]) {
      expect(wrong({ ...RING, whosePhone })).toEqual(["safeTime"]);
      expect(wrong({ ...RING, whosePhone, safeTime: "evening" })).toEqual([]);
    }
    expect(wrong({ ...RING, whosePhone: "", safeTime: "" })).toEqual(["whosePhone", "safeTime"]);
  });

  it("lets nobody be written to where others may read it", () => {
    const text = { ...RING, reach: "text" };
    expect(wrong({ ...text, othersSee: "no" })).toEqual([]);
    for (const othersSee of ["yes", "unknown", ""]) expect(wrong({ ...text, othersSee })).toEqual(["othersSee"]);
    expect(wrong({ ...text, othersSee: "no", whosePhone: "shared" })).toEqual(["whosePhone"]);
    expect(wrong({ safeNow: "yes", reach: "email", reachAt: "wren@example.org" })).toEqual(["othersSee"]);
  });

  it("takes a code word of four letters or more, or none", () => {
    expect(wrong({ ...RING, codeWord: "abc" })).toEqual(["codeWord"]);
    expect(wrong({ ...RING, codeWord: "abcd" })).toEqual([]);
  });

  it("is answered at its fields in the order of the page", () => {
    const errors = wrong({
      codeWord: "a\u202eb",
      whatHappened: "x".repeat(10_001),
      reach: "phone",
      chosenName: "a\u0000",
    });
    const order = publicSections(ESSEX).flatMap(({ questions }) => questions.map(({ name }) => name));
    expect(errors).toEqual([...errors].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(errors).toEqual(["safeNow", "reachAt", "whosePhone", "safeTime", "chosenName", "whatHappened", "codeWord"]);
  });

  it("says that they are not safe as danger, and that they cannot tell as not known", () => {
    const danger = (safeNow: string) => read({ ...RING, safeNow }).answers["immediateDanger"];
    expect(["no", "yes", "unknown"].map(danger)).toEqual(["yes", "no", "unknown"]);
  });

  it("leaves of a writer who is not the person, or does not say, only the danger and the words", () => {
    for (const [writer, source] of [
      ["family-friend", "family-friend"],
      ["", "other"],
    ] as const) {
      const told = read({ ...RING, writer, chosenName: "Wren", codeWord: "blue kettle", whatHappened: "Words." });
      expect(told.answers).toEqual({ source, immediateDanger: "no", whatHappened: "Words." });
    }
  });

  it("leaves of the person the slot they named, and neither voicemail nor text that was not ticked", () => {
    const { answers } = read({ ...RING, writer: "self", safeTime: "evening", safeDays: ["2", "5"], mayLeave: "text" });
    expect(answers).toMatchObject({
      phone: "07700 900321",
      contactSafe: "safe",
      safeDays: ["2", "5"],
      safeFrom: "17:00",
      safeTo: "20:00",
      voicemail: "no",
      textMessage: "yes",
    });
  });
});

describe("what the hub reads of it", () => {
  const said = (fields: Fields) => {
    const { writer, reach, typed } = read(fields);
    return publicSaid(writer, reach.by, typed);
  };

  it("is nothing where how to reach them says it all", () => {
    expect(said({ ...RING, writer: "self" })).toBeNull();
    expect(said({ ...RING, writer: "self", whatHappened: "Words." })).toContain("Words.");
  });

  it("never holds the person's number, and of another writer says whose it is", () => {
    const reach = { ...RING, reach: "text", othersSee: "no", whatHappened: "Words." };
    expect(said({ ...reach, writer: "self" })).not.toContain("07700");
    expect(said({ ...reach, writer: "family-friend" })).toMatch(/writer's own details[^]*07700 900321/);
  });

  it("never holds a code word", () => {
    for (const writer of ["self", "family-friend", ""])
      expect(said({ ...RING, writer, codeWord: "blue kettle", whatHappened: "Words." })).not.toContain("kettle");
  });
});

describe("writing again", () => {
  const again = (fields: Fields) => readAgain(formOf(fields)).errors.map(({ field }) => field);

  it("needs a reference, a code word, what they want, and words only to tell something", () => {
    expect(again({})).toEqual(["reference", "codeWord", "want"]);
    const known = { reference: "ABCD-2345", codeWord: "blue kettle" };
    expect(again({ ...known, want: "tell" })).toEqual(["words"]);
    expect(again({ ...known, want: "stop" })).toEqual([]);
    expect(again({ ...known, want: "tell", words: "a\u0000" })).toEqual(["words"]);
  });
});
