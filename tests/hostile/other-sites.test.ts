import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comesFromElsewhere } from "#app/http/origin.ts";
import { type AServer, aServer, headingOf } from "../routes/a-server.ts";

let hub: AServer;
beforeAll(async () => void (hub = await aServer()));
afterAll(() => hub.close());

const wrong = { email: "nobody@example.org", password: "wrong" };

describe("a form from another site", () => {
  const hostile: Readonly<Record<string, Record<string, string>>> = {
    "a foreign Origin": { origin: "https://elsewhere.example" },
    "an Origin of null": { origin: "null" },
    "an Origin that is no address": { origin: "nonsense" },
    "the right host on another port": { origin: "http://localhost:1" },
    "Sec-Fetch-Site: cross-site": { "sec-fetch-site": "cross-site" },
    "Sec-Fetch-Site: same-site": { "sec-fetch-site": "same-site" },
  };
  for (const [name, headers] of Object.entries(hostile))
    it(`is refused with a real 403 page: ${name}`, async () => {
      const cookie = await hub.signIn("gp.willow@example.org");
      const response = await hub.send("/sign-out", { cookie, headers, form: {} });
      const page = await response.text();
      expect(response.status).toBe(403);
      expect(headingOf(page)).toBe("This form was not sent from the hub");
      expect(page).toContain("hub-header");
      expect((await hub.send("/", { cookie })).headers.get("location"), "nothing was changed").toBe("/refer");
    });

  it("is refused wherever it is sent, data addresses and unknown ones included", async () => {
    for (const path of ["/leave", "/sign-in.data", "/nothing", "/manage/users/new", "/assets/nothing.js"])
      expect((await hub.send(path, { form: {}, headers: { origin: "null" } })).status, path).toBe(403);
  });

  it("a forwarded host does not make it ours", async () => {
    const headers = { origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" };
    expect((await hub.send("/sign-in", { form: wrong, headers })).status).toBe(403);
  });
});

describe("our own form", () => {
  it("passes with the headers a browser sends, and from a script that sends none", async () => {
    const own = { origin: hub.url, "sec-fetch-site": "same-origin", referer: `${hub.url}/sign-in` };
    expect((await hub.send("/sign-in", { form: wrong, headers: own })).status).toBe(422);
    expect((await hub.send("/sign-in", { form: wrong })).status).toBe(422);
  });
});

describe("in production", () => {
  const asked = (headers: Record<string, string>) =>
    comesFromElsewhere({ method: "POST", headers }, "https://hub.example.org");

  it("the public origin decides, whatever Host the proxy passes on", () => {
    expect(asked({ origin: "https://hub.example.org", host: "10.0.0.5:3000" })).toBe(false);
    expect(asked({ origin: "https://elsewhere.example", host: "elsewhere.example" })).toBe(true);
    expect(asked({ origin: "http://hub.example.org", host: "hub.example.org" })).toBe(true);
    expect(asked({ origin: "null", host: "hub.example.org" })).toBe(true);
    expect(asked({ host: "hub.example.org" })).toBe(false);
  });
});
