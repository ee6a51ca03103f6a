import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditOfCase } from "#db/audit.ts";
import { openCasesByDue, type CaseRow } from "#db/case.ts";
import { inTransaction } from "#db/connection.ts";
import { insertArea } from "#db/area.ts";
import { newId } from "#db/ids.ts";
import { insertOrganisation } from "#db/organisation.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { formsIn, formWith } from "../hostile/forms-in.ts";
import { found, referencesIn } from "../needles.ts";
import { type AServer, aServer } from "./a-server.ts";
import { caseOf as caseIn, RINGABLE, somebodyAt, toldOf } from "./somebody.ts";

let hub: AServer;
beforeAll(async () => {
  hub = await aServer();
});
afterAll(() => hub.close());

const somebody = () => somebodyAt(hub);
const db = () => hub.server.hub.db;
const caseOf = (reference: string) => caseIn(hub, reference);
const bodies = (row: CaseRow) => toldOf(hub, row);

describe("a reference", () => {
  it("is offered and not shown; asked for, it is shown once, without anything that was typed", async () => {
    const me = somebody();
    const { page } = await me.write(RINGABLE);
    expect(referencesIn(page)).toEqual([]);
    expect(found(page, ["Wren", "07700", "Pat from", "Invented words"])).toEqual([]);
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
    expect((await bodies(row)).at(-1)).toMatch(/^They ask us, .* not to contact them/);
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
