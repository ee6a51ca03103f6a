import { describe, expect, it } from "vitest";
import { sendOutbox } from "#app/commands/send-outbox.ts";
import { queueMessage, type Message } from "#app/commands/shared/send-message.ts";
import { caseNext } from "#app/queries/case-next.ts";
import * as contact from "#app/routes/cases/contact.tsx";
import * as one from "#app/routes/outbox/message.tsx";
import * as list from "#app/routes/outbox/outbox.tsx";
import * as words from "#app/routes/manage/message-words.tsx";
import { inTransaction } from "#db/connection.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { outboxById, updateOutbox } from "#db/outbox.ts";
import { safeContactsOfCase, updateSafeContact } from "#db/safe-contact.ts";
import { later, MINUTE } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { found } from "../needles.ts";
import { allGone } from "../notify/a-message.ts";
import { aDesk } from "../commands/case-steps.ts";
import { aBrowser } from "./case-pages.ts";

const NUMBER = "07700 900123";
const AT = later(MONDAY, 30 * MINUTE);
type Shown = { page: Record<string, { id: string; to: string; title: string; why: string; mayOpen: boolean }[]> };
type Opened = { opened: { to: string; body: string } | null; errors: { field: string }[]; typed: { how: string } };

async function anOutbox(who: "call-handler" | "duty-manager" = "call-handler") {
  const said = { phone: NUMBER, contactSafe: "safe", whosePhone: "mine", othersSee: "no", textMessage: "yes" };
  const desk = await aDesk({ ...said, safeFrom: "", safeTo: "" });
  await allGone(desk.db);
  const browser = await aBrowser(desk, desk.hub, who);
  browser.at = AT;
  const [way] = await safeContactsOfCase(desk.db, desk.caseId);
  const wayId = way?.id ?? "";
  const write = (message: Message) => inTransaction(desk.db, (trx) => queueMessage(trx, message, desk.told(AT)));
  const toPerson = () =>
    write({ template: "tried-to-reach", to: { caseId: desk.caseId, safeContactId: wayId }, words: {} });
  const code = () =>
    write({ template: "sign-in-code", to: { userId: desk.hub.user.referrer }, words: { code: "482913" } });
  const shown = async () => (await browser.get(list.loader)).payload as Shown;
  const unsafe = () =>
    inTransaction(desk.db, (trx) => updateSafeContact(trx, wayId, way?.version ?? 0, { safe: "not-safe" }));
  const open = (id: string) => browser.post(one.action, { intent: "open" }, { id });
  const audited = async () =>
    (await desk.db.q.selectFrom("audit").select("verb").where("subject", "=", "outbox").execute()).map(
      ({ verb }) => verb,
    );
  return { desk, browser, wayId, toPerson, code, shown, unsafe, open, audited };
}

describe("the page of what has not gone", () => {
  it("is empty when nothing waits", async () => {
    const { shown } = await anOutbox();
    expect((await shown()).page).toEqual({ failed: [], waiting: [], held: [], claimed: [] });
  });

  it("says what waits and for whom in words: never a name, a number or what it says", async () => {
    const { desk, toPerson, code, shown, browser } = await anOutbox();
    await toPerson();
    await code();
    const { reference } = await desk.row();
    const { page } = await shown();
    expect(page["waiting"]?.map(({ title, to }) => [title, to])).toEqual([
      ["A code to sign in with", expect.stringMatching(/^Somebody at /)],
      ["We tried to reach you", `The person of ${reference}, through safe contact`],
    ]);
    const text = JSON.stringify((await browser.get(list.loader)).payload);
    expect(found(text, ["07700", "482913", "missed", "Zinnia"])).toEqual([]);
  });

  it("is nobody's of another area: the list, the message and the press are not there", async () => {
    const { desk, toPerson } = await anOutbox();
    const id = await toPerson();
    const { aHub } = await import("../factories.ts");
    const other = await aHub(desk.db, "elsewhere");
    const stranger = await aBrowser(desk, other);
    expect(((await stranger.get(list.loader)).payload as Shown).page["waiting"]).toEqual([]);
    expect((await stranger.get(one.loader, { id })).status).toBe(404);
    expect((await stranger.post(one.action, { intent: "open" }, { id })).status).toBe(404);
    expect((await stranger.post(one.action, { step: "dropped", how: "x" }, { id })).status).toBe(404);
    expect((await outboxById(desk.db, id))?.status).toBe("waiting");
  });
});

