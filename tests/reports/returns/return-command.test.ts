import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { seedDemoUsers } from "#app/commands/seed-demo-users.ts";
import { seedReturns } from "#app/seed/returns.ts";
import { lastAudit } from "#db/audit.ts";
import { openDatabase } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { instantOf } from "#machines/time.ts";
import { scratchFolder } from "../../factories.ts";

const folder = join(scratchFolder(), "data");
const key = randomBytes(32);
const AT = instantOf("2026-04-02T09:00:00Z");
const open = () => openDatabase({ file: join(folder, "hub.sqlite"), masterKey: key });

beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, "hub.key"), key.toString("base64"), { mode: 0o600 });
  const db = await open();
  await migrateToLatest(db);
  await seedDemoUsers(db, key, AT);
  await seedReturns(db, AT);
  await db.close();
});

/** Runs `hub return …` as a process of its own. */
async function hub(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, HUB_DATA_DIR: folder, HUB_MODE: "demo", DATABASE_URL: "" };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ["app/cli.ts", "return", ...args], { env });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

test("a return that was released is printed, the same each time, and written down", async () => {
  const asked = ["conference", "--area", "essex", "--period", "2026Q1"];
  const json = await hub(...asked);
  expect(json).toMatchObject({ code: 0, stderr: "" });
  const answer = JSON.parse(json.stdout) as { columns: { key: string }[]; rows: Record<string, unknown>[] };
  expect(answer).toMatchObject({
    name: "conference",
    area: "essex",
    period: "2026Q1",
    number: 1,
    exact: true,
    releasedTo: { organisation: "National collection (demonstration)" },
  });
  for (const row of answer.rows) expect(Object.keys(row)).toEqual(answer.columns.map((column) => column.key));
  expect((await hub(...asked)).stdout).toBe(json.stdout);
  expect((await hub(...asked, "--format", "csv")).stdout.split("\r\n")[0]).toBe("by,line,name,count");
  const db = await open();
  const [audit] = await lastAudit(db, 1);
  await db.close();
  expect(audit).toMatchObject({ verb: "return.give", outcome: "csv", by: null });
});

test("one that was prepared and not released is not printed: a sentence says what must happen first", async () => {
  const { code, stdout, stderr } = await hub("safe-accommodation", "--area", "essex", "--period", "2025-26");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^It was prepared and not released: the information governance lead releases it .*\n$/);
});

test("one that was never prepared, and what is no return, period or area, is refused with a sentence", async () => {
  const refused = async (...args: string[]) => {
    const { code, stdout, stderr } = await hub(...args);
    expect([code, stdout]).toEqual([2, ""]);
    return stderr;
  };
  expect(await refused("conference", "--area", "essex", "--period", "2025Q4")).toMatch(/^It was not prepared/);
  expect(await refused("conference", "--area", "essex", "--period", "2025-26")).toMatch(/^Say which quarter/);
  expect(await refused("conference", "--area", "nowhere", "--period", "2026Q1")).toMatch(/^There is no area "nowhere"/);
  expect(await refused("conference", "--period", "2026Q1")).toMatch(/^Say which area/);
  expect(await refused("none", "--area", "essex")).toMatch(/^There is no return "none"/);
});

test("the list names every return, and says which were prepared and released, and to nobody's name", async () => {
  const { code, stdout } = await hub("list", "--area", "essex");
  expect(code).toBe(0);
  const listed = JSON.parse(stdout) as { name: string; numbers: unknown[] }[];
  expect(listed).toMatchObject([
    { name: "conference", numbers: [{ area: "essex", period: "2026Q1", number: 1, status: "released" }] },
    { name: "safe-accommodation", numbers: [{ period: "2025-26", number: 1, status: "prepared" }] },
  ]);
  expect(stdout).not.toContain("Quinn");
});
