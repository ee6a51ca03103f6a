import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AServer, aServer, headingOf, pageOf } from "./a-server.ts";

let hub: AServer;
let finance = "";
let lead = "";
beforeAll(async () => {
  hub = await aServer();
  finance = await hub.signIn("finance@example.org");
  lead = await hub.signIn("governance@example.org");
});
afterAll(() => hub.close());

const page = async (path: string, cookie: string) => pageOf(await hub.send(path, { cookie }));
const words = (html: string) =>
  html
    .replace(/<script.*?<\/script>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

/** A return that the finance lead prepared: the address of its page. */
async function prepared(name: string, period: string): Promise<string> {
  const answer = await hub.send("/returns", { cookie: finance, form: { name, period } });
  expect(answer.status).toBe(303);
  return answer.headers.get("location") ?? "";
}

const TYPED = {
  step: "release",
  name: "Test Collector",
  organisation: "Test collection",
  email: "collector@example.org",
  purpose: "The national collection.",
};

describe("the pages of returns", () => {
  it("say what is due, and what the finance lead of another organisation prepares shows them no number", async () => {
    const list = words(await page("/returns", finance));
    expect(list).toContain("Conference return");
    expect(list).toMatch(/October to December 2025 Due Prepare/);
    const address = await prepared("conference", "2025Q3");
    const theirs = await page(address, finance);
    expect(words(theirs)).toContain("The numbers are seen at the hub alone");
    expect(theirs).not.toMatch(/Exactly|Release it|"count"/);
    expect(words(await page("/returns", finance))).toMatch(/July to September 2025 Number 1 .*? Prepared/);
    const again = await hub.send("/returns", { cookie: finance, form: { name: "conference", period: "2025Q3" } });
    expect(again.status).toBe(409);
    expect(words(await pageOf(again))).toContain("Nothing has changed since number 1");
  });

  it("refuse a period that has not ended with a sentence, and one that is none as any unknown page", async () => {
    const early = await hub.send("/returns", { cookie: lead, form: { name: "conference", period: "2026Q1" } });
    expect(early.status).toBe(409);
    expect(words(await pageOf(early))).toContain("has not ended yet");
    for (const form of [{ name: "conference", period: "2025-26" }, { name: "none", period: "2025Q4" }, {}])
      expect((await hub.send("/returns", { cookie: lead, form: form as Record<string, string> })).status).toBe(404);
  });

  it("give the governance lead the exact table, every error at its field with what was typed, and each file once", async () => {
    const address = await prepared("safe-accommodation", "2024-25");
    const shown = words(await page(address, lead));
    expect(shown).toContain("These numbers are exact");
    expect(shown).toContain("Not recorded by the hub");
    const wrong = await hub.send(address, { cookie: lead, form: { ...TYPED, email: "nobody", organisation: "" } });
    const wrongPage = await pageOf(wrong);
    expect(wrong.status).toBe(422);
    expect(wrongPage).toContain('href="#email"');
    expect(wrongPage).toContain('href="#organisation"');
    expect(wrongPage).toContain('value="Test Collector"');
    expect(wrongPage).toContain("The national collection.</textarea>");
    expect((await hub.send(address, { cookie: lead, form: TYPED })).status).toBe(303);
    const released = await page(address, lead);
    expect(words(released)).toContain("To Test Collector, Test collection");
    expect(words(released)).toContain("The hub sends nothing");
    const release = /name="release" value="(\w+)"/.exec(released)?.[1] ?? "";
    const take = (format: string) => hub.send(`${address}/file`, { cookie: lead, form: { release, format } });
    const csv = await take("csv");
    expect(csv.status).toBe(200);
    expect(csv.headers.get("content-disposition")).toBe('attachment; filename="hub-return-2024-25-1.csv"');
    expect(csv.headers.get("cache-control")).toContain("no-store");
    expect(await csv.text()).toMatch(/^by,line,name,count\r\nneeding,households,/);
    const second = await take("csv");
    expect([second.status, second.headers.get("location")]).toEqual([303, address]);
    expect((await take("pdf")).status).toBe(404);
    const after = words(await page(address, lead));
    expect(after).not.toContain("Download as CSV");
    expect(after).toContain("Download as JSON");
    expect(words(await page("/returns", finance))).toContain("to Test collection");
    expect(words(await page(address, finance))).not.toContain("collector@example.org");
  });

  it("do not let whoever prepared it release it", async () => {
    const answer = await hub.send("/returns", { cookie: lead, form: { name: "conference", period: "2025Q2" } });
    const address = answer.headers.get("location") ?? "";
    expect(words(await page(address, lead))).toContain("You prepared it");
    const refused = await hub.send(address, { cookie: lead, form: TYPED });
    expect(refused.status).toBe(409);
    expect(words(await pageOf(refused))).toContain("You prepared it: somebody else releases it.");
  });

  it("withdraw a number with a reason, and not without one", async () => {
    const address = await prepared("conference", "2025Q1");
    const without = await hub.send(address, { cookie: lead, form: { step: "withdraw", why: "" } });
    expect(without.status).toBe(422);
    expect(await pageOf(without)).toContain('href="#why"');
    expect((await hub.send(address, { cookie: lead, form: { step: "withdraw", why: "A wrong source." } })).status).toBe(
      303,
    );
    const shown = await page(address, lead);
    expect(words(shown)).toContain("A wrong source.");
    expect(shown).not.toMatch(/Release it|Withdraw it/);
  });

  it("are not there for a commissioner, a call handler or anybody else", async () => {
    const address = await prepared("conference", "2024Q4");
    for (const email of ["commissioner@example.org", "handler.one@example.org", "administrator@example.org"]) {
      const cookie = await hub.signIn(email);
      for (const path of ["/returns", address, `${address}/file`]) {
        const got = await hub.send(path, { cookie });
        expect(got.status).toBe(404);
        if (!path.endsWith("/file")) expect(headingOf(await pageOf(got))).toBe("Page not found");
        expect((await hub.send(path, { cookie, form: TYPED })).status).toBe(404);
      }
    }
    expect((await hub.send(address, { cookie: finance, form: TYPED })).status).toBe(404);
  });
});
