// Named people who refer without a password: the organisation's code, an address at its domain, six figures by e-mail.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boxFor } from "#db/sealed.ts";
import { HOUR, MINUTE } from "#machines/time.ts";
import { type AServer, aServer, cookieOf, headingOf, pageOf } from "./a-server.ts";

let hub: AServer;
beforeAll(async () => void (hub = await aServer()));
afterAll(() => hub.close());

/** The code in the newest message that waits, and how many there are. */
async function sent(): Promise<{ count: number; code: string }> {
  const { db } = hub.server.hub;
  const rows = await db.q.selectFrom("outbox").selectAll().where("kind", "=", "sign-in-code").orderBy("id").execute();
  const row = rows.at(-1);
  if (!row) return { count: 0, code: "" };
  const box = await boxFor(db, row.key_id);
  const { body } = JSON.parse(box.open("outbox", "payload_sealed", row.id, row.payload_sealed)) as { body: string };
  return { count: rows.length, code: /\b\d{6}\b/.exec(body)?.[0] ?? "" };
}

const field = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";
const ask = async (organisation: string, email: string) => {
  const answer = await hub.send("/r", { form: { organisation, email } });
  const page = await pageOf(answer);
  return {
    status: answer.status,
    page,
    carried: { step: "code", request: field(page, "request"), organisation, email },
  };
};

describe("signing in by a code", () => {
  it("somebody known is sent a code, and lands on their own page with a device remembered for the day", async () => {
    const { status, carried, page } = await ask(" smhomes ", "Refer.Housing@example.org");
    expect([status, headingOf(page)]).toEqual([200, "Enter the code from your email"]);
    const { code } = await sent();
    const done = await hub.send("/r", { form: { ...carried, code } });
    expect([done.status, done.headers.get("location")]).toEqual([303, "/refer"]);
    expect(done.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax; Max-Age=43200$/);
    const cookie = cookieOf(done);
    hub.passTime(3 * HOUR);
    expect((await hub.send("/refer", { cookie })).status).toBe(200);
    hub.passTime(9 * HOUR);
    expect((await hub.send("/refer", { cookie })).headers.get("location")).toBe("/sign-in");
    expect((await hub.send("/r", { form: { ...carried, code } })).status).toBe(422);
  });

  it("somebody new is asked their name once, is a referrer of that organisation, and later is known", async () => {
    const { carried } = await ask("SMSCHOOL", "new.teacher@example.org");
    const { code } = await sent();
    const named = await pageOf(await hub.send("/r", { form: { ...carried, code } }));
    expect(headingOf(named)).toBe("What is your name?");
    const none = await hub.send("/r", { form: { ...carried, step: "name", name: " " } });
    expect(none.status).toBe(422);
    expect(await none.text()).toContain('href="#name"');
    const done = await hub.send("/r", { form: { ...carried, step: "name", name: "Vale Example" } });
    expect([done.status, done.headers.get("location")]).toEqual([303, "/refer"]);
    const page = await (await hub.send("/refer", { cookie: cookieOf(done) })).text();
    expect(page).toContain("Who collects the children");
    expect(page).toContain("Vale Example");
    const twice = await hub.send("/r", { form: { ...carried, step: "name", name: "Other Example" } });
    expect(twice.status).toBe(422);
    const again = await ask("SMSCHOOL", "new.teacher@example.org");
    const known = await hub.send("/r", { form: { ...again.carried, code: (await sent()).code } });
    expect([known.status, known.headers.get("location")]).toEqual([303, "/refer"]);
  });

  it("says and shows the same whether or not there is such a code, domain or person, and sends nothing", async () => {
    const before = (await sent()).count;
    const real = await ask("SMFIRE", "somebody@example.org");
    expect((await sent()).count).toBe(before + 1);
    const plain = ({ page, carried }: Awaited<ReturnType<typeof ask>>) =>
      page.replaceAll(carried.request, "").replaceAll(carried.organisation, "").replaceAll(carried.email, "");
    for (const [organisation, email] of [
      ["NOSUCH1", "somebody.a@example.org"],
      ["SMFIRE", "somebody@elsewhere.example"],
      ["SMFIRE", "somebody@example.org.elsewhere.example"],
      // Known here, and of another organisation.
      ["SMFIRE", "refer.school@example.org"],
      // A handler of the hub, whose password is the only way in.
      ["SMFIRE", "handler.one@example.org"],
    ] as const) {
      const answer = await ask(organisation, email);
      expect([answer.status, answer.carried.request]).toEqual([200, expect.stringMatching(/^[\w-]{43}$/)]);
      expect(plain(answer), email).toBe(plain(real));
      const wrong = await hub.send("/r", { form: { ...answer.carried, code: "123456" } });
      expect(wrong.status).toBe(422);
    }
    expect((await sent()).count).toBe(before + 1);
  });

  it("a code runs out after ten minutes and after five tries, and belongs to the page that asked for it", async () => {
    const late = await ask("SMADULT", "refer.adults@example.org");
    const { code } = await sent();
    hub.passTime(10 * MINUTE);
    expect((await hub.send("/r", { form: { ...late.carried, code } })).status).toBe(422);
    const one = await ask("SMPROB", "refer.probation@example.org");
    const right = (await sent()).code;
    const wrong = right === "000000" ? "000001" : "000000";
    let other = await ask("SMPROB", "refer.probation@example.org");
    while ((await sent()).code === right) other = await ask("SMPROB", "refer.probation@example.org");
    expect((await hub.send("/r", { form: { ...other.carried, code: right } })).status).toBe(422);
    // Under other addresses, so that only the code's own count of tries stands in the way.
    for (let tried = 0; tried < 5; tried += 1)
      await hub.send("/r", { form: { ...one.carried, email: `x${tried}@example.org`, code: wrong } });
    expect((await hub.send("/r", { form: { ...one.carried, email: "y@example.org", code: right } })).status).toBe(422);
  });

  it("whoever asks again and again has to wait", async () => {
    const statuses: number[] = [];
    for (let asked = 0; asked < 8; asked += 1) statuses.push((await ask("NOSUCH2", "often@example.org")).status);
    expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
    expect(statuses).toContain(429);
  });

  it("wrong input is said at its field, with everything typed still there", async () => {
    const nothing = await hub.send("/r", { form: { organisation: "", email: "not an address" } });
    const page = await nothing.text();
    expect(nothing.status).toBe(422);
    for (const part of ['href="#organisation"', 'href="#email"', 'value="not an address"'])
      expect(page).toContain(part);
    const { carried } = await ask("SMJOBS", "refer.jobs@example.org");
    const short = await hub.send("/r", { form: { ...carried, code: "12" } });
    const again = await short.text();
    expect([short.status, field(again, "request")]).toEqual([422, carried.request]);
    expect(again).toContain("Enter the six figures");
  });
});

