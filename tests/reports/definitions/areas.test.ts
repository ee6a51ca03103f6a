import { expect, it } from "vitest";
import { freezeQuarter } from "#app/commands/freeze-quarter.ts";
import { areas } from "#app/reports/definitions/areas.ts";
import { USUAL } from "#app/reports/publisher.ts";
import { REPORTS } from "#app/reports/reports.ts";
import { BASELINE_AREAS, BASELINES } from "#db/seed/area-baselines.ts";
import { instantOf } from "#machines/time.ts";
import { aQuarter, costsHub } from "../costs-hub.ts";
import { QUARTER } from "./truth.ts";

const APRIL = instantOf("2026-04-02T09:00:00Z");

it("every baseline is of an area that is named, under a key of its own, with its source", () => {
  const keys = BASELINES.map(({ area, key }) => `${area} ${key}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { area, source, value } of BASELINES) {
    expect(BASELINE_AREAS.map(({ code }) => code as string)).toContain(area);
    expect(source).not.toBe("");
    expect(value).toBeGreaterThan(0);
  }
});

it("documents that disagree both stand, and a figure that was found in no text is not shown as sourced", async () => {
  const { db } = await costsHub({ demo: false });
  const { rows } = await areas.make(db, "essex", QUARTER, USUAL);
  const of = (by: string, line: string) => rows.find((row) => row.by === by && row.line === line);
  expect(of("west-cheshire", "saving")?.figure).toBe("£17,000,000");
  expect(of("west-cheshire", "saving-five-years")?.figure).toBe("£7,600,000");
  expect(of("essex", "cost")?.source).toBe("Government news story, 29 November 2012");
  for (const { area, key, seen } of BASELINES)
    expect(String(of(area, key)?.source).startsWith("Not verified"), `${area} ${key}`).toBe(!seen);
});

it("beside them stands what the other reports show of this area, and nothing of another", async () => {
  const world = await costsHub({ demo: true });
  await aQuarter(world);
  const own = async (area: string) => (await areas.make(world.db, area, QUARTER, USUAL)).rows;
  const essex = await own("essex");
  expect(essex.find(({ line }) => line === "cost")?.hub).toMatch(/^£[\d,]+ recorded in this quarter/);
  expect(essex.find(({ line }) => line === "saving")?.hub).toMatch(/^Not measured/);
  for (const row of essex.filter(({ by }) => by !== "essex"))
    expect(row.hub).toMatch(/^(Another area’s|No hub’s own figure)$/);
  const cheshire = await own("west-cheshire");
  expect(cheshire.find(({ by, line }) => by === "west-cheshire" && line === "cost")?.hub).toMatch(/^£0 recorded/);
});

it("what was frozen is what is shown, whatever came after", async () => {
  const world = await costsHub({ demo: true });
  await aQuarter(world);
  const told = { ...world.told, at: APRIL };
  const reports = REPORTS.filter(({ name }) => name !== "areas");
  expect((await freezeQuarter(world.db, { area: "essex", quarter: QUARTER, reports }, told)).kind).toBe("done");
  const before = await areas.make(world.db, "essex", QUARTER, USUAL);
  await aQuarter(world);
  expect(await areas.make(world.db, "essex", QUARTER, USUAL)).toEqual(before);
});
