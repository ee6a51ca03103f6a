import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { reactionAndPrevention } from "#app/queries/reaction-and-prevention.ts";
import { csvOf } from "#app/reports/csv.ts";
import { linesOf } from "#app/reports/lines.ts";
import { instantOf } from "#machines/time.ts";
import { openFreshDb, scratchFolder, TEST_KEY } from "../factories.ts";
import { aQuarter, costsHub } from "./costs-hub.ts";

const folder = scratchFolder();
let payload: Awaited<ReturnType<typeof reactionAndPrevention>>;

beforeAll(async () => {
  writeFileSync(join(folder, "hub.key"), TEST_KEY.toString("base64"), { mode: 0o600 });
  const db = await openFreshDb(join(folder, "hub.sqlite"));
  await aQuarter(await costsHub({ demo: true }, db));
  payload = await reactionAndPrevention(db, { area: "essex", at: instantOf("2026-04-02T09:00:00Z") });
  await db.close();
});

/** Runs `hub report …` as a process of its own. */
async function hub(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, HUB_DATA_DIR: folder, HUB_MODE: "demo", DATABASE_URL: "" };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ["app/cli.ts", "report", ...args], { env });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

const NAME = "reaction-and-prevention";

test("the command prints the numbers of the page's payload, as JSON and as CSV", async () => {
  const quarter = payload!.quarters.at(-1)!;
  const json = await hub(NAME, "--area", "essex", "--quarter", "2026Q1", "--format", "json");
  expect(json).toMatchObject({ code: 0, stderr: "" });
  const answer = JSON.parse(json.stdout) as {
    columns: { key: string; kind: string }[];
    rows: Record<string, unknown>[];
  };
  expect(answer).toMatchObject({ name: NAME, area: "essex", period: "2026Q1" });
  expect(answer.rows).toEqual(linesOf(quarter));
  for (const row of answer.rows) expect(Object.keys(row)).toEqual(answer.columns.map((column) => column.key));
  expect((await hub(NAME, "--area", "essex", "--quarter", "2026Q1", "--format", "csv")).stdout).toBe(csvOf([quarter]));
});

test("what cannot be asked exits with 2 and one sentence, and prints nothing else", async () => {
  const wrong: [string[], string][] = [
    [[NAME, "--area", "nowhere", "--quarter", "2026Q1"], "There is no area"],
    [[NAME, "--area", "essex", "--quarter", "2026-01"], "for example 2026Q1"],
    [[NAME, "--area", "essex", "--quarter", "2099Q4"], "has not ended yet"],
    [["no-such-report", "--area", "essex", "--quarter", "2026Q1"], "There is no report"],
    [[NAME, "--area", "essex", "--quarter", "2026Q1", "--format", "xml"], "Allowed choices are json, csv"],
    [[NAME, "--area", "essex"], "--quarter"],
  ];
  for (const [args, says] of wrong) {
    const { code, stdout, stderr } = await hub(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
  }
});
