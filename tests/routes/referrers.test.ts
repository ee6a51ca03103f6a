// Everybody who refers, as a browser without a script would: one short form, a reference, and nothing of it for anybody else.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inViewOf, referralPage, referrerOf, REFERRERS } from "#machines/intake/refer/pages.ts";
import { DEMO_ORGANISATIONS, DEMO_USERS } from "#db/seed/demo-users.ts";
import { messagesOfCase } from "#db/message-to-hub.ts";
import { referralByReference, updateReferral } from "#db/referral.ts";
import { inTransaction } from "#db/connection.ts";
import { keepFeedback } from "#app/commands/shared/keep-feedback.ts";
import { moveReferral } from "#app/commands/shared/move-referral.ts";
import { found, referencesIn } from "../needles.ts";
import { type AServer, aServer, headingOf } from "./a-server.ts";

let hub: AServer;
beforeAll(async () => void (hub = await aServer()));
afterAll(() => hub.close());

const kindOf = (key: string) => DEMO_ORGANISATIONS.find((one) => one.key === key)?.kind ?? "other";
const WHO = DEMO_USERS.filter(({ role }) => role === "referrer").map(({ email, organisation }) => ({
  email,
  referrer: referrerOf(kindOf(organisation)),
}));

let number = 0;
/** A form of this referrer with an answer in every field that is in view. */
function filled(
  referrer: (typeof WHO)[number]["referrer"],
  more: Readonly<Record<string, string>> = {},
): URLSearchParams {
  const form = new URLSearchParams({ key: `a-form-of-test-${(number += 1)}` });
  for (const question of inViewOf(referralPage(referrer))) {
    const { name } = question;
    const first = "choices" in question ? question.choices[0]?.value : undefined;
    const words: Readonly<Record<string, string>> = {
      immediateDanger: "no",
      birthDate: "27 3 1990",
      nhsNumber: "999 000 0018",
      phone: "07700 900461",
      topics: "extreme-fear",
      children: "5, 8",
    };
    form.set(name, words[name] ?? first ?? (question.kind === "number" ? "3" : "An invented line"));
  }
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  return form;
}

async function referred(email: string, more: Readonly<Record<string, string>> = {}) {
  const cookie = await hub.signIn(email);
  const referrer = WHO.find((one) => one.email === email)?.referrer ?? "gp";
  const sent = await hub.send("/refer", { cookie, form: filled(referrer, more) });
  expect(sent.status, email).toBe(303);
  const location = sent.headers.get("location") ?? "";
  return { cookie, location, reference: location.split("/").at(-1) ?? "" };
}

const KEPT = { key: "a-key-of-this-form" };

describe("a referrer of every kind", () => {
  it("there is one in the demonstration for each page", () => {
    expect(new Set(WHO.map(({ referrer }) => referrer))).toEqual(new Set(REFERRERS));
  });

  it.each(WHO)(
    "$email sends under fifteen fields and has a reference; nobody else has",
    async ({ email, referrer }) => {
      const fields = [...filled(referrer).keys()].filter((name) => name !== "key");
      expect(fields.length).toBeLessThan(15);
      const { cookie, location, reference } = await referred(email);
      const page = await (await hub.send(location, { cookie })).text();
      expect(page).toContain(reference);
      expect(page).toContain("What happens now");
      expect(page).not.toContain("An invented line");
      const record = await (await hub.send(`${location}/record`, { cookie })).text();
      expect(record).toContain("do not add to the other person's record");
      expect(found(record, ["An invented line", "07700", "1990"])).toEqual([]);
      const other = await hub.signIn(
        email === "gp.chapel@example.org" ? "gp.willow@example.org" : "gp.chapel@example.org",
      );
      for (const path of [location, `${location}/record`, `${location}/add`, `${location}/withdraw`])
        expect((await hub.send(path, { cookie: other })).status, path).toBe(404);
      for (const path of ["add", "withdraw"]) {
        const form = { ...KEPT, words: "Words", reason: "A reason", version: "1" };
        expect((await hub.send(`${location}/${path}`, { cookie: other, form })).status, path).toBe(404);
        const wrong = { ...KEPT, words: "", reason: "", version: "1" };
        expect((await hub.send(`${location}/${path}`, { cookie: other, form: wrong })).status, path).toBe(404);
      }
    },
  );

  it("a wrong answer to a question of their own is said at its field, with everything typed still there", async () => {
    const cookie = await hub.signIn("refer.police@example.org");
    const form = filled("police", { policeReportedIncidents12m: "several", policeIncident: "INVENTED-77" });
    const again = await hub.send("/refer", { cookie, form });
    const page = await again.text();
    expect(again.status).toBe(422);
    expect(page).toContain('href="#policeReportedIncidents12m"');
    for (const typed of ["several", "INVENTED-77", "07700 900461"]) expect(page).toContain(`value="${typed}"`);
  });

  it("what a housing officer types is kept for a day, and for nobody else", async () => {
    const cookie = await hub.signIn("refer.housing@example.org");
    const form = new URLSearchParams({
      intent: "save",
      key: "housing-draft-1",
      tenure: "council",
      name: "Half A Name",
    });
    await hub.send("/refer", { cookie, form });
    const page = await (await hub.send("/refer", { cookie })).text();
    expect(page).toContain("Half A Name");
    expect(page).toMatch(/value="council"[^>]*checked|checked[^>]*value="council"/);
    const other = await hub.signIn("refer.school@example.org");
    expect(await (await hub.send("/refer", { cookie: other })).text()).not.toContain("Half A Name");
  });
});