describe("a message that a person sees to", () => {
  it("is opened by a press that is written down, with where it goes", async () => {
    const { toPerson, open, audited } = await anOutbox();
    const id = await toPerson();
    const answer = (await open(id)).payload as unknown as Opened;
    expect(answer.opened).toMatchObject({
      to: NUMBER,
      body: "Sorry we missed you. We will try again. You do not need to do anything.",
    });
    expect(await audited()).toEqual(["outbox.open"]);
  });

  it("is not opened while it is not safe to send, nor a code by a handler; nothing is shown of either", async () => {
    const { toPerson, code, open, unsafe, audited } = await anOutbox();
    const [id, secret] = [await toPerson(), await code()];
    await unsafe();
    for (const refused of [await open(id), await open(secret)]) {
      expect(refused.status).toBe(409);
      expect(found(JSON.stringify(refused.payload), ["07700", "482913", "missed"])).toEqual([]);
    }
    expect(await audited()).toEqual([]);
    const duty = await anOutbox("duty-manager");
    expect((await duty.open(await duty.code())).status).toBe(200);
  });

  it("ends by a word of how, once; without one nothing typed is lost", async () => {
    const { desk, toPerson, browser, shown } = await anOutbox();
    const id = await toPerson();
    const without = await browser.post(one.action, { step: "done", how: " " }, { id });
    expect([without.status, (without.payload as unknown as Opened).errors.map(({ field }) => field)]).toEqual([
      422,
      ["how"],
    ]);
    const unsaid = await browser.post(one.action, { how: "By phone" }, { id });
    expect([unsaid.status, (unsaid.payload as unknown as Opened).typed.how]).toEqual([422, "By phone"]);
    const form = { step: "done", how: "From the desk's own phone", key: "done-by-hand-1" };
    expect(await browser.post(one.action, form, { id })).toMatchObject({ status: 303, location: "/outbox" });
    const row = await outboxById(desk.db, id);
    expect(row).toMatchObject({ status: "done", ended_by: desk.hub.user["call-handler"] });
    expect(JSON.stringify(row)).not.toContain("desk's own");
    expect((await browser.post(one.action, { ...form, key: "done-by-hand-2" }, { id })).status).toBe(404);
    expect((await shown()).page["waiting"]).toEqual([]);
    await sendOutbox(desk.db, null, () => AT);
    expect((await outboxById(desk.db, id))?.status).toBe("done");
  });

  it("that did not go is owed until somebody has seen to it", async () => {
    const { desk, toPerson, browser } = await anOutbox();
    const id = await toPerson();
    const { oweMessage } = await import("#app/commands/shared/owe-message.ts");
    const row = await desk.row();
    await inTransaction(desk.db, async (trx) => {
      await updateOutbox(trx, id, "waiting", { status: "failed", due_at: null, why: "refused" });
      await oweMessage(trx, row, desk.told(AT));
    });
    const owed = async () => (await openDeadlinesOfCase(desk.db, desk.caseId)).map(({ clock }) => clock);
    expect(await owed()).toContain("settle-message");
    // The button of the case leads to the message itself, where it can be seen to.
    const next = await caseNext(desk.db, { ...(await desk.row()), next_what: "settle-message" }, AT);
    expect(next).toMatchObject({ place: "message", messageId: id });
    await browser.post(one.action, { step: "dropped", how: "They rang us meanwhile" }, { id });
    expect(await owed()).not.toContain("settle-message");
    await desk.whole();
  });

  it("is tried again while it makes sense, and not after", async () => {
    const { desk, toPerson, browser } = await anOutbox();
    const id = await toPerson();
    const fail = () =>
      inTransaction(desk.db, (trx) =>
        updateOutbox(trx, id, "waiting", { status: "failed", due_at: null, why: "refused", tries: 6 }),
      );
    await fail();
    expect((await browser.post(one.action, { step: "again", how: "" }, { id })).status).toBe(303);
    expect(await outboxById(desk.db, id)).toMatchObject({ status: "waiting", tries: 0, why: null });
    await fail();
    browser.at = later(AT, 7 * 60 * MINUTE);
    expect((await browser.post(one.action, { step: "again", how: "" }, { id })).status).toBe(409);
  });
});

