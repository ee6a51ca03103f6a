import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "#machines/time.ts";
import { type AServer, aServer, cookieOf, headingOf, pageOf } from "./a-server.ts";

let hub: AServer;
beforeAll(async () => void (hub = await aServer()));
afterAll(() => hub.close());

const LANDINGS = {
  "call-handler": "/queue",
  "duty-manager": "/queue",
  referrer: "/refer",
  "safeguarding-lead": "/referrals",
  receptionist: "/refer",
  partner: "/actions",
  commissioner: "/reports",
  "finance-lead": "/reports",
  "governance-lead": "/reports",
  administrator: "/manage/users",
} as const;

describe("signing in", () => {
  it("every role signs in by a plain form post and lands on its own page", async () => {
    expect(new Set(hub.people.map(({ role }) => role))).toEqual(new Set(Object.keys(LANDINGS)));
    for (const { email, password, role } of hub.people) {
      const response = await hub.send("/sign-in", { form: { email, password } });
      expect([response.status, response.headers.get("location")], role).toEqual([303, LANDINGS[role]]);
    }
  });

  it("the address is the same however it is typed", async () => {
    const { email, password } = hub.people[0]!;
    const response = await hub.send("/sign-in", { form: { email: `  ${email.toUpperCase()} `, password } });
    expect(response.status).toBe(303);
  });

  it("the cookie is HttpOnly, SameSite=Lax, for the whole hub, and ends with the browser", async () => {
    const { email, password } = hub.people[0]!;
    const [cookie] = (await hub.send("/sign-in", { form: { email, password } })).headers.getSetCookie();
    expect(cookie).toMatch(/^hub=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it("a missing field is named, the title says Error, and what was typed stays, except the password", async () => {
    const response = await hub.send("/sign-in", { form: { email: "somebody@example.org", password: "" } });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain("<title>Error: Hub</title>");
    expect(page).toContain("There is a problem");
    expect(page).toContain('href="#password"');
    expect(page).toContain('value="somebody@example.org"');
  });

  it("a typed password is never in the answer", async () => {
    const response = await hub.send("/sign-in", { form: { email: "x@example.org", password: "planted-password" } });
    expect(await response.text()).not.toContain("planted-password");
  });

  it("a doubled field is a 422 page, and a body that is no form a 400 page", async () => {
    const doubled = new URLSearchParams([
      ["email", "a@example.org"],
      ["email", "b@example.org"],
      ["password", "x"],
    ]);
    expect((await hub.send("/sign-in", { form: doubled })).status).toBe(422);
    const json = await fetch(`${hub.url}/sign-in`, {
      method: "POST",
      headers: { connection: "close", "content-type": "application/json" },
      body: "{}",
    });
    expect(json.status).toBe(400);
    expect(headingOf(await json.text())).toBe("The hub could not read that");
  });

  it("the page says how to list the demonstration sign-ins, and lists none", async () => {
    const page = await (await hub.send("/sign-in")).text();
    expect(page).toContain("npm run -s hub -- demo-users");
    for (const { email, password } of hub.people) {
      expect(page).not.toContain(email);
      expect(page).not.toContain(password);
    }
  });

  it("whoever is signed in already goes to their own page", async () => {
    const cookie = await hub.signIn("commissioner@example.org");
    for (const path of ["/", "/sign-in", "/join"])
      expect((await hub.send(path, { cookie })).headers.get("location"), path).toBe("/reports");
  });
});

describe("a session", () => {
  const works = async (cookie: string) => (await hub.send("/", { cookie })).headers.get("location") !== "/sign-in";

  it("ends when nothing was asked for half an hour, and lives on while it is used", async () => {
    const cookie = await hub.signIn("gp.willow@example.org");
    for (let used = 0; used < 3; used += 1) {
      hub.passTime(29 * MINUTE);
      expect(await works(cookie)).toBe(true);
    }
    hub.passTime(31 * MINUTE);
    expect(await works(cookie)).toBe(false);
  });

  it("ends after twelve hours, however busy", async () => {
    const cookie = await hub.signIn("gp.willow@example.org");
    for (let used = 0; used < 25; used += 1) {
      hub.passTime(28 * MINUTE);
      await works(cookie);
    }
    expect(await works(cookie)).toBe(true);
    hub.passTime(HOUR / 2 - MINUTE);
    expect(await works(cookie)).toBe(false);
  });

  it("ends when its user signs out; the same cookie opens nothing afterwards", async () => {
    const cookie = await hub.signIn("gp.willow@example.org");
    const out = await hub.send("/sign-out", { cookie, form: {} });
    expect([out.status, out.headers.get("location")]).toEqual([303, "/sign-in"]);
    expect(out.headers.getSetCookie()[0]).toContain("Max-Age=0");
    expect(await works(cookie)).toBe(false);
  });

  it("a link signs nobody out: it shows a button", async () => {
    const cookie = await hub.signIn("gp.willow@example.org");
    expect(headingOf(await pageOf(await hub.send("/sign-out", { cookie })))).toBe("Sign out");
    expect(await works(cookie)).toBe(true);
  });
});

describe("Exit this page", () => {
  it("ends the session by a plain link, makes the browser forget, and leads somewhere neutral", async () => {
    const cookie = await hub.signIn("gp.chapel@example.org");
    const gone = await hub.send("/leave", { cookie });
    expect(gone.status).toBe(303);
    expect(gone.headers.get("location")).toBe("https://www.bbc.co.uk/weather");
    expect(gone.headers.get("clear-site-data")).toBe('"cache", "cookies", "storage"');
    expect(cookieOf(gone)).toBe("hub=");
    expect((await hub.send("/", { cookie })).headers.get("location")).toBe("/sign-in");
  });

  it("works for somebody who is not signed in", async () => {
    expect((await hub.send("/leave")).headers.get("location")).toBe("https://www.bbc.co.uk/weather");
  });
});
