import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditOfCase } from "#db/audit.ts";
import { caseByReference, openCasesByDue, type CaseRow } from "#db/case.ts";
import { contactsOfCase } from "#db/contact.ts";
import { inTransaction } from "#db/connection.ts";
import { insertArea } from "#db/area.ts";
import { messagesOfCase } from "#db/message-to-hub.ts";
import { newId } from "#db/ids.ts";
import { insertOrganisation } from "#db/organisation.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import { hashWord } from "#app/code-word.ts";
import { HOUR, later, MINUTE } from "#machines/time.ts";
import { formsIn, formWith, plain } from "../hostile/forms-in.ts";
import { type AServer, aServer, headingOf } from "./a-server.ts";

let hub: AServer;
beforeAll(async () => {
  hub = await aServer();
});
afterAll(() => hub.close());

/** Somebody at a browser without scripts, who is no user: keeps cookies, follows to the next page. */
function somebody() {
  let cookie = "";
  const visit = async (path: string, form?: URLSearchParams): Promise<{ status: number; page: string; at: string }> => {
    const answer = await hub.send(path, { ...(cookie ? { cookie } : {}), ...(form ? { form } : {}) });
    for (const set of answer.headers.getSetCookie()) cookie = set.split(";")[0] ?? "";
    if (answer.headers.get("clear-site-data")?.includes("cookies")) cookie = "";
    const to = answer.headers.get("location");
    if (to?.startsWith("/")) return visit(to);
    return { status: answer.status, page: await answer.text(), at: to ?? path };
  };
  const send = async (path: string, name: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
    const form = formWith((await visit(path)).page, name);
    const body = new URLSearchParams(form.fields);
    for (const [field, value] of Object.entries(fields)) {
      body.delete(field);
      for (const one of [value].flat()) body.append(field, one);
    }
    return visit(form.address, body);
  };
  return {
    visit,
    write: (fields: Readonly<Record<string, string | readonly string[]>>) => send("/hello/write", "safeNow", fields),
    again: (fields: Readonly<Record<string, string | readonly string[]>>) => send("/hello/again", "reference", fields),
    /** Presses "Show it once"; answers what stands there. */
    async shown() {
      const { page } = await visit("/hello/sent", new URLSearchParams({ intent: "show" }));
      const [reference = "", word = ""] = [...page.matchAll(/<strong>([^<]+)<\/strong>/g)]
        .map(([, words]) => words ?? "")
        .filter((words) => words !== "Warning");
      return { page, reference, word };
    },
  };
}

const RINGABLE = {
  safeNow: "yes",
  writer: "self",
  reach: "phone",
  reachAt: "07700 900321",
  whosePhone: "shared",
  othersSee: "yes",
  safeTime: "morning",
  safeDays: ["1", "4"],
  sayWeAre: "Pat from the choir",
  chosenName: "Wren",
  whatHappened: "Invented words of mine.",
};

