// Whoever refers is called away, or types longer than a session lasts: nothing they typed is lost, with or without a script.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOUR } from "#machines/time.ts";
import { formWith } from "../hostile/forms-in.ts";
import { type AServer, aServer, headingOf } from "./a-server.ts";
import { REFERRAL } from "./planted.ts";

let hub: AServer;
beforeAll(async () => void (hub = await aServer()));
afterAll(() => hub.close());

const GP = "gp.willow@example.org";
const LONGER_THAN_A_SESSION = 13 * HOUR;

describe("a session that ended while somebody typed", () => {
  it("gives a referral back to be sent once more, whole, and shows nothing of it", async () => {
    const cookie = await hub.signIn(GP);
    const form = new URLSearchParams({ ...REFERRAL, key: "typed-for-too-long" });
    form.append("topics", "stalking");
    hub.passTime(LONGER_THAN_A_SESSION);
    const answer = await hub.send("/refer", { cookie, form });
    const page = await answer.text();
    expect([answer.status, headingOf(page)]).toEqual([401, "You were signed out"]);
    const waiting = formWith(page, "name");
    expect(waiting.address).toBe("/refer");
    expect([...waiting.fields]).toEqual([...form]);
    const seen = page.replace(/<(script|input)\b[^>]*>(?:.*?<\/script>)?/gs, "");
    expect(seen).not.toContain(REFERRAL["name"]);

    const sent = await hub.send(waiting.address, { cookie: await hub.signIn(GP), form: waiting.fields });
    expect([sent.status, sent.headers.get("location")]).toEqual([303, expect.stringMatching(/^\/refer\/\w{4}-\w{4}$/)]);
  });

  it("gives back what was to be added to a referral, and why it was to be taken back", async () => {
    const cookie = await hub.signIn(GP);
    const sent = await hub.send("/refer", { cookie, form: { ...REFERRAL, key: "sent-in-time" } });
    const address = sent.headers.get("location") ?? "";
    hub.passTime(LONGER_THAN_A_SESSION);
    for (const [path, form] of [
      ["add", { key: "more-typed-slowly", words: "They have moved." }],
      ["withdraw", { key: "taken-back-slowly", version: "1", reason: "Sent twice." }],
    ] as const) {
      const answer = await hub.send(`${address}/${path}`, { cookie, form });
      expect(answer.status).toBe(401);
      const waiting = formWith(await answer.text(), "key");
      const again = await hub.send(waiting.address, { cookie: await hub.signIn(GP), form: waiting.fields });
      expect([again.status, again.headers.get("location")]).toEqual([303, address]);
    }
  });

  it("of a form in which nothing stands leads to signing in, as every page does", async () => {
    const answer = await hub.send("/refer", { form: { key: "nothing-typed", name: "" } });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/sign-in"]);
  });
});

describe("a form that is not finished", () => {
  it("is kept for a day by a button, without a script, and sent by nobody", async () => {
    const cookie = await hub.signIn(GP);
    const opened = formWith(await (await hub.send("/refer", { cookie })).text(), "name");
    opened.fields.set("name", "Half Invented");
    opened.fields.set("intent", "keep");
    const kept = await hub.send("/refer", { cookie, form: opened.fields });
    expect([kept.status, kept.headers.get("location")]).toEqual([303, "/refer"]);
    hub.passTime(23 * HOUR);
    const page = await (await hub.send("/refer", { cookie: await hub.signIn(GP) })).text();
    expect(page).toContain("It has not been sent.");
    expect(formWith(page, "name").fields.get("name")).toBe("Half Invented");
    const list = await (await hub.send("/referrals", { cookie: await hub.signIn(GP) })).text();
    expect(list.match(/\w{4}-\w{4}<\/a>/g) ?? []).toHaveLength(2);
  });
});
