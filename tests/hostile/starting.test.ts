import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { seedDemoUsers } from "#app/commands/seed-demo-users.ts";
import { ensureBuild } from "#app/http/build.ts";
import { readSettings } from "#app/settings.ts";
import { openDatabase } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { MONDAY, scratchFolder } from "../factories.ts";
import { withoutChance } from "../needles.ts";
import { aServer, headingOf } from "../routes/a-server.ts";

beforeAll(() => ensureBuild());

const production = {
  HUB_MODE: "production",
  HUB_KEY_FILE: "/nowhere/hub.key",
  HUB_PUBLIC_ORIGIN: "https://hub.example.org",
};

function run(file: string, env: Record<string, string>, ...args: string[]) {
  const child = spawnSync(process.execPath, [file, ...args], {
    env: { ...env, PATH: process.env.PATH, NODE_ENV: "test" },
    encoding: "utf8",
    timeout: 20_000,
  });
  return { code: child.status, out: child.stdout, said: child.stderr.trim() };
}

describe("production refuses to start, with one sentence and exit 2", () => {
  const start = (env: Record<string, string>) => run("app/server.ts", { ...env, HUB_DATA_DIR: scratchFolder() });
  const refusals: Readonly<Record<string, [Record<string, string>, RegExp]>> = {
    "without a key file": [{ ...production, HUB_KEY_FILE: "" }, /HUB_KEY_FILE/],
    "with a key file that is not there": [production, /HUB_KEY_FILE/],
    "without a public origin": [{ ...production, HUB_PUBLIC_ORIGIN: "" }, /HUB_PUBLIC_ORIGIN/],
    "with an origin that is not https": [{ ...production, HUB_PUBLIC_ORIGIN: "http://hub.example.org" }, /https/],
    "with an origin that has a path": [{ ...production, HUB_PUBLIC_ORIGIN: "https://hub.example.org/hub" }, /path/],
    "in a mode that is none": [{ HUB_MODE: "staging" }, /HUB_MODE/],
    "with a number for everybody and none for professionals": [
      { HUB_PUBLIC_LINE: "01632 960200" },
      /HUB_CLINICIANS_LINE/,
    ],
    "with a number that nobody can ring": [
      { HUB_PUBLIC_LINE: "ring us", HUB_CLINICIANS_LINE: "01632 960100" },
      /HUB_PUBLIC_LINE/,
    ],
    "on a port that is none": [{ PORT: "http" }, /PORT/],
  };
  for (const [name, [env, words]] of Object.entries(refusals))
    it(name, () => {
      const { code, said } = start(env);
      expect(code).toBe(2);
      expect(said).toMatch(words);
      expect(said.split("\n")).toHaveLength(1);
    });

  it("with demonstration users in the database", async () => {
    const folder = scratchFolder();
    const keyFile = join(folder, "hub.key");
    const key = randomBytes(32);
    writeFileSync(keyFile, key.toString("base64"), { mode: 0o600 });
    const db = await openDatabase({ file: join(folder, "hub.sqlite"), masterKey: key });
    await migrateToLatest(db);
    await seedDemoUsers(db, key, MONDAY);
    await db.close();
    const { code, said } = run("app/server.ts", { ...production, HUB_KEY_FILE: keyFile, HUB_DATA_DIR: folder });
    expect(code).toBe(2);
    expect(said).toBe("Demonstration users are in the database: production starts with a database of its own.");
  });
});

describe("a demonstration", () => {
  it("makes a key of its own that only its owner can read, and derives sign-ins from it", () => {
    const folder = join(scratchFolder(), "data");
    const listed = run("app/cli.ts", { HUB_DATA_DIR: folder }, "demo-users");
    expect(listed.code).toBe(0);
    expect(statSync(join(folder, "hub.key")).mode & 0o077).toBe(0);
    expect(statSync(join(folder, "hub.sqlite")).mode & 0o077).toBe(0);
    const again = run("app/cli.ts", { HUB_DATA_DIR: folder }, "demo-users");
    expect(again.out).toBe(listed.out);
  });

  it("does not make a second key for a database whose key is gone", () => {
    const folder = join(scratchFolder(), "data");
    run("app/cli.ts", { HUB_DATA_DIR: folder }, "migrate");
    rmSync(join(folder, "hub.key"));
    const { code, said } = run("app/cli.ts", { HUB_DATA_DIR: folder }, "migrate");
    expect(code).toBe(2);
    expect(said).toMatch(/key file is gone/);
    expect(existsSync(join(folder, "hub.key"))).toBe(false);
  });

  it("does not open a database with another's key", () => {
    const folder = join(scratchFolder(), "data");
    run("app/cli.ts", { HUB_DATA_DIR: folder }, "demo-users");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "hub.key"), randomBytes(32).toString("base64"), { mode: 0o600 });
    expect(run("app/cli.ts", { HUB_DATA_DIR: folder }, "demo-users").code).toBe(1);
  });
});

describe("settings", () => {
  it("a newcomer needs none", () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ port: 3000, mode: "demo", origin: null, databaseUrl: null, dev: false });
    expect(settings.databaseFile).toBe(join(process.cwd(), "data", "hub.sqlite"));
    expect(settings.keyFile).toBe(join(process.cwd(), "data", "hub.key"));
  });

  it("pages are never compiled on the way in production", () => {
    expect(readSettings({ ...production, HUB_DEV: "1" }).dev).toBe(false);
  });
});

describe("over https", () => {
  it("the cookie is bound to the host and needs https, and browsers are told to stay on it", async () => {
    const hub = await aServer({ HUB_MODE: "production", HUB_PUBLIC_ORIGIN: "https://hub.example.org" });
    try {
      const page = await hub.send("/sign-in");
      expect(page.headers.get("strict-transport-security")).toMatch(/max-age=31536000/);
      expect(await page.text()).not.toContain("demo-users");
      const out = await hub.send("/sign-out", { form: {}, headers: { origin: "https://hub.example.org" } });
      expect(out.headers.getSetCookie()[0]).toMatch(
        /^__Host-hub=; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=0$/,
      );
      expect((await hub.send("/sign-out", { form: {}, headers: { origin: hub.url } })).status).toBe(403);
    } finally {
      await hub.close();
    }
  });
});

describe("a database that is gone", () => {
  it("is a 503 at /healthz and a 500 page that says nothing of why", async () => {
    const hub = await aServer();
    expect(await (await hub.send("/healthz")).json()).toEqual({ status: "ok" });
    await hub.server.hub.db.close();
    await new Promise((go) => setTimeout(go, 1100));
    expect((await hub.send("/healthz")).status).toBe(503);
    const response = await hub.send("/sign-in", { form: { email: "planted@example.org", password: "x" } });
    const page = await response.text();
    expect(response.status).toBe(500);
    expect(headingOf(page)).toBe("Sorry, there is a problem");
    expect(withoutChance(page)).not.toMatch(/at .*\.(ts|js):\d+|SQLITE|database is|not open|kysely/i);
    expect(hub.logged.join("")).toMatch(/"fault":"\w*Error"/);
    expect(hub.logged.join("")).not.toContain("planted");
    await hub.close();
  });
});