describe("an organisation's codes", () => {
  it("are given by the administrator, with what is wrong at its field, and one code is one organisation's", async () => {
    const cookie = await hub.signIn("administrator@example.org");
    const EMPTY: Readonly<Record<string, string>> = { hubCode: "", emailDomains: "" };
    const form = { key: "new-organisation-9", kind: "housing", name: "Invented Homes", odsCode: "" };
    const sentForm = async (more: Readonly<Record<string, string>>) => {
      const answer = await hub.send("/manage/organisations/new", { cookie, form: { ...form, ...more } });
      return { status: answer.status, page: await answer.text() };
    };
    for (const [more, name] of [
      [{ hubCode: "a b" }, "hubCode"],
      [{ hubCode: "SMHOMES" }, "hubCode"],
      [{ emailDomains: "not a domain" }, "emailDomains"],
      [{ emailDomains: "gmail.com" }, "emailDomains"],
    ] as const) {
      const { status, page } = await sentForm({ ...EMPTY, ...more });
      expect([status, page.includes(`href="#${name}"`)], JSON.stringify(more)).toEqual([422, true]);
      for (const typed of Object.values(more)) expect(page).toContain(`value="${typed}"`);
    }
    expect((await sentForm({ hubCode: "homes7", emailDomains: "@Homes.example, example.net" })).status).toBe(303);
    const { carried } = await ask("HOMES7", "officer@homes.example");
    const done = await hub.send("/r", { form: { ...carried, code: (await sent()).code } });
    expect(headingOf(await done.text())).toBe("What is your name?");
  });
});
