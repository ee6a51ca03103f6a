import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import { lastAudit } from "#db/audit.ts";
import { openDatabase } from "#db/connection.ts";
import { ReportShown } from "#app/routes/reports/report-page.tsx";
import { reportPage, type ReportPage } from "#app/queries/report-page.ts";
import { csvOf } from "#app/reports/csv.ts";
import type { Quarter } from "#app/reports/quarters.ts";
import { REPORTS } from "#app/reports/reports.ts";
import { openFreshDb, scratchFolder, TEST_KEY } from "../factories.ts";
import { aQuarter, casesWith, costsHub, type CostsHub } from "./costs-hub.ts";
import { theReport } from "./frozen.ts";

const folder = scratchFolder();
const NAME = "reaction-and-prevention";
const ASKED = [NAME, "--area", "essex", "--quarter", "2026Q1"];

const open = () => openDatabase({ file: join(folder, "hub.sqlite"), masterKey: TEST_KEY });
let world: CostsHub;
beforeAll(async () => {
  writeFileSync(join(folder, "hub.key"), TEST_KEY.toString("base64"), { mode: 0o600 });
  const db = await openFreshDb(join(folder, "hub.sqlite"));
  world = await costsHub({ demo: true }, db);
  await aQuarter(world);
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

interface Answer {
  columns: { key: string; kind: string }[];
  rows: Record<string, unknown>[];
}

test("the first to ask for a quarter freezes every report of it, and the page has the same numbers", async () => {
  const json = await hub(...ASKED, "--format", "json");
  expect(json).toMatchObject({ code: 0, stderr: "" });
  const answer = JSON.parse(json.stdout) as Answer;
  expect(answer).toMatchObject({ name: NAME, area: "essex", period: "2026Q1", release: 1 });
  for (const row of answer.rows) expect(Object.keys(row)).toEqual(answer.columns.map((column) => column.key));
  const db = await open();
  const page = await reportPage(db, theReport(NAME), { area: "essex", quarter: "2026Q1" as Quarter });
  const audits = await lastAudit(db, REPORTS.length);
  await db.close();
  expect(answer.rows).toEqual(page?.releases.at(-1)?.rows);
  expect(new Set(audits.map(({ verb, outcome }) => `${verb} ${outcome}`))).toEqual(new Set(["report.freeze frozen"]));
  expect((await hub(...ASKED, "--format", "csv")).stdout).toBe(csvOf(answer.columns, answer.rows as never));
});

test("asked again it gives the same release, whatever was told since; freezing again by hand lets more than seven through", async () => {
  const before = (await hub(...ASKED)).stdout;
  const db = await open();
  await casesWith({ ...world, db }, 3, [{ trigger: "police-callout", on: "2026-02-03" }]);
  await db.close();
  expect((await hub(...ASKED)).stdout).toBe(before);
  const held = JSON.parse((await hub("freeze", "--area", "essex", "--quarter", "2026Q1")).stdout) as {
    essex: Record<string, string>;
  };
  expect(held.essex[NAME]).toBe("held");
  expect((await hub(...ASKED)).stdout).toBe(before);
  const again = await open();
  await casesWith({ ...world, db: again }, 30, [{ trigger: "police-callout", on: "2026-02-03" }]);
  await again.close();
  await hub("freeze", "--area", "essex", "--quarter", "2026Q1");
  expect(JSON.parse((await hub(...ASKED)).stdout)).toMatchObject({ release: 3 });
  expect((await hub(...ASKED, "--release", "1")).stdout).toBe(before);
  expect(JSON.parse((await hub(...ASKED, "--release", "3")).stdout)).toMatchObject({ release: 3 });
});

test("an earlier release has a page too, which says which one stands; one that was never frozen has none", async () => {
  const db = await open();
  const asked = { area: "essex", quarter: "2026Q1" as Quarter };
  const [page, earlier, held] = await Promise.all(
    [undefined, 1, 2].map((release) =>
      reportPage(db, theReport(NAME), { ...asked, ...(release === undefined ? {} : { release }) }),
    ),
  );
  await db.close();
  expect(held).toBeNull();
  expect(earlier).toMatchObject({ stands: 3, releases: [{ number: 1, earlier: [] }], revisions: [] });
  expect(page?.stands).toBeUndefined();
  expect(page?.releases.at(-1)).toMatchObject({ number: 3, earlier: [{ number: 1 }] });
  expect(earlier?.releases.at(-1)?.rows).not.toEqual(page?.releases.at(-1)?.rows);
  const shown = (of: ReportPage | null | undefined) =>
    renderToStaticMarkup(createElement(ReportShown, { page: of as ReportPage })).replaceAll("&amp;", "&");
  expect(shown(page)).toContain(`href="/reports/${NAME}?quarter=2026Q1&release=1"`);
  expect(shown(earlier)).toContain("This is an earlier release, as it was read then. Release 3 stands now");
  expect(shown(earlier)).toContain(`/reports/${NAME}/file.csv?quarter=2026Q1&release=1`);
});

test("a release that there is not exits with 1 and says so", async () => {
  for (const number of ["2", "9"]) {
    const { code, stdout, stderr } = await hub(...ASKED, "--release", number);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`There is no release ${number} of “${NAME}” for 2026Q1 in essex.`);
  }
});

test("the list names every report, with its question", async () => {
  const { code, stdout } = await hub("list", "--format", "json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual(REPORTS.map(({ name, title, question }) => ({ name, title, question })));
});

test("how an area controls what it publishes is said, and set within limits", async () => {
  expect(JSON.parse((await hub("publisher", "--area", "essex")).stdout)).toEqual({ mostHidden: 7, countStep: 5 });
  expect((await hub("publisher", "--area", "essex", "--most-hidden", "2")).code).toBe(2);
  const set = await hub("publisher", "--area", "essex", "--most-hidden", "9", "--count-step", "10");
  expect(JSON.parse(set.stdout)).toEqual({ mostHidden: 9, countStep: 10 });
  expect(JSON.parse((await hub("publisher", "--area", "essex")).stdout)).toEqual({ mostHidden: 9, countStep: 10 });
});

test("what cannot be asked exits with 2 and one sentence, and prints nothing else", async () => {
  const wrong: [string[], string][] = [
    [[NAME, "--area", "nowhere", "--quarter", "2026Q1"], "There is no area"],
    [[NAME, "--area", "essex", "--quarter", "2026-01"], "for example 2026Q1"],
    [[NAME, "--area", "essex", "--quarter", "2099Q4"], "has not ended yet"],
    [["no-such-report", "--area", "essex", "--quarter", "2026Q1"], "There is no report"],
    [[NAME, "--area", "essex", "--quarter", "2026Q1", "--format", "xml"], "Allowed choices are json, csv"],
    [[NAME, "--area", "essex"], "--quarter"],
    [[...ASKED, "--release", "first"], "--release 1"],
    [[NAME, "--quarter", "2026Q1"], "--area"],
    [["freeze", "--quarter", "2099Q4"], "has not ended yet"],
    [["freeze", "--area", "nowhere"], "There is no area"],
  ];
  const answers = await Promise.all(wrong.map(async ([args, says]) => ({ args, says, ...(await hub(...args)) })));
  for (const { args, says, code, stdout, stderr } of answers) {
    expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: "" });
    expect(stderr).toContain(says);
  }
});
