import { describe, expect, test } from "vitest";
import { linesOfPage, type ReportPage } from "#app/queries/report-page.ts";
import { csvOf } from "#app/reports/csv.ts";
import { quarterFrom, type Quarter } from "#app/reports/quarters.ts";
import { BANDS, BEARERS } from "#machines/money-words.ts";
import { preventiveShare } from "#app/reports/share.ts";
import { instantOf } from "#machines/time.ts";
import { onBothDatabases } from "../db/both.ts";
import { aQuarter, costsHub, type CostsHub } from "./costs-hub.ts";
import { APRIL, frozenPage, theReport } from "./frozen.ts";

const REPORT = theReport("reaction-and-prevention");
const ask = ({ db }: CostsHub, at = APRIL, quarter?: Quarter) => frozenPage(db, REPORT, at, quarter);
const lastOf = (page: ReportPage) => page.releases.at(-1)!;
const line = (page: ReportPage, by: string, key: string) =>
  lastOf(page).rows.find((row) => row.by === by && row.line === key);

describe("the report", () => {
  test("always has eight ended quarters, every band and every bearer", async () => {
    const page = await ask(await costsHub({ demo: true }));
    expect(page.releases.map(({ quarter }) => quarter)).toEqual([
      "2024Q2",
      "2024Q3",
      "2024Q4",
      "2025Q1",
      "2025Q2",
      "2025Q3",
      "2025Q4",
      "2026Q1",
    ]);
    for (const { rows } of page.releases) expect(rows).toHaveLength(1 + BANDS.length + BEARERS.length);
  });

  test("shows a quarter from the day after it ends in London, and not before", async () => {
    const last = async (at: string) => (await ask(await costsHub({ demo: true }), instantOf(at))).quarter;
    expect(await last("2026-03-31T22:59:59Z")).toBe("2025Q4");
    expect(await last("2026-03-31T23:00:00Z")).toBe("2026Q1");
  });

  test("rounds and hides as disclosure control says", async () => {
    const world = await costsHub({ demo: true });
    await aQuarter(world);
    const page = await ask(world);
    expect(line(page, "all", "all")?.cases).toBe(70);
    expect(line(page, "band", "reactive")?.cases).toBe(60);
    expect(line(page, "band", "risk-reduction")?.cases).toBe(55);
    expect(line(page, "band", "hub")).toMatchObject({ cases: 0, cost: 0 });
    expect(line(page, "bearer", "council-children")).toMatchObject({ cost: "suppressed" });
  });

  test("gives a quarter the same numbers whichever quarters stand beside it, and whenever it is read", async () => {
    const world = await costsHub({ demo: true });
    await aQuarter(world);
    const first = lastOf(await ask(world));
    const later = await ask(world, instantOf("2026-12-01T00:00:00Z"));
    expect(later.quarter).toBe("2026Q3");
    expect(later.releases.find(({ quarter }) => quarter === "2026Q1")?.rows).toEqual(first.rows);
    expect(lastOf(await ask(world, instantOf("2026-12-01T00:00:00Z"), "2026Q1" as Quarter))).toEqual(first);
  });

  test("names every price with its year, source and version; says which are invented, and which are old", async () => {
    const page = await ask(await costsHub({ demo: true }));
    expect(page.prices.each.length).toBeGreaterThan(20);
    for (const price of page.prices.each) expect(price).toMatch(/£[\d,.]+ .*in 20\d\d-\d\d.*version/);
    const notes = page.prices.notes.join(" ");
    expect(notes).toMatch(/Prices older than five years: [^.]*Arrest/);
    expect(notes).toMatch(/Invented prices, for demonstration only: /);
    expect(JSON.stringify(page)).not.toContain("Price: ");
  });

  test("says in production which services have no price", async () => {
    const world = await costsHub({ demo: false });
    await aQuarter(world);
    const page = await ask(world);
    expect(lastOf(page).notes.join(" ")).toContain("Independent domestic violence advisor");
    expect(JSON.stringify(page)).not.toContain("nvented");
  });
});

const quoted = (name: string) => (name.includes(",") ? `"${name}"` : name);

test("page and file say the same numbers, and none of them counts one to seven", async () => {
  const world = await costsHub({ demo: true });
  await aQuarter(world);
  const page = await ask(world);
  const lines = linesOfPage(page);
  const rows = csvOf(page.columns, lines).trimEnd().split("\r\n");
  expect(rows[0]).toBe("quarter,by,line,name,cases,cost");
  expect(rows.slice(1)).toEqual(
    lines.map((row) => [row.quarter, row.by, row.line, quoted(String(row.name)), row.cases, row.cost].join(",")),
  );
  for (const { cases, cost } of lines) {
    expect(
      cases === "1 to 7" || cases === "suppressed" || cases === 0 || (Number(cases) % 5 === 0 && Number(cases) > 7),
    ).toBe(true);
    expect(cost === "suppressed" || typeof cost === "number").toBe(true);
  }
});

test("a cell that a spreadsheet would run is made harmless in the file", () => {
  for (const name of ["=1+1", "+1", "-1", "@sum"])
    expect(csvOf([{ key: "name" }], [{ name }])).toBe(`name\r\n'${name}\r\n`);
});

test("the share of prevention is of the quarters whose three bands are all shown, with the middle on either side", () => {
  const shown = { reactive: 60, "risk-reduction": 30, preventive: 10 };
  expect(preventiveShare([shown, { ...shown, reactive: null }])).toEqual({ low: 10, high: 40, of: 1 });
  expect(preventiveShare([{ reactive: 0, "risk-reduction": 0, preventive: 0 }])).toBeNull();
  expect(preventiveShare([])).toBeNull();
});

onBothDatabases("the report", (open) => {
  test("is the same numbers", async () => {
    const world = await costsHub({ demo: true }, await open.fresh());
    await aQuarter(world);
    const page = await ask(world);
    expect(lastOf(page).rows.filter((row) => row.by === "band")).toMatchObject([
      { line: "reactive", cases: 60 },
      { line: "risk-reduction", cases: 55 },
      { line: "preventive", cases: 35 },
      { line: "hub", cases: 0, cost: 0 },
    ]);
  });
});

test("a quarter is a year and a number from 1 to 4", () => {
  expect(["2026Q1", "2026Q4"].map(quarterFrom)).toEqual(["2026Q1", "2026Q4"]);
  for (const text of ["2026Q5", "2026Q0", "2026q1", "26Q1", "2026-Q1", "", " 2026Q1", "2026Q11"])
    expect(quarterFrom(text)).toBeNull();
});
