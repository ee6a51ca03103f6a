import { describe, expect, it } from "vitest";
import { makeContactChanges } from "#app/commands/make-contact-changes.ts";
import * as contact from "#app/routes/cases/contact.tsx";
import * as oneWay from "#app/routes/cases/way.tsx";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { DAY, later, MINUTE } from "#machines/time.ts";
import { aHub, MONDAY } from "../factories.ts";
import { aDesk } from "../commands/case-steps.ts";
import { found } from "../needles.ts";
import { aBrowser } from "./case-pages.ts";

const AT = later(MONDAY, 30 * MINUTE);
interface Way {
  id: string;
  version: number;
  title: string;
  kinds: { words: string; answer: string }[];
  change: { id: string; version: number; needsSecond: boolean } | null;
}

async function aPage(answers: Record<string, string> = {}) {
  const desk = await aDesk({ phone: "07700 900123", codeWord: "Heron", ...answers });
  const browser = await aBrowser(desk, desk.hub);
  const manager = await aBrowser(desk, desk.hub, "duty-manager");
  browser.at = manager.at = AT;
  const ways = async (by = browser) => (await by.get(contact.loader)).payload["ways"] as Way[];
  const add = (form: Record<string, string>) =>
    browser.post(oneWay.action, { intent: "save", channel: "email", ...EMAIL, ...form }, { way: "new" });
  const end = (way: Way, step: string, reason: string, by = browser) =>
    by.post(
      oneWay.action,
      {
        intent: "end",
        step,
        reason,
        changeId: way.change?.id ?? "",
        changeVersion: String(way.change?.version ?? ""),
      },
      { way: way.id },
    );
  return { desk, browser, manager, ways, add, end };
}

const EMAIL = {
  codeWordSaid: "heron",
  phone: "zinnia@example.org",
  contactSafe: "safe",
  whosePhone: "mine",
  othersSee: "no",
  textMessage: "yes",
  doNotContact: "no",
};

