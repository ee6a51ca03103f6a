import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditOfCase } from "#db/audit.ts";
import type { CaseRow } from "#db/case.ts";
import { contactsOfCase } from "#db/contact.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { hashWord } from "#app/code-word.ts";
import { HOUR, later, MINUTE } from "#machines/time.ts";
import { formWith, plain } from "../hostile/forms-in.ts";
import { withoutChance } from "../needles.ts";
import { type AServer, aServer, headingOf } from "./a-server.ts";
import { caseOf as caseIn, openCases, RINGABLE, somebodyAt, toldOf } from "./somebody.ts";

let hub: AServer;
beforeAll(async () => {
  hub = await aServer();
});
afterAll(() => hub.close());

const somebody = () => somebodyAt(hub);
const db = () => hub.server.hub.db;
const caseOf = (reference: string) => caseIn(hub, reference);
const bodies = (row: CaseRow) => toldOf(hub, row);
const cases = () => openCases(hub);

describe("the page for everybody", () => {
  it("says first who may see this phone, how to leave, what leaving cannot do, and 999 and 55", async () => {
    const { status, page } = await somebody().visit("/hello");
    expect([status, headingOf(page)]).toEqual([200, "Before you start"]);
    const words = plain(page.replace(/<script.*?<\/script>/gs, "").replace(/<[^>]+>/g, " "));
    for (const said of [/\b999\b/, /press 55/, /private or incognito/, /cannot wipe the history/, /Shift three times/])
      expect(words).toMatch(said);
  });

  it("every page of it has the neutral title, the way out twice, and nothing of what it is about", async () => {
    for (const path of ["/hello", "/hello/write", "/hello/sent", "/hello/again"]) {
      const { page } = await somebody().visit(path);
      expect(page).toContain("<title>Hub</title>");
      expect(page.match(/href="\/leave"/g)?.length, path).toBe(2);
      expect(page).toContain('data-module="govuk-exit-this-page"');
      expect(withoutChance(page), path).not.toMatch(/abuse|violen|victim|perpetrator|MARAC/i);
      expect(page, path).not.toContain("sessionStorage");
    }
  });

  it("asks fewer than fifteen things, and the browser is to remember none of them", async () => {
    const form = formWith((await somebody().visit("/hello/write")).page, "safeNow");
    const names = [...form.offered.keys()].filter((name) => name !== "key");
    expect(names.length).toBeLessThan(15);
    const { page } = await somebody().visit("/hello/write");
    expect(page).toMatch(/<form[^>]*autoComplete="off"/i);
    for (const [field] of page.matchAll(/<(?:input|textarea)\b[^>]*\btype="text"[^>]*>|<textarea\b[^>]*>/g))
      expect(field).toMatch(/autocomplete="off"/i);
  });

  it("no answer of it may be kept, and no post is answered with a page", async () => {
    const begun = await hub.send("/hello/write");
    expect(begun.headers.get("cache-control")).toBe("no-store");
    const cookie = begun.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    expect(begun.headers.getSetCookie()[0]).not.toMatch(/max-age|expires/i);
    for (const form of [{}, RINGABLE]) {
      const sent = await hub.send("/hello/write", { cookie, form: form as Record<string, string> });
      expect(sent.status).toBe(303);
      expect(await sent.text()).toBe("");
    }
  });
});

