import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { liveApiClient } from "#db/api-client.ts";
import { hashOfToken } from "#app/commands/token.ts";
import { openDatabase } from "#db/connection.ts";
import { type AHub, aHub, openFreshDb, scratchFolder, TEST_KEY } from "../factories.ts";

vi.setConfig({ testTimeout: 60_000 });

const folder = scratchFolder();
const file = join(folder, "hub.sqlite");
let hub: AHub;

beforeAll(async () => {
  writeFileSync(join(folder, "hub.key"), TEST_KEY.toString("base64"), { mode: 0o600 });
  const db = await openFreshDb(file);
  hub = await aHub(db);
  await db.close();
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

function run(...words: string[]): Promise<Run> {
  const env = { ...process.env, HUB_DATA_DIR: folder, HUB_MODE: "demo", DATABASE_URL: "" };
  const child = spawn(process.execPath, ["app/cli.ts", "api-client", ...words], { env });
  let [out, said] = ["", ""];
  child.stdout.on("data", (part: Buffer) => (out += part.toString()));
  child.stderr.on("data", (part: Buffer) => (said += part.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, said })));
}

/** Whether the token opens anything, as the server would ask. */
async function opens(token: string): Promise<boolean> {
  const db = await openDatabase({ file, masterKey: TEST_KEY });
  const found = await liveApiClient(db, hashOfToken(token));
  await db.close();
  return found !== undefined;
}

describe("hub api-client", () => {
  it("prints a token once, lists none, renews it, and takes it back", async () => {
    const created = await run("create", "--organisation", hub.organisation.gp, "--name", "Practice system");
    expect([created.code, created.said]).toEqual([0, expect.stringContaining("shown this once")]);
    const { id, token } = JSON.parse(created.out) as { id: string; token: string };
    expect(token).toMatch(/^hub_[\w-]{43}$/);
    const listed = await run("list");
    expect(JSON.parse(listed.out)).toMatchObject({
      id,
      name: "Practice system",
      organisation: "Test gp",
      revokedAt: null,
    });
    expect(listed.out).not.toContain(token);
    const renewed = JSON.parse((await run("renew", id)).out) as { token: string };
    expect([await opens(token), await opens(renewed.token)]).toEqual([false, true]);
    expect((await run("revoke", id)).code).toBe(0);
    expect(await opens(renewed.token)).toBe(false);
    expect([(await run("revoke", id)).code, (await run("renew", id)).code]).toEqual([0, 2]);
  });

  it("says what is wrong, and exits with 2", async () => {
    const wrong: readonly (readonly [string[], string])[] = [
      [["create", "--organisation", "Q99999"], "There is no organisation"],
      // Both practices of the test have this code.
      [["create", "--organisation", "z99000"], "More than one organisation"],
      [["create", "--organisation", hub.organisation.hub], "Only an organisation that refers"],
      [["create", "--organisation", hub.organisation.gp, "--name", " "], "Give the system a name"],
      [["create", "--organisation", hub.organisation.gp, "--per-minute", "none"], "whole number"],
      [["revoke", "nobody"], "There is no such system"],
    ];
    const runs = await Promise.all(wrong.map(([words]) => run(...words)));
    runs.forEach(({ code, out, said }, place) =>
      expect([code, out, said]).toEqual([2, "", expect.stringContaining(wrong[place]?.[1] ?? "")]),
    );
  });
});