describe("every way to reach somebody", () => {
  it("says of each kind of contact whether it may be, or why not and when next; never the number", async () => {
    const { browser, ways } = await aPage({ textMessage: "yes", othersSee: "yes" });
    const [phone] = await ways();
    expect(phone?.kinds).toEqual([
      { words: "Ring", answer: "Yes, now." },
      { words: "Leave a voicemail", answer: "No. They have not agreed to this." },
      { words: "Send a text by hand", answer: "No. Others may see it, so nothing is written: only a person may ring." },
      {
        words: "Have a text sent by the hub",
        answer: "No. Others may see it, so nothing is written: only a person may ring.",
      },
    ]);
    expect(found(JSON.stringify((await browser.get(contact.loader)).payload), ["900123"])).toEqual([]);
  });

  it("takes another by the code word: it waits a day, and is then as safe as they said", async () => {
    const { desk, browser, add, ways } = await aPage();
    expect(await add({})).toMatchObject({ status: 303, location: `/cases/${desk.caseId}/contact` });
    const [, email] = await ways();
    expect(email).toMatchObject({ title: "E-mail", change: { needsSecond: false } });
    expect(email?.kinds.every(({ answer }) => answer.startsWith("No."))).toBe(true);
    expect(await makeContactChanges(desk.db, later(AT, DAY))).toBe(1);
    browser.at = later(AT, DAY + MINUTE);
    const [, made] = await ways();
    expect(made?.kinds).toEqual([
      { words: "Write an e-mail by hand", answer: "Yes, now." },
      { words: "Have an e-mail sent by the hub", answer: "Yes, now." },
    ]);
    expect((await add({ phone: "other@example.org" })).status).toBe(409);
    expect(JSON.stringify((await browser.get(contact.loader)).payload)).not.toContain("zinnia@");
    expect((await browser.post(contact.action, { intent: "start", kind: "email" })).status).toBe(303);
    const { running } = (await browser.get(contact.loader)).payload as { running: { id: string; number: string } };
    expect(running.number).toBe("zinnia@example.org");
    const wrote = {
      intent: "finish",
      attemptId: running.id,
      result: "text-sent",
      stillSafe: "no",
      slotKept: "not-known",
    };
    expect((await browser.post(contact.action, wrote)).status).toBe(303);
    const [phone, mail] = await ways();
    expect(mail?.kinds[0]?.answer).toMatch(/^No\. Not safe/);
    expect(phone?.kinds[0]?.answer).toMatch(/^Not now|^Yes/);
    await desk.whole();
  });

  it("refuses another without proof or without an address, at the field, with everything typed still there", async () => {
    const { desk, add } = await aPage();
    for (const [field, form] of [
      ["codeWordSaid", { codeWordSaid: "pelican" }],
      ["codeWordSaid", { codeWordSaid: "" }],
      ["phone", { phone: "" }],
      ["phone", { phone: "no address" }],
    ] as const) {
      const answer = await add(form);
      const { errors, typed } = answer.payload as { errors: { field: string }[]; typed: { othersSee: string } };
      expect([answer.status, errors.map((one) => one.field), typed.othersSee]).toEqual([422, [field], "no"]);
    }
    expect(await safeContactsOfCase(desk.db, desk.caseId)).toHaveLength(1);
  });

  it("is confirmed by a colleague where there was no code word, hurried by a duty manager, cancelled by anybody, each with why", async () => {
    const { desk, manager, add, ways, end } = await aPage({ codeWord: "" });
    const said = { codeWordSaid: "", howKnown: "I know their voice", inPerson: "no" };
    expect((await add(said)).status).toBe(303);
    const email = async () => (await ways()).find(({ title }) => title === "E-mail") as Way;
    expect(await email()).toMatchObject({ change: { needsSecond: true } });
    expect((await end(await email(), "confirm", "")).status).toBe(409);
    expect((await end(await email(), "hurry", "He reads the post")).status).toBe(409);
    expect((await end(await email(), "cancel", " ")).status).toBe(422);
    expect((await end(await email(), "confirm", "", manager)).status).toBe(303);
    expect((await end(await email(), "hurry", "", manager)).status).toBe(422);
    expect((await end(await email(), "hurry", "He reads the post", manager)).status).toBe(303);
    expect((await email()).change).toBeNull();
    await desk.whole();
  });

  it("never has a letter sent to an old address once a new one was told", async () => {
    const { desk, browser, add, ways } = await aPage();
    const post = { channel: "post", phone: "1 Invented Row, Saltmarsh" };
    await add(post);
    await makeContactChanges(desk.db, later(AT, DAY));
    browser.at = later(AT, DAY + MINUTE);
    const way = (await ways())[1] as Way;
    expect(way.kinds).toEqual([{ words: "Send a letter", answer: "Yes, now." }]);
    const moved = {
      intent: "save",
      ...EMAIL,
      ...post,
      phone: "2 Invented Row, Saltmarsh",
      version: String(way.version),
    };
    expect((await browser.post(oneWay.action, moved, { way: way.id })).status).toBe(303);
    expect((await ways())[1]?.kinds[0]?.answer).toMatch(/^No\. A new address was told/);
    expect((await browser.post(contact.action, { intent: "start", kind: "letter" })).status).toBe(409);
  });

  it("cancelled before it was ever in force is gone", async () => {
    const { desk, add, ways, end } = await aPage();
    await add({});
    const email = (await ways())[1] as Way;
    expect(await end(email, "cancel", "It was not them")).toMatchObject({ status: 303 });
    expect(await ways()).toHaveLength(1);
    expect(await makeContactChanges(desk.db, later(AT, 2 * DAY))).toBe(0);
    expect((await add({})).status).toBe(303);
    expect(await safeContactsOfCase(desk.db, desk.caseId)).toHaveLength(2);
  });

  it("is not there for another hub", async () => {
    const { desk, ways } = await aPage();
    const stranger = await aBrowser(desk, await aHub(desk.db, "elsewhere"));
    const [phone] = await ways();
    expect((await stranger.get(oneWay.loader, { way: phone?.id ?? "" })).status).toBe(404);
    expect((await stranger.post(oneWay.action, { intent: "save" }, { way: phone?.id ?? "" })).status).toBe(404);
  });
});