describe("whoever takes it up", () => {
  it("reads on the case what the referrer wrote in the words of their page, but for who they are and how they are reached", async () => {
    const { reference } = await referred("refer.housing@example.org", {
      contactSafe: "not-safe",
      reachThrough: "Through the warden, on Tuesdays",
      tenure: "association",
      safeToStay: "no",
    });
    const row = await referralByReference(hub.server.hub.db, reference);
    const cookie = await hub.signIn("handler.one@example.org");
    const page = await (await hub.send(`/cases/${row?.case_id}`, { cookie })).text();
    const start = page.indexOf("What Saltmarsh Homes (demonstration) wrote");
    expect(start).toBeGreaterThan(0);
    const wrote = page.slice(start, page.indexOf("</details>", start));
    for (const line of ["Through the warden, on Tuesdays", "Rented from a housing association", "Afraid today"])
      expect(wrote).toContain(line);
    expect(wrote).not.toContain("07700 900461");
  });

  it("what they said of telling the referrer is what the referrer sees, and who could not be reached is news by e-mail", async () => {
    const { location, reference, cookie } = await referred("refer.jobs@example.org");
    const { db } = hub.server.hub;
    const row = await referralByReference(db, reference);
    const told = {
      by: { userId: "clock", organisationId: "clock", role: "clock" as const, area: "essex" },
      at: row!.submitted_at,
    };
    const news = async () =>
      (await db.q.selectFrom("outbox").select("id").where("kind", "=", "referral-news").execute()).length;
    await inTransaction(db, async (trx) => {
      await moveReferral(trx, row!.case_id, { type: "ATTEMPTED" }, told);
      await moveReferral(trx, row!.case_id, { type: "UNREACHED" }, told);
      await moveReferral(trx, row!.case_id, { type: "ATTEMPTED" }, told);
    });
    expect(await news()).toBe(1);
    expect(await (await hub.send(location, { cookie })).text()).toContain("raise it at the next visit, alone");
    await inTransaction(db, async (trx) => {
      await keepFeedback(trx, row!.case_id, { feedbackSafe: "no" });
      await moveReferral(trx, row!.case_id, { type: "REACHED" }, told);
    });
    expect(await news()).toBe(1);
    expect(await (await hub.send(location, { cookie })).text()).not.toContain("In contact");
    await inTransaction(db, (trx) => keepFeedback(trx, row!.case_id, { feedbackSafe: "yes" }));
    expect(await (await hub.send(location, { cookie })).text()).toContain("In contact");
  });
});

describe("a receptionist", () => {
  it("sends, is shown the reference this once, and reads nothing", async () => {
    const cookie = await hub.signIn("desk.willow@example.org");
    const form = filled("gp");
    const sent = await hub.send("/refer", { cookie, form });
    const page = await sent.text();
    expect([sent.status, headingOf(page)]).toEqual([200, "Sent"]);
    const [reference = ""] = referencesIn(page);
    expect(reference).not.toBe("");
    for (const typed of ["An invented line", "07700 900461"]) expect(page).not.toContain(typed);
    for (const path of ["/referrals", `/refer/${reference}`, `/refer/${reference}/record`, `/refer/${reference}/add`])
      expect((await hub.send(path, { cookie })).status, path).toBe(404);
    expect(await (await hub.send("/refer", { cookie, form })).text()).toContain(reference);
    const lead = await hub.signIn("lead.willow@example.org");
    expect(await (await hub.send("/referrals", { cookie: lead })).text()).toContain(reference);
    const colleague = await hub.signIn("gp.willow@example.org");
    expect((await hub.send(`/refer/${reference}`, { cookie: colleague })).status).toBe(404);
  });
});

