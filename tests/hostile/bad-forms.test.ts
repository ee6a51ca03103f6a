import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutChance } from "../needles.ts";
import { aBusyHub, type BusyHub, type Who, withFields } from "./a-busy-hub.ts";
import { everyForm, type Sendable } from "./every-form.ts";
import { HOSTILE } from "./hostile-words.ts";

let hub: BusyHub;
let forms: Sendable[];
beforeAll(async () => {
  hub = await aBusyHub();
  forms = await everyForm(hub);
});
afterAll(() => hub.close());

const STACK = /\bat \S+ \(.*:\d+:\d+\)|\bnode_modules\b|SQLITE_|kysely|ZodError|TypeError|RangeError/;

/** A real page, nothing of how the hub is made, and nothing typed that a browser would run. */
async function isAnswered(answer: Response, what: string): Promise<string> {
  const page = await answer.text();
  expect([200, 303, 400, 401, 404, 405, 409, 413, 415, 422], what).toContain(answer.status);
  expect(withoutChance(page), what).not.toMatch(STACK);
  expect(page, what).not.toMatch(/<script>planted|<img src=x|<\/title><script/);
  expect(answer.headers.get("set-cookie") ?? "", what).not.toContain("planted");
  for (const [, value] of answer.headers) expect(value, what).not.toContain("planted(");
  return page;
}

const noFaults = () => expect(hub.logged.filter((line) => line.includes('"level":50'))).toEqual([]);

const post = (who: Who, path: string, body: BodyInit | null, type?: string) =>
  fetch(`${hub.url}${path}`, {
    method: "POST",
    redirect: "manual",
    body,
    headers: { connection: "close", cookie: hub.cookie[who], ...(type ? { "content-type": type } : {}) },
  });

describe("every form of every page", () => {
  it("there are many", () => {
    expect(forms.length).toBeGreaterThan(15);
    expect(new Set(forms.map(({ form }) => form.address)).size).toBeGreaterThan(8);
  });

  it(
    "with hostile words in any of its fields is answered with a page, and never with a fault",
    { timeout: 60_000 },
    async () => {
      const places = forms.flatMap(({ who, form }) =>
        [...form.offered.keys(), "intent", "step", "no-such-field", "__proto__"].map((name) => ({ who, form, name })),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...places),
          fc.constantFrom(...Object.keys(HOSTILE)),
          fc.boolean(),
          async ({ who, form, name }, kind, doubled) => {
            const value = HOSTILE[kind] ?? "";
            const what = `${who} ${form.address} ${name}: ${kind}${doubled ? " twice" : ""}`;
            const answer = await hub.submit(who, form, { [name]: doubled ? [value, "x"] : value });
            await isAnswered(answer, what);
            noFaults();
          },
        ),
        { numRuns: 120 },
      );
    },
  );

  it(
    "with nothing, with a thousand fields, as JSON, as broken parts or with files is answered with a page",
    { timeout: 60_000 },
    async () => {
      const addresses = new Map(forms.map(({ who, form }) => [form.address, { who, form }]));
      for (const { who, form } of addresses.values()) {
        const many = withFields(form, Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`field${n}`, "x"])));
        const names = [
          "__proto__",
          "__proto__[admin]",
          "constructor",
          "constructor.prototype.admin",
          "toString",
          "hasOwnProperty",
          "then",
        ];
        const odd = withFields(form, Object.fromEntries(names.map((name) => [name, "planted"])));
        const files = new FormData();
        for (const [name, value] of form.fields)
          files.append(name, new File([value], "../../x.txt", { type: "text/html" }));
        const bodies: [BodyInit | null, string?][] = [
          ["", "application/x-www-form-urlencoded"],
          [null],
          [many],
          [odd],
          [files],
          ['{"intent":"save","__proto__":{"admin":true}}', "application/json"],
          ['{"a":'.repeat(5000), "application/json"],
          ["--x\r\nContent-Disposition: form-data; name=a", "multipart/form-data; boundary=x"],
          ["x", "multipart/form-data"],
          ["<a/>", "text/xml"],
          [new Uint8Array([0xff, 0xfe, 0x00, 0x80]), "application/x-www-form-urlencoded"],
          ["%=%&=&%zz=%00&&&", "application/x-www-form-urlencoded; charset=utf-16"],
        ];
        for (const [body, type] of bodies) {
          const what = `${form.address} ${type ?? "no type"} ${typeof body === "string" ? body.slice(0, 30) : ""}`;
          await isAnswered(await post(who, form.address, body, type), what);
          noFaults();
        }
      }
      expect(Object.prototype).not.toHaveProperty("admin");
    },
  );

  it("as a request for data is answered without a fault too", async () => {
    for (const { who, form } of forms) {
      const body = withFields(form, { intent: "no-such-intent", step: "no-such-step", version: "x" });
      const answer = await post(who, `${form.address.split("?")[0]}.data`, body);
      const text = await answer.text();
      expect(answer.status, form.address).toBeLessThan(500);
      expect(withoutChance(text)).not.toMatch(STACK);
    }
    noFaults();
  });

  it("and nothing of it is left half done", async () => {
    const { q } = hub.server.hub.db;
    const open = await q
      .selectFrom("case")
      .select(["id", "next_what", "next_due_at"])
      .where("status", "<>", "closed")
      .execute();
    for (const row of open) expect([row.next_what, row.next_due_at], row.id).not.toContain(null);
    const contacts = await q.selectFrom("contact").selectAll().where("status", "not in", ["routed", "over"]).execute();
    for (const contact of contacts) {
      const draft = await q.selectFrom("draft").select("id").where("contact_id", "=", contact.id).execute();
      expect(draft, contact.id).toHaveLength(1);
      expect((await hub.send(`/contacts/${contact.id}`, { cookie: hub.cookie.handler })).status).toBe(200);
    }
  });
});
