import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  agreeForm,
  aBusyHub,
  begunCall,
  type BusyHub,
  countOf,
  led,
  REFERRED,
  stored,
  takenCall,
  type Who,
} from "./a-busy-hub.ts";
import { formWith, plain } from "./forms-in.ts";

let hub: BusyHub;
beforeAll(async () => void (hub = await aBusyHub()));
afterAll(() => hub.close());

const both = <T>(send: () => Promise<T>) => Promise.all([send(), send()]);
const locations = (answers: readonly Response[]) => answers.map((answer) => answer.headers.get("location"));

/** The pages of what was sent to a partner. */
async function sentTo(who: Who): Promise<string[]> {
  return [...(await hub.page(who, "/actions")).matchAll(/href="(\/actions\/[^"?]+)"/g)].map(([, path = ""]) => path);
}

describe("the same form twice", () => {
  it("fifty of one referral at once are one case, and all get the same reference", async () => {
    const before = await countOf(hub, "case");
    const form = formWith(await hub.page("willow", "/refer"), "immediateDanger");
    const answers = await Promise.all(Array.from({ length: 50 }, () => hub.submit("willow", form, REFERRED)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(new Set(locations(answers)).size).toBe(1);
    expect(await countOf(hub, "case")).toBe(before + 1);

    const kept = await stored(hub);
    const other = await hub.submit("willow", form, { ...REFERRED, whatHappened: "Other words & more" });
    const page = await other.text();
    expect(other.status).toBe(409);
    expect(plain(page)).toContain("Other words & more");
    expect(page).toContain("This form was already sent with different answers");
    expect(await stored(hub)).toEqual(kept);
  });

  it("a key belongs to who sends it: another practice's form with the same key is a referral of its own", async () => {
    const form = formWith(await hub.page("willow", "/refer"), "immediateDanger");
    const [mine, theirs] = [await hub.submit("willow", form, REFERRED), await hub.submit("chapel", form, REFERRED)];
    expect(await led(theirs)).not.toBe(await led(mine));
    expect((await hub.send(await led(mine), { cookie: hub.cookie.chapel })).status).toBe(404);
  });

  it("a call that is saved twice is begun once, and changed once", async () => {
    const before = await countOf(hub, "contact");
    const fresh = formWith(await hub.page("handler", "/contacts/new"), "immediateDanger");
    const begun = await both(() =>
      hub.submit("handler", fresh, { immediateDanger: "no", name: "Test", intent: "save" }),
    );
    expect(locations(begun)[0]).toMatch(/^\/contacts\/\w+$/);
    expect(locations(begun)[1]).toBe(locations(begun)[0]);
    expect(await countOf(hub, "contact")).toBe(before + 1);

    const contact = await led(begun[0]);
    const form = formWith(await hub.page("handler", contact), "immediateDanger");
    const saved = await both(() => hub.submit("handler", form, { name: "Test Again", intent: "save" }));
    expect(locations(saved)).toEqual([contact, contact]);
    expect(formWith(await hub.page("handler", contact), "version").fields.get("version")).toBe("2");
  });

  it("a plan that is agreed twice is one case with each of its actions once", async () => {
    const form = await agreeForm(hub, await begunCall(hub));
    const [cases, actions] = [await countOf(hub, "case"), await countOf(hub, "action")];
    const plan = { agreedGrade: "high", intent: "agree" };
    const agreed = await both(() => hub.submit("handler", form, plan));
    expect(locations(agreed)[0]).toMatch(/^\/cases\/\w+$/);
    expect(locations(agreed)[1]).toBe(locations(agreed)[0]);
    expect(await countOf(hub, "case")).toBe(cases + 1);
    expect(await countOf(hub, "action")).toBe(actions + form.fields.getAll("actions").length);
    const later = await hub.submit("handler", form, plan);
    expect(later.headers.get("location"), "a retry long after gets the same answer").toBe(locations(agreed)[0]);
  });

  it("a partner's answer that is sent twice is one step", async () => {
    await takenCall(hub);
    const [address = ""] = await sentTo("harbour");
    const form = formWith(await hub.page("harbour", address), "step", "ACCEPTED");
    const events = await countOf(hub, "event");
    const accepted = await both(() => hub.submit("harbour", form));
    expect(locations(accepted)).toEqual([address, address]);
    // The action moved, and with it its case.
    expect(await countOf(hub, "event")).toBe(events + 2);
  });
});

describe("two people at once", () => {
  it("two plans for one call: one stands, the other comes back with both values and everything typed", async () => {
    const contact = await begunCall(hub);
    const forms = [await agreeForm(hub, contact, "handler"), await agreeForm(hub, contact, "secondHandler")] as const;
    const [cases, actions] = [await countOf(hub, "case"), await countOf(hub, "action")];
    const plans = [
      { agreedGrade: "high", gradeReason: "First words.", intent: "agree" },
      { agreedGrade: "high", gradeReason: "Second words.", intent: "agree" },
    ] as const;
    const answers = await Promise.all([
      hub.submit("handler", forms[0], plans[0]),
      hub.submit("secondHandler", forms[1], plans[1]),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const lost = answers.findIndex(({ status }) => status === 409);
    const page = plain((await answers[lost]?.text()) ?? "");
    expect(page).toContain(lost === 0 ? "First words." : "Second words.");
    expect(await countOf(hub, "case")).toBe(cases + 1);
    expect(await countOf(hub, "action")).toBe(actions + forms[0].fields.getAll("actions").length);
  });

  it("two savings of one call: the second sees its own words beside those that stand, and nothing is lost", async () => {
    const contact = await begunCall(hub);
    const mine = await agreeForm(hub, contact, "handler");
    const theirs = await agreeForm(hub, contact, "secondHandler");
    expect((await hub.submit("handler", mine, { whatHappened: "First words.", intent: "save" })).status).toBe(303);
    const kept = await stored(hub);
    const stale = await hub.submit("secondHandler", theirs, { whatHappened: "Second <b>words</b>.", intent: "save" });
    const page = await stale.text();
    expect(stale.status).toBe(409);
    expect(page).not.toContain("<b>words");
    expect(plain(page)).toContain("Second <b>words</b>.");
    expect(plain(page)).toContain("First words.");
    expect(await stored(hub)).toEqual(kept);
  });

  it("the partner accepts while the hub withdraws: one of them, never both", async () => {
    const { caseAddress } = await takenCall(hub, { name: "Test Withdrawn" });
    const before = await countOf(hub, "event");
    const address = (await sentTo("lantern")).at(-1) ?? (await sentTo("harbour")).at(-1) ?? "";
    const who: Who = (await hub.send(address, { cookie: hub.cookie.lantern })).status === 200 ? "lantern" : "harbour";
    const id = address.slice("/actions/".length);
    const partner = formWith(await hub.page(who, address), "step", "ACCEPTED");
    const own = formWith(await hub.page("handler", `${caseAddress}/actions/${id}`), "step");
    const answers = await Promise.all([
      hub.submit(who, partner),
      hub.submit("handler", own, { step: "WITHDRAWN", withdrawReason: "Test" }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await countOf(hub, "event")).toBeGreaterThan(before);
  });
});

describe("a stale form", () => {
  it("is refused with what stands now, on a case, an action, a person and an organisation alike", async () => {
    const { caseAddress } = await takenCall(hub);
    const change = formWith(await hub.page("handler", `${caseAddress}/contact`), "intent", "change");
    const [address = ""] = await sentTo("harbour");
    const step = formWith(await hub.page("harbour", address), "step");
    const users = await hub.page("administrator", "/manage/users");
    const userLinks = [...users.matchAll(/href="(\/manage\/users\/\w{26})"/g)].map(([, path = ""]) => path);
    const userPages = await Promise.all(userLinks.map((path) => hub.page("administrator", path)));
    const user = formWith(userPages.find((page) => page.includes("gp.chapel")) ?? "", "role");
    const organisations = await hub.page("administrator", "/manage/organisations");
    const link = /href="(\/manage\/organisations\/\w{26})"/.exec(organisations)?.[1] ?? "";
    const organisation = formWith(await hub.page("administrator", link), "odsCode");
    const kept = await stored(hub);
    for (const version of ["0", "999", "-1", "1.5", "", "x"])
      for (const [who, form] of [
        ["handler", change],
        ["harbour", step],
        ["administrator", user],
        ["administrator", organisation],
      ] as const) {
        if (version === "" && who !== "administrator") continue;
        const answer = await hub.submit(who, form, { version });
        expect([409, 422], `${form.address} at version “${version}”`).toContain(answer.status);
      }
    expect(await stored(hub)).toEqual(kept);
  });
});