describe("a press on the page of safe contact", () => {
  it("has one message sent where a machine may write, and refuses the second, and any where none may", async () => {
    const { desk, browser, wayId, shown, unsafe } = await anOutbox();
    const press = (key: string, message = "tried-to-reach") =>
      browser.post(contact.action, { intent: "write", message, safeContactId: wayId, key });
    expect(await press("write-1")).toMatchObject({ status: 303, location: "/outbox" });
    expect(await press("write-1")).toMatchObject({ status: 303 });
    expect((await shown()).page["waiting"]).toHaveLength(1);
    expect((await press("write-2")).status).toBe(409);
    const waiting = (await shown()).page["waiting"]?.[0]?.id ?? "";
    await browser.post(one.action, { step: "dropped", how: "Not needed" }, { id: waiting });
    expect((await press("write-3", "call-back")).status).toBe(303);
    const second = (await shown()).page["waiting"]?.[0]?.id ?? "";
    await browser.post(one.action, { step: "dropped", how: "Not needed" }, { id: second });
    await unsafe();
    expect((await press("write-4")).status).toBe(409);
    expect((await press("write-5", "anything")).status).toBe(400);
    await desk.whole();
  });
});

describe("the words of a message", () => {
  it("are an area's own from the moment they are saved; what was written before goes as it was written", async () => {
    const { desk, browser, toPerson, open } = await anOutbox("duty-manager");
    const before = await toPerson();
    const page = (await browser.get(words.loader, { code: "tried-to-reach" })).payload as {
      template: { version: string };
    };
    const form = { subject: "Hello", body: "Hello. We tried you today.", from: page.template.version };
    expect(await browser.post(words.action, form, { code: "tried-to-reach" })).toMatchObject({
      status: 303,
      location: "/manage/messages",
    });
    const said = async (id: string) => ((await open(id)).payload as unknown as Opened).opened?.body;
    expect(await said(before)).toContain("Sorry we missed you");
    expect(await said(await toPerson())).toBe("Hello. We tried you today.");
    expect((await browser.post(words.action, form, { code: "tried-to-reach" })).status).toBe(409);
    expect((await browser.get(words.loader, { code: "constructor" })).status).toBe(404);
    await desk.whole();
  });

  it("that give something away are refused at their field, and stay there to be put right", async () => {
    const { browser, desk } = await anOutbox("duty-manager");
    const { name } = await desk.db.q
      .selectFrom("organisation")
      .select("name")
      .where("area", "=", "essex")
      .executeTakeFirstOrThrow();
    for (const body of ["The police are on the way", `This is ${name}`, "Dear ((name))", ""]) {
      const answer = await browser.post(words.action, { subject: "Hello", body, from: "" }, { code: "tried-to-reach" });
      const { errors, typed } = answer.payload as { errors: { field: string }[]; typed: { body: string } };
      expect([answer.status, errors.map(({ field }) => field), typed.body]).toEqual([422, ["body"], body]);
    }
  });
});