describe("later", () => {
  it("what the referrer learned is a message that somebody at the hub is owed a look at", async () => {
    const { cookie, location, reference } = await referred("refer.housing@example.org");
    expect((await hub.send(`${location}/add`, { cookie })).status).toBe(200);
    const empty = await hub.send(`${location}/add`, { cookie, form: { ...KEPT, words: " " } });
    expect(empty.status).toBe(422);
    const form = { key: "adding-key-1", words: "An invented thing learned later." };
    for (let press = 0; press < 2; press += 1) {
      const done = await hub.send(`${location}/add`, { cookie, form });
      expect([done.status, done.headers.get("location")]).toEqual([303, location]);
    }
    const row = await referralByReference(hub.server.hub.db, reference);
    expect(await messagesOfCase(hub.server.hub.db, row?.case_id ?? "")).toHaveLength(1);
  });

  it("a referral is taken back once, with a reason; its case stays open and somebody is owed a look", async () => {
    const { cookie, location, reference } = await referred("refer.school@example.org");
    const page = await (await hub.send(`${location}/withdraw`, { cookie })).text();
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? "";
    const none = await hub.send(`${location}/withdraw`, { cookie, form: { ...KEPT, reason: "", version } });
    expect(none.status).toBe(422);
    expect(await none.text()).toContain('href="#reason"');
    const stale = await hub.send(`${location}/withdraw`, {
      cookie,
      form: { ...KEPT, reason: "Sent twice.", version: "9" },
    });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain("Sent twice.");
    const form = { key: "withdrawing-key-1", reason: "Sent twice.", version };
    expect((await hub.send(`${location}/withdraw`, { cookie, form })).status).toBe(303);
    expect(await (await hub.send(location, { cookie })).text()).toContain("You took this back on");
    const row = await referralByReference(hub.server.hub.db, reference);
    expect(row?.withdrawn_at).not.toBeNull();
    expect(await messagesOfCase(hub.server.hub.db, row?.case_id ?? "")).toHaveLength(1);
    const again = await hub.send(`${location}/withdraw`, { cookie, form: { ...form, key: "withdrawing-key-2" } });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain("taken back already");
  });

  it("once the hub is in contact it can no longer be taken back, and says what can be done instead", async () => {
    const { cookie, location, reference } = await referred("refer.police@example.org");
    const row = await referralByReference(hub.server.hub.db, reference);
    await inTransaction(hub.server.hub.db, (trx) => updateReferral(trx, row?.id ?? "", 1, { status: "in-contact" }));
    const page = await hub.send(`${location}/withdraw`, {
      cookie,
      form: { ...KEPT, reason: "Sent twice.", version: "2" },
    });
    expect(page.status).toBe(409);
    expect(await page.text()).toContain("You can tell us more instead");
  });

  it("whoever was reached and wants the referrer told nothing is still being tried, by all that a referrer sees and may do", async () => {
    const { cookie, location, reference } = await referred("refer.police@example.org");
    const { db } = hub.server.hub;
    const row = await referralByReference(db, reference);
    await inTransaction(db, (trx) => updateReferral(trx, row?.id ?? "", 1, { status: "in-contact", feedback_safe: 0 }));
    const page = await (await hub.send(location, { cookie })).text();
    expect(page).toContain("We are trying to make contact");
    expect(page).not.toContain("In contact");
    expect(page).toContain(`${location}/withdraw`);
    const form = { ...KEPT, reason: "Sent twice.", version: "2" };
    expect((await hub.send(`${location}/withdraw`, { cookie, form })).status).toBe(303);
    expect(await referralByReference(db, reference)).toMatchObject({ status: "in-contact" });
    expect(await messagesOfCase(db, row?.case_id ?? "")).toHaveLength(1);
  });
});
