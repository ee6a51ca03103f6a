import { describe, expect, it } from "vitest";
import { columnsFit } from "./columns-fit.ts";
import { USUAL } from "#app/reports/publisher.ts";
import { REPORTS, reportNamed } from "#app/reports/reports.ts";
import { aHub, freshDb } from "../../factories.ts";
import { someLives } from "./lives.ts";
import { QUARTER } from "./truth.ts";

const NAMES = [
  "reaction-and-prevention",
  "who-pays",
  "cost-per-case",
  "concentration",
  "journey",
  "doors",
  "sources-to-routes",
  "gp-before-police",
  "repeats",
  "grade-first-to-last",
  "unmet-need",
  "clocks",
  "pooled-budget",
  "areas",
];

it("there is a report of each name, once", () => {
  const names = REPORTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of NAMES) expect(reportNamed(name)?.name).toBe(name);
  expect(reportNamed("no-such-report")).toBeUndefined();
});

describe.each(REPORTS.map((report) => [report.name, report] as const))("%s", (_name, report) => {
  it("asks one question, defines its people and its quarter, and says how sure it is", () => {
    expect(report.question).toMatch(/^[A-Z].*\?$/);
    expect(report.definitions.length).toBeGreaterThan(2);
    expect(report.howSure.length).toBeGreaterThan(0);
    for (const { term, words } of report.definitions) expect([term, words]).not.toContain("");
  });

  it("claims no saving, no success and no failure", () => {
    const said = [report.title, report.question, ...report.howSure, ...report.definitions.map(({ words }) => words)];
    expect(said.join(" ")).not.toMatch(/\bsaved\b|\bsaves\b|turned round|\bprevented\b|\bper victim\b/i);
    expect(said.join(" ").replace(/(is never|not read as|never a) (a )?failure/g, "")).not.toMatch(/failure|success/i);
  });

  it("has all its rows, and nothing in them, in an area in which nothing happened", async () => {
    const db = await freshDb();
    await aHub(db);
    const { columns, rows } = await report.make(db, "essex", QUARTER, USUAL);
    expect(columns).toEqual(report.columns);
    expect(rows.length).toBeGreaterThan(1);
    columnsFit(columns, rows);
    for (const row of rows)
      for (const { key, kind } of columns)
        if (kind === "count" || kind === "money") expect([row.by, row.line, row[key]]).toEqual([row.by, row.line, 0]);
  });

  it("has the same rows whatever happened, and none of what happened in another area", async () => {
    const lives = await someLives();
    const empty = await report.make(lives.db, "essex", QUARTER, USUAL);
    const other = await someLives("west-cheshire", lives.db);
    const called = await other.call("2026-01-12T09:00:00Z", "high");
    await other.triedBefore(called.contactId, "2026-01-12T10:00:00Z", 3, 2);
    expect((await report.make(lives.db, "essex", QUARTER, USUAL)).rows).toEqual(empty.rows);
    const there = await report.make(lives.db, "west-cheshire", QUARTER, USUAL);
    const named = ({ by, line, name }: (typeof there.rows)[number]) => [by, line, name];
    expect(there.rows.map(named)).toEqual(empty.rows.map(named));
    columnsFit(there.columns, there.rows);
  });
});
