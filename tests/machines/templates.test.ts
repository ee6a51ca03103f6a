import { describe, expect, it } from "vitest";
import { problemsWithWording } from "#machines/templates/check.ts";
import { filled, isTemplate, placeholdersIn, TEMPLATE, TEMPLATES } from "#machines/templates/templates.ts";

const NAMES = ["Harbour House", "Willow Surgery"];
const body = (text: string) => problemsWithWording("tried-to-reach", { subject: "Hello", body: text }, NAMES);

describe("the words of a message", () => {
  it("are, as the hub brings them, without any fault of their own", () => {
    for (const code of TEMPLATES) expect([code, problemsWithWording(code, TEMPLATE[code], NAMES)]).toEqual([code, []]);
  });

  it.each([
    "Your domestic violence worker rang.",
    "The POLICE rang you.",
    "p\u200bolice",
    "ｐolice",
    "A place in a refuge is free.",
    "The hub of Essex tried to reach you.",
    "We support you.",
    "Sam from harbour  house rang.",
    "Are you safe?",
  ])("to a person never give anything away: %s", (text) => {
    expect(body(text)).toMatchObject([{ field: "body" }]);
  });

  it("hold no number to ring, no address to open, and nothing but the placeholders they have", () => {
    for (const text of [
      "Ring 01632 960001.",
      "See www.example.org",
      "See example.org",
      "Write to a@b",
      "Hello ((name)).",
      "((",
      " ",
    ])
      expect(body(text)).toMatchObject([{ field: "body" }]);
    expect(body("Sorry we missed you at 10:30.")).toEqual([]);
    expect(problemsWithWording("call-back", { subject: "Hello", body: "We will ring." }, [])).toEqual([
      { field: "body", message: "Put ((when)) where it belongs" },
    ]);
    expect(problemsWithWording("call-back", { subject: "On ((when))", body: "On ((when))" }, [])).toMatchObject([
      { field: "subject" },
    ]);
  });

  it("are not longer than a screen shows", () => {
    expect(body("a".repeat(300))).toEqual([]);
    expect(body("a".repeat(301))).toMatchObject([{ message: "Shorten it to 300 characters" }]);
    expect(problemsWithWording("tried-to-reach", { subject: "a".repeat(61), body: "b" }, [])).toMatchObject([
      { field: "subject" },
    ]);
  });

  it("to a professional may say what they need inside, and nothing in the subject", () => {
    const said = (subject: string) =>
      problemsWithWording("referral-news", { subject, body: "Your referral ((reference)) to the hub." }, NAMES);
    expect(said("News")).toEqual([]);
    expect(said("Your referral")).toMatchObject([{ field: "subject" }]);
    expect(said("Harbour House")).toMatchObject([{ field: "subject" }]);
  });

  it("are filled with what belongs in them, and with nothing missing", () => {
    expect(placeholdersIn("((a)) and (( b )) and ((a))")).toEqual(["a", "b"]);
    expect(filled({ subject: "x", body: "On ((when)), $1" }, { when: "$& Monday" }).body).toBe("On $& Monday, $1");
    expect(() => filled(TEMPLATE["call-back"], {})).toThrow("((when))");
    expect([isTemplate("call-back"), isTemplate("constructor")]).toEqual([true, false]);
  });
});
