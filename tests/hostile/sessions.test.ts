import { generate, generateSecret } from "otplib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emailKeyOf } from "#app/commands/email.ts";
import { inTransaction } from "#db/connection.ts";
import { boxFor } from "#db/sealed.ts";
import { updateUser, userByEmailKey } from "#db/user.ts";
import { MINUTE } from "#machines/time.ts";
import { type AServer, aServer, cookieOf } from "../routes/a-server.ts";

let hub: AServer;
beforeAll(async () => void (hub = await aServer()));
afterAll(() => hub.close());

const landing = async (cookie: string) => (await hub.send("/", { cookie })).headers.get("location");
const credentials = (email: string) => {
  const { password } = hub.people.find((person) => person.email === email)!;
  return { email, password };
};

describe("somebody else's session", () => {
  it("a token brought along is never the one that is signed in", async () => {
    const planted = `hub=${"A".repeat(43)}`;
    const response = await hub.send("/sign-in", { cookie: planted, form: credentials("gp.willow@example.org") });
    expect(cookieOf(response)).not.toBe(planted);
    expect(await landing(planted)).toBe("/sign-in");
  });

  it("two cookies of the name are none: one of them was planted", async () => {
    const cookie = await hub.signIn("gp.willow@example.org");
    expect(await landing(`hub=${"B".repeat(43)}; ${cookie}`)).toBe("/sign-in");
  });

  it("nonsense in the cookie is nobody", async () => {
    for (const value of ["", "x", "'or 1=1--", "A".repeat(5000), "%00", "null", "__proto__"])
      expect(await landing(`hub=${value}`), value.slice(0, 20)).toBe("/sign-in");
  });

  it("a session of another role does not change when a third signs out", async () => {
    const [one, two] = [await hub.signIn("gp.willow@example.org"), await hub.signIn("commissioner@example.org")];
    await hub.send("/sign-out", { cookie: one, form: {} });
    expect([await landing(one), await landing(two)]).toEqual(["/sign-in", "/reports"]);
  });

  it("the database keeps no token", async () => {
    const cookie = await hub.signIn("gp.willow@example.org");
    const rows = await hub.server.hub.db.q.selectFrom("session").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(cookie.slice("hub=".length));
  });
});

describe("the one-time code", () => {
  const email = "duty.manager@example.org";
  const secret = generateSecret();
  const epoch = () => Math.floor(Date.parse(hub.server.hub.clock()) / 1000);

  beforeAll(async () => {
    const { db } = hub.server.hub;
    await inTransaction(db, async (trx) => {
      const user = (await userByEmailKey(trx, emailKeyOf(trx.keyring, email)))!;
      const box = await boxFor(trx, user.key_id);
      await updateUser(trx, user.id, user.version, {
        totp_sealed: box.seal("user", "totp_sealed", user.id, secret),
        totp_last_step: null,
      });
    });
  });

  /** Six figures that are not the code now, nor those on either side of it. */
  const wrongCode = async () => {
    const right = await Promise.all([-60, -30, 0, 30, 60].map((off) => generate({ secret, epoch: epoch() + off })));
    return ["000000", "000001", "000002", "000003", "000004", "000005"].find((code) => !right.includes(code)) ?? "";
  };

  const half = async () => {
    const response = await hub.send("/sign-in", { form: credentials(email) });
    expect(response.headers.get("location")).toBe("/sign-in/code");
    return cookieOf(response);
  };

  it("is asked for, and until it is given the session opens nothing else", async () => {
    const cookie = await half();
    expect((await hub.send("/sign-in/code", { cookie })).status).toBe(200);
    expect(await landing(cookie)).toBe("/sign-in");
    expect((await hub.send("/approvals", { cookie })).headers.get("location") ?? "/sign-in").toBe("/sign-in");
  });

  it("opens a new session, works once, and ends the half one", async () => {
    const code = await generate({ secret, epoch: epoch() });
    const cookie = await half();
    const other = await half();
    const response = await hub.send("/sign-in/code", { cookie, form: { code } });
    expect(response.headers.get("location")).toBe("/queue");
    expect(cookieOf(response)).not.toBe(cookie);
    expect(await landing(cookieOf(response))).toBe("/queue");
    expect((await hub.send("/sign-in/code", { cookie })).headers.get("location")).toBe("/sign-in");
    const replayed = await hub.send("/sign-in/code", { cookie: other, form: { code } });
    expect(replayed.status).toBe(422);
  });

  it("a wrong one is refused, and a half session is gone after ten minutes", async () => {
    hub.passTime(MINUTE);
    const cookie = await half();
    expect((await hub.send("/sign-in/code", { cookie, form: { code: await wrongCode() } })).status).toBe(422);
    expect((await hub.send("/sign-in/code", { cookie, form: { code: "not six" } })).status).toBe(422);
    hub.passTime(10 * MINUTE);
    const code = await generate({ secret, epoch: epoch() });
    expect((await hub.send("/sign-in/code", { cookie, form: { code } })).headers.get("location")).toBe("/sign-in");
  });

  it("is not asked of somebody who gave no password", async () => {
    expect((await hub.send("/sign-in/code")).headers.get("location")).toBe("/sign-in");
    expect((await hub.send("/sign-in/code", { form: { code: "123456" } })).headers.get("location")).toBe("/sign-in");
  });
});