describe("what somebody writes", () => {
  it("is a case in the queue with how it is safe to reach them, by the protocol's time", async () => {
    const me = somebody();
    const before = await cases();
    const { page, status } = await me.write({ ...RINGABLE, codeWord: "Blue Kettle" });
    expect([status, headingOf(page)]).toEqual([200, "Thank you. We have it."]);
    expect(await cases()).toBe(before + 1);
    const { reference } = await me.shown();
    const row = await caseOf(reference);
    const at = row.opened_at;
    expect(row).toMatchObject({ source: "self", status: "received", first_contact_due_at: later(at, 24 * HOUR) });
    expect((await contactsOfCase(db(), row.id)).map(({ channel, status }) => [channel, status])).toEqual([
      ["web-form", "routed"],
    ]);
    const [way] = await safeContactsOfCase(db(), row.id);
    expect(way).toMatchObject({
      channel: "phone",
      safe: "safe",
      days: "[1,4]",
      from_time: "09:00",
      to_time: "12:00",
      voicemail: "no",
      text: "no",
      whose_phone: "shared",
      others_see: "yes",
      confirmed_by: null,
      code_word_hash: hashWord(db().keyring, row.id, "blue kettle"),
    });
    expect(await bodies(row)).toEqual([expect.stringContaining("Invented words of mine.")]);
    expect((await auditOfCase(db(), row.id)).map(({ verb }) => verb)).toContain("contact.write");
  });

  it("that they cannot tell whether they are safe brings somebody within four hours", async () => {
    const me = somebody();
    await me.write({ ...RINGABLE, safeNow: "unknown" });
    const row = await caseOf((await me.shown()).reference);
    expect(row.first_contact_due_at).toBe(later(row.opened_at, 4 * HOUR));
  });

  it("that they are not safe is an emergency at once, with help on its way and 999 on the page", async () => {
    const me = somebody();
    const { page } = await me.write({ ...RINGABLE, safeNow: "no" });
    expect(page).toMatch(/Ring 999 now/);
    const row = await caseOf((await me.shown()).reference);
    expect(row).toMatchObject({ status: "emergency", grade: "high", next_what: "emergency" });
  });

  it("that they want a text or an email leaves their phone alone: only what they called safe is safe", async () => {
    for (const [reach, at] of [
      ["text", "07700 900777"],
      ["email", "wren@example.org"],
    ] as const) {
      const me = somebody();
      await me.write({ ...RINGABLE, reach, reachAt: at, whosePhone: "mine", othersSee: "no" });
      const row = await caseOf((await me.shown()).reference);
      const ways = await safeContactsOfCase(db(), row.id);
      expect(ways.map(({ channel, safe, value_sealed }) => [channel, safe, value_sealed !== null])).toEqual([
        ["phone", "unknown", false],
        [reach, "safe", true],
      ]);
      expect((await bodies(row)).join()).not.toContain(at);
      const cookie = await hub.signIn("handler.one@example.org");
      const page = await (await hub.send(`/cases/${row.id}/contact`, { cookie })).text();
      expect(page).not.toContain("Ring: show the number");
      expect(page).toContain(reach === "text" ? "By text only: never ring." : "they asked for an e-mail");
      expect(page).toContain(reach === "text" ? "Texts only" : "Have an e-mail sent by the hub");
      expect(page.includes("Text: show the number")).toBe(reach === "text");
      if (reach === "email") continue;
      const form = formWith(page, "kind", "text");
      form.fields.set("kind", "text");
      const begun = await hub.send(form.address, { cookie, form: form.fields });
      expect(begun.status).toBe(303);
      const shown = await hub.send(begun.headers.get("location") ?? "", { cookie });
      expect(await shown.text()).toContain(at);
    }
  });

  it("that they will ring is believed: nothing of theirs is safe, and nobody promises to ring", async () => {
    const me = somebody();
    const { page } = await me.write({ safeNow: "yes", writer: "self", reach: "none" });
    expect(page).toContain("We will not contact you");
    const row = await caseOf((await me.shown()).reference);
    expect((await safeContactsOfCase(db(), row.id)).map(({ safe }) => safe)).toEqual(["not-safe"]);
  });

  it("of somebody else never makes the writer's phone, name or code word the person's", async () => {
    for (const writer of ["family-friend", ""]) {
      const me = somebody();
      await me.write({ ...RINGABLE, writer, codeWord: "Blue Kettle" });
      const row = await caseOf((await me.shown()).reference);
      expect(row.source).toBe(writer || "other");
      expect(await safeContactsOfCase(db(), row.id)).toMatchObject([
        { value_sealed: null, safe: "unknown", code_word_hash: null, say_we_are_sealed: null },
      ]);
      const keys = await db().q.selectFrom("person_key").selectAll().where("person_id", "=", row.person_id).execute();
      expect(keys).toEqual([]);
      expect(await bodies(row)).toEqual([expect.stringMatching(/writer's own[^]*07700 900321/)]);
    }
  });

  it("sent fifty times at once with one form is one case, and the page after it says so", async () => {
    const begun = await hub.send("/hello/write");
    const cookie = begun.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const body = new URLSearchParams(formWith(await begun.text(), "safeNow").fields);
    for (const [name, value] of Object.entries(RINGABLE)) {
      body.delete(name);
      for (const one of [value].flat()) body.append(name, one);
    }
    const before = await cases();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => hub.send("/hello/write", { cookie, form: body })),
    );
    expect(new Set(answers.map(({ headers }) => headers.get("location")))).toEqual(new Set(["/hello/sent"]));
    expect(await cases()).toBe(before + 1);
    expect(headingOf(await (await hub.send("/hello/sent", { cookie })).text())).toBe("Thank you. We have it.");
  });

  it("that is wrong comes back at its field, with everything typed still there, once", async () => {
    const me = somebody();
    const { status, page } = await me.write({ ...RINGABLE, safeNow: "", reachAt: "12", safeTime: "any" });
    expect(status).toBe(422);
    expect(page).toContain("<title>Error: Hub</title>");
    for (const id of ["safeNow", "reachAt", "safeTime"]) expect(page).toContain(`href="#${id}"`);
    const { fields } = formWith(page, "safeNow");
    expect(fields.get("whatHappened")).toBe(RINGABLE.whatHappened);
    expect(fields.get("reachAt")).toBe("12");
    expect(fields.getAll("safeDays")).toEqual(["1", "4"]);
    const opened = await me.visit("/hello/write");
    expect(opened.page).not.toContain(RINGABLE.whatHappened);
  });

  it("is gone with the way out: the same browser finds nothing of it, and no session", async () => {
    const me = somebody();
    const begun = await hub.send("/hello/write");
    const cookie = begun.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    await hub.send("/hello/write", { cookie, form: { whatHappened: "Half a sentence" } });
    const left = await hub.send("/leave", { cookie });
    expect([left.status, left.headers.get("location")]).toEqual([303, "https://www.bbc.co.uk/weather"]);
    expect(left.headers.get("clear-site-data")).toBe('"cache", "cookies", "storage"');
    // Even with the cookie back, the hub itself has forgotten.
    expect(await (await hub.send("/hello/write", { cookie })).text()).not.toContain("Half a sentence");
    await me.write(RINGABLE);
    await me.visit("/leave");
    expect((await me.visit("/hello/sent")).page).not.toMatch(/Thank you\. We have it/);
  });

  it("is forgotten by itself after twenty minutes", async () => {
    const begun = await hub.send("/hello/write");
    const cookie = begun.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    await hub.send("/hello/write", { cookie, form: { whatHappened: "Half a sentence" } });
    hub.passTime(21 * MINUTE);
    expect(await (await hub.send("/hello/write", { cookie })).text()).not.toContain("Half a sentence");
  });

  it("of a browser that takes no cookies is answered all the same, with everything typed", async () => {
    const answer = await hub.send("/hello/write", { form: { whatHappened: "Half a sentence" } });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Half a sentence");
  });
});
