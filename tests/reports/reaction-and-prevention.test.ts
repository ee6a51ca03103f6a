import { describe, expect, test } from "vitest";
import { reactionAndPrevention, type ReactionAndPrevention } from "#app/queries/reaction-and-prevention.ts";
import { csvOf } from "#app/reports/csv.ts";
import { linesOf } from "#app/reports/lines.ts";
import { quarterFrom, type Quarter } from "#app/reports/quarters.ts";
import { BANDS, BEARERS } from "#machines/money-words.ts";
import { instantOf } from "#machines/time.ts";
import { onBothDatabases } from "../db/both.ts";
import { aQuarter, costsHub, type CostsHub } from "./costs-hub.ts";

const APRIL = instantOf("2026-04-01T00:30:00+01:00");

const ask = async ({ db }: CostsHub, at = APRIL): Promise<ReactionAndPrevention> => {
  const report = await reactionAndPrevention(db, { area: "essex", at });
  if (!report) throw new Error("There is no such area.");
  return report;
};

describe("the report", () => {
  test("always has eight ended quarters, every band and every bearer", async () => {
    const report = await ask(await costsHub({ demo: true }));
    expect(report.quarters.map((one) => one.quarter)).toEqual([
      "2024Q2",
      "2024Q3",
      "2024Q4",
      "2025Q1",
      "2025Q2",
      "2025Q3",
      "2025Q4",
      "2026Q1",
    ]);
    for (const quarter of report.quarters) expect(linesOf(quarter)).toHaveLength(1 + BANDS.length + BEARERS.length);
    expect(report.share).toBeNull();
  });

  test("shows a quarter from the day after it ends in London, and not before", async () => {
    const world = await costsHub({ demo: true });
    const last = async (at: string) => (await ask(world, instantOf(at))).quarters.at(-1)?.quarter;
    expect(await last("2026-03-31T22:59:59Z")).toBe("2025Q4");
    expect(await last("2026-03-31T23:00:00Z")).toBe("2026Q1");
  });

  test("rounds, hides and shares as disclosure control says", async () => {
    const world = await costsHub({ demo: true });
    await aQuarter(world);
    const report = await ask(world);
    const quarter = report.quarters.at(-1)!;
    expect(quarter.total.cases).toBe(70);
    expect(quarter.bands.reactive.cases).toBe(60);
    expect(quarter.bands["risk-reduction"].cases).toBe(55);
    expect(quarter.bands.preventive.cases).toBe(35);
    expect(quarter.bands.hub).toEqual({ cases: 0, pounds: 0 });
    expect(quarter.bearers["council-children"]).toEqual({ cases: "1 to 7", pounds: "suppressed" });
    // 34 advisors at £850 and 21 outreach workers at £520 are £39,820: the nearest multiple of five times £850.
    expect(quarter.bands["risk-reduction"].pounds).toBe(38_250);
    expect(report.share).toMatchObject({ of: 8 });
    expect(report.share!.low).toBeLessThan(report.share!.high);
  });

  test("gives a quarter the same numbers whichever quarters stand beside it", async () => {
    const world = await costsHub({ demo: true });
    await aQuarter(world);
    const alone = await reactionAndPrevention(world.db, {
      area: "essex",
      at: APRIL,
      last: "2026Q1" as Quarter,
      count: 1,
    });
    const later = await ask(world, instantOf("2026-12-01T00:00:00Z"));
    const among = later.quarters.find((one) => one.quarter === "2026Q1");
    expect(alone?.quarters[0]).toEqual(among);
    expect((await ask(world)).quarters.at(-1)).toEqual(among);
  });

  test("says in production which services have no price, and how much of what was done that is", async () => {
    const world = await costsHub({ demo: false });
    await aQuarter(world);
    const { missing, prices } = await ask(world);
    expect(missing.services).toContain("Independent domestic violence advisor");
    expect(missing.services).not.toContain("Talking therapy");
    // 67 of 88 completed actions, each rounded first: 65 of 90.
    expect(missing.share).toBe(72);
    expect(prices.some((price) => price.invented)).toBe(false);
  });

  test("marks each invented price, and each that is more than five years old", async () => {
    const { prices, missing } = await ask(await costsHub({ demo: true }));
    expect(missing.services).toEqual([]);
    expect(prices.find((price) => price.code === "idva")).toMatchObject({
      invented: true,
      source: "Invented for demonstration",
    });
    expect(prices.find((price) => price.code === "CR2.0.3")).toMatchObject({ old: true, invented: false });
    expect(prices.find((price) => price.code === "ae-attendance")).toMatchObject({ old: false });
    for (const price of prices) expect(price.source && price.version && price.priceYear).toBeTruthy();
  });

  test("knows no other area", async () => {
    const { db } = await costsHub({ demo: false });
    expect(await reactionAndPrevention(db, { area: "nowhere", at: APRIL })).toBeNull();
  });
});

const quoted = (name: string) => (name.includes(",") ? `"${name}"` : name);

test("page, file and script say the same numbers, and none of them counts one to seven", async () => {
  const world = await costsHub({ demo: true });
  await aQuarter(world);
  const report = await ask(world);
  const rows = csvOf(report.quarters).trimEnd().split("\r\n");
  expect(rows[0]).toBe("quarter,by,line,name,cases,cost");
  const lines = report.quarters.flatMap(linesOf);
  expect(rows.slice(1)).toEqual(
    lines.map((line) => [line.quarter, line.by, line.line, quoted(line.name), line.cases, line.cost].join(",")),
  );
  for (const { cases, cost } of lines) {
    expect(cases === "1 to 7" || cases === 0 || (Number(cases) % 5 === 0 && Number(cases) > 7)).toBe(true);
    expect(cost === "suppressed" || typeof cost === "number").toBe(true);
  }
});

onBothDatabases("the report", (open) => {
  test("is the same numbers", async () => {
    const world = await costsHub({ demo: true }, await open.fresh());
    await aQuarter(world);
    const quarter = (await ask(world)).quarters.at(-1)!;
    expect(linesOf(quarter).filter((line) => line.by === "band")).toMatchObject([
      { line: "reactive", cases: 60 },
      { line: "risk-reduction", cases: 55, cost: 38_250 },
      { line: "preventive", cases: 35, cost: 5_070 },
      { line: "hub", cases: 0, cost: 0 },
    ]);
  });
});

test("a quarter is a year and a number from 1 to 4", () => {
  expect(["2026Q1", "2026Q4"].map(quarterFrom)).toEqual(["2026Q1", "2026Q4"]);
  for (const text of ["2026Q5", "2026Q0", "2026q1", "26Q1", "2026-Q1", "", " 2026Q1", "2026Q11"])
    expect(quarterFrom(text)).toBeNull();
});
