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

  it.each([
    [
      "letters of another alphabet that look the same",
      "d\u043emestic",
      "ab\u03c5se",
      "p\u03bflice",
      "pol\u0456ce",
      "Harb\u043eur House",
    ],
    ["letters of another shape", "𝐝𝐨𝐦𝐞𝐬𝐭𝐢𝐜", "ᴅᴏᴍᴇsᴛɪᴄ", "ⓓⓞⓜⓔⓢⓣⓘⓒ", "v\u0131olence", "ＤＯＭＥＳＴＩＣ"],
    ["what nobody sees", "a\u200bbuse", "a\u2060buse", "a\u00adbuse", "a\u202ebuse", "a\u034fbuse", "a\u180ebuse"],
    [
      "spaces, dots and dashes",
      "d o m e s t i c",
      "I.D.V.A.",
      "s a f e",
      "refu-ge",
      "vi.ol.ence",
      "dom estic",
      "Harbour-House",
    ],
    ["figures for letters", "d0mestic", "abu5e", "v10lence", "p0lice"],
    ["other words", "ThePolice", "xpolice", "HarbourHouse", "anti-abuse"],
    ["a page's signs", "refu<b>ge</b>", "refu&shy;ge", "<script>x</script>", "<!-- x -->", "# Refuge", "*x*"],
    ["a program's signs", "{{name}}", "{name}", "${name}", "<%= name %>", "[[name]]", "((name))", "((when))", "(( ))"],
    ["an address", "hub.example.scot", "bit.ly/x", "example。org", "a@example"],
    ["a number in words", "zero one six three two nine six zero", "oh-one-six-three-two", "０１６３２ ９６０００１"],
    ["what is whole", "DV", "your ex", "the NHS"],
  ])("hide nothing behind %s", (_, ...hidden) => {
    for (const text of hidden) expect([text, body(`Hello. ${text} rang you`).length]).toEqual([text, 1]);
  });

  it("say what is to be taken out, also where nobody sees it", () => {
    expect(body("Hello\u200b there")[0]?.message).toContain("nobody sees (U+200B)");
    expect(body("Hello <b>")[0]?.message).toContain("“<”");
    expect(body("d o m e s t i c")[0]?.message).toContain("“domestic”");
  });

  it("may be plain words, with marks on letters, on two lines", () => {
    for (const text of [
      "It is Sam from the library: your book is here.",
      "Choir moved to 10:30 (same room).",
      "Diolch, Siân. Gwelwn ni chi ddydd Llun, â ŵ ŷ î.",
      "Both on our list are here.\nSee you soon!",
      "“Hello” – it’s only me, £5 is fine",
    ])
      expect([text, body(text)]).toEqual([text, []]);
    expect(problemsWithWording("tried-to-reach", { subject: "Hello\nthere", body: "Hello" }, NAMES)).toMatchObject([
      { field: "subject", message: "Write it on one line" },
    ]);
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