const db = () => hub.server.hub.db;
async function caseOf(reference: string): Promise<CaseRow> {
  const row = await caseByReference(db(), reference);
  if (!row) throw new Error(`No case ${reference}.`);
  return row;
}
async function bodies(row: CaseRow): Promise<string[]> {
  const box = await boxFor(db(), row.key_id);
  return (await messagesOfCase(db(), row.id)).map((one) =>
    box.open("message_to_hub", "body_sealed", one.id, one.body_sealed),
  );
}
const cases = async () => (await openCasesByDue(db(), { area: "essex", limit: 1000 })).length;

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
      expect(page, path).not.toMatch(/abuse|violen|victim|perpetrator|MARAC/i);
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

  it("sent fifty times at once with one form is one case, and one answer", async () => {
    const form = formWith((await somebody().visit("/hello/write")).page, "safeNow");
    const body = new URLSearchParams(form.fields);
    for (const [name, value] of Object.entries(RINGABLE)) for (const one of [value].flat()) body.append(name, one);
    const before = await cases();
    // From many addresses: a real crowd is not one.
    const answers = await Promise.all(Array.from({ length: 15 }, () => hub.send("/hello/write", { form: body })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(await cases()).toBe(before + 1);
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

describe("a reference", () => {
  it("is offered and not shown; asked for, it is shown once, without anything that was typed", async () => {
    const me = somebody();
    const { page } = await me.write(RINGABLE);
    const [, reference = ""] = /([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(page) ?? [];
    expect(reference).toBe("");
    for (const typed of ["Wren", "07700", "Pat from", "Invented words"]) expect(page).not.toContain(typed);
    const first = await me.shown();
    expect(first.reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(first.word).toMatch(/^[a-z]+ [a-z]+$/);
    const after = await me.visit("/hello/sent");
    expect(after.page).not.toContain(first.reference);
    expect((await me.shown()).reference).toBe("");
  });

  it("with its code word leaves a further message, which is owed a reader; a press too many is one message", async () => {
    const me = somebody();
    await me.write(RINGABLE);
    const { reference, word } = await me.shown();
    const row = await caseOf(reference);
    const before = (await bodies(row)).length;
    const again = {
      reference: reference.toLowerCase().replace("-", " "),
      codeWord: ` ${word.toUpperCase()} `,
      want: "tell",
    };
    for (let press = 0; press < 2; press += 1) await me.again({ ...again, words: "More invented words." });
    expect((await bodies(row)).slice(before)).toEqual(["More invented words."]);
    expect(await caseOf(reference)).toMatchObject({ next_what: "read-message" });
  });

  it("with its code word ends all contact, which outranks everything, and somebody is told", async () => {
    const me = somebody();
    await me.write(RINGABLE);
    const { reference, word } = await me.shown();
    await me.again({ reference, codeWord: word, want: "stop" });
    const row = await caseOf(reference);
    expect((await safeContactsOfCase(db(), row.id)).map((way) => way.do_not_contact)).toEqual([1]);
    expect((await bodies(row)).at(-1)).toMatch(/ask us .* not to contact them/);
  });

  it("of somebody who worries stops nothing of the person's: it says so to whoever reads it", async () => {
    const me = somebody();
    await me.write({ ...RINGABLE, writer: "family-friend" });
    const { reference, word } = await me.shown();
    await me.again({ reference, codeWord: word, want: "stop" });
    const row = await caseOf(reference);
    expect((await safeContactsOfCase(db(), row.id)).map((way) => way.do_not_contact)).toEqual([0]);
    expect((await bodies(row)).at(-1)).toMatch(/not to contact the writer/);
  });

  it("right, wrong or made up is answered in the same words, and only the right one writes anything", async () => {
    const me = somebody();
    await me.write(RINGABLE);
    const { reference, word } = await me.shown();
    const row = await caseOf(reference);
    const before = (await bodies(row)).length;
    const pages = [];
    for (const [one, two] of [
      [reference, "wrong words"],
      ["ABCD-2345", word],
      [reference, word],
    ] as const) {
      const { page, status } = await somebody().again({
        reference: one,
        codeWord: two,
        want: "tell",
        words: "Invented",
      });
      expect(status).toBe(200);
      pages.push(page.replaceAll(/nonce="[^"]*"|nonce:"[^"]*"|nonce\\?":\\?"[^"]*"/g, ""));
    }
    expect(new Set(pages).size).toBe(1);
    expect((await bodies(row)).length).toBe(before + 1);
    expect((await auditOfCase(db(), row.id)).filter(({ outcome }) => outcome === "refused")).toHaveLength(1);
  });

  it("tried too often has to wait, right or wrong, and what was typed is still there", async () => {
    const wrong = { reference: "TRYY-2345", codeWord: "a guess", want: "tell", words: "Words to keep." };
    let last = await somebody().again(wrong);
    for (let n = 0; n < 6; n += 1) last = await somebody().again(wrong);
    expect(last.status).toBe(429);
    expect(formWith(last.page, "reference").fields.get("words")).toBe("Words to keep.");
  });
});

describe("a form sent very often", () => {
  it("from one address has to wait, and nothing typed is lost", async () => {
    const crowded = await aServer();
    try {
      const begun = await crowded.send("/hello/write");
      const cookie = begun.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      const form = (n: number) => ({
        safeNow: "yes",
        reach: "none",
        whatHappened: `Words ${n}`,
        key: `a-key-of-its-own-${n}`,
      });
      for (let n = 0; n < 30; n += 1)
        expect((await crowded.send("/hello/write", { cookie, form: form(n) })).headers.get("location")).toBe(
          "/hello/sent",
        );
      expect((await crowded.send("/hello/write", { cookie, form: form(30) })).headers.get("location")).toBe(
        "/hello/write",
      );
      const page = await crowded.send("/hello/write", { cookie });
      expect(page.status).toBe(429);
      expect(await page.text()).toContain("Words 30");
    } finally {
      await crowded.close();
    }
  });
});

describe("a place", () => {
  it("is asked for where several hubs are, and the case goes to the hub that is there", async () => {
    const two = await aServer();
    try {
      const { db } = two.server.hub;
      await inTransaction(db, async (trx) => {
        await insertArea(trx, { code: "testshire", name: "Testshire" });
        const any = await trx.q
          .selectFrom("organisation")
          .selectAll()
          .where("kind", "=", "hub")
          .executeTakeFirstOrThrow();
        await insertOrganisation(trx, {
          ...any,
          id: newId(),
          area: "testshire",
          name: "Testshire hub",
          manager_user_id: null,
        });
      });
      const page = await (await two.send("/hello/write")).text();
      expect(formsIn(page)[0]?.offered.get("area")).toEqual(["essex", "testshire"]);
      const missing = await two.send("/hello/write", { form: { safeNow: "yes", reach: "none" } });
      expect(await missing.text()).toContain('href="#area"');
      await two.send("/hello/write", { form: { safeNow: "yes", reach: "none", area: "testshire" } });
      expect(await openCasesByDue(db, { area: "testshire", limit: 10 })).toHaveLength(1);
    } finally {
      await two.close();
    }
  });
});
