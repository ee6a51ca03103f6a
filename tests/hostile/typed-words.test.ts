import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aBusyHub, begunCall, type BusyHub, led, REFERRED, stored } from "./a-busy-hub.ts";
import { formWith, plain } from "./forms-in.ts";

let hub: BusyHub;
beforeAll(async () => void (hub = await aBusyHub()));
afterAll(() => hub.close());

describe("what is wrong comes back", () => {
  it("with the error summary, a link to the field, and everything typed still there", async () => {
    const refer = formWith(await hub.page("willow", "/refer"), "immediateDanger");
    const before = await stored(hub);
    const words = "Invented & <odd> words “like these” 🧑‍🤝‍🧑";
    const answer = await hub.submit("willow", refer, { ...REFERRED, birthDate: "31 2 1990", whatHappened: words });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain("govuk-error-summary");
    expect(page).toMatch(/href="#birthDate"/);
    const again = formWith(page, "immediateDanger");
    expect(again.fields.get("whatHappened")).toBe(words);
    expect(again.fields.get("birthDate")).toBe("31 2 1990");
    expect(again.fields.get("phone")).toBe("01632 960456");
    expect(await stored(hub)).toEqual(before);
  });

  it("also on a call, where nothing that was right is lost", async () => {
    const contact = await begunCall(hub);
    const form = formWith(await hub.page("handler", contact), "immediateDanger");
    const typed = { whatHappened: "Typed <just> now", "risk.yes": "99", safeFrom: "25:00", intent: "save" };
    const answer = await hub.submit("handler", form, typed);
    const again = formWith(await answer.text(), "immediateDanger");
    expect(answer.status).toBe(422);
    expect(again.fields.get("whatHappened")).toBe("Typed <just> now");
    expect(again.fields.get("risk.yes")).toBe("99");
    expect(again.fields.get("safeFrom")).toBe("25:00");
  });
});

describe("names are kept exactly as they are written", () => {
  const NAMES = [
    "O\u2019Brien",
    "O'Brien",
    "Zoë",
    "Zoe\u0308",
    "Łukasz Żółć",
    "李小龙",
    "محمد",
    "Sam 🧑‍🤝‍🧑",
    "Anne-Marie d’Été",
    "<b>Bo</b> & Co",
    "Null",
    "𝒵oe",
  ];
  for (const name of NAMES)
    it(`${name} (${[...name].length} characters)`, async () => {
      const contact = await begunCall(hub, { name, chosenName: name });
      const page = await hub.page("handler", contact);
      const form = formWith(page, "name");
      expect(form.fields.get("name")).toBe(name);
      expect(form.fields.get("chosenName")).toBe(name);
      const address = await led(await hub.submit("handler", form, { agreedGrade: "high", intent: "agree" }));
      expect(plain(await hub.page("handler", address))).toContain(name);
    });

  it("hidden and broken characters are refused with what to do, not changed in silence", async () => {
    const form = formWith(await hub.page("handler", "/contacts/new"), "immediateDanger");
    for (const name of ["a\u0000b", "a\u202eb", "a\u2066b", "a\u007fb", "a\u0008b"]) {
      const answer = await hub.submit("handler", form, { name, intent: "save" });
      expect(answer.status, JSON.stringify(name)).toBe(422);
      expect(await answer.text()).toContain("Take the hidden characters out");
    }
  });
});
