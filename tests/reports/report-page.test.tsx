// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BandsChart } from "#app/components/bands-chart.tsx";
import { scaleTop } from "#app/components/chart-frame.tsx";
import { reactionAndPrevention } from "#app/queries/reaction-and-prevention.ts";
import { linesOf } from "#app/reports/lines.ts";
import { ReportPage } from "#app/routes/reports/report-page.tsx";
import { formatPounds } from "#machines/money.ts";
import { instantOf } from "#machines/time.ts";
import { violationsIn } from "../components/axe.ts";
import { aQuarter, casesWith, costsHub } from "./costs-hub.ts";

async function aReport(demo = true) {
  const world = await costsHub({ demo });
  await aQuarter(world);
  // Three people alone in their band: what must not be shown.
  await casesWith(world, 3, [{ trigger: "early-advice", on: "2025-10-10", origin: "action" }]);
  await casesWith(world, 9, [{ trigger: "police-callout", on: "2025-10-10" }]);
  const report = await reactionAndPrevention(world.db, { area: "essex", at: instantOf("2026-04-02T09:00:00Z") });
  if (!report) throw new Error("There is no such area.");
  return report;
}

const html = (report: Awaited<ReturnType<typeof aReport>>) => renderToStaticMarkup(<ReportPage report={report} />);
const words = (markup: string) => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

test("every count and every amount on the page is one of the controlled lines, the picture's words included", async () => {
  const report = await aReport();
  const text = words(html(report)).replace(/Where the prices come from.*/, "");
  const lines = report.quarters.flatMap(linesOf);
  const counts = new Set(lines.map((line) => line.cases.toLocaleString("en-GB")));
  for (const [, count = ""] of text.matchAll(/([\d,]+|1 to 7) cases/g)) expect(counts).toContain(count);
  const scale = scaleTop(Math.max(...report.quarters.map(({ bands }) => sumOf(Object.values(bands)))));
  const amounts = new Set([
    ...lines.map((line) => (line.cost === "suppressed" ? "suppressed" : formatPounds(Math.round(line.cost * 100)))),
    ...[0, 1, 2, 3, 4].map((step) => formatPounds((scale * step * 100) / 4)),
  ]);
  for (const [amount] of text.matchAll(/£[\d,.]*\d/g)) expect(amounts).toContain(amount);
});

const sumOf = (cells: { pounds: number | "suppressed" }[]) =>
  cells.reduce((sum, { pounds }) => sum + (typeof pounds === "number" ? pounds : 0), 0);

test("what may not be shown is an outline with the word, of one height whatever it hides", async () => {
  const report = await aReport();
  const october = report.quarters.find((one) => one.quarter === "2025Q4");
  expect(october?.bands.preventive).toEqual({ cases: "1 to 7", pounds: "suppressed" });
  const markup = html(report);
  const outlines = [...markup.matchAll(/<rect[^>]*-hidden\)"[^>]*>/g)].map(
    ([rect]) => /height="([\d.]+)"/.exec(rect)?.[1],
  );
  expect(outlines.length).toBeGreaterThan(0);
  expect(new Set(outlines).size).toBe(1);
  expect(markup).toMatch(/<desc[^>]*>[^<]*October to December 2025: reactive [^<]*preventive suppressed/);
});

test("the page says what it is and is not, and never that anything was saved or prevented", async () => {
  const text = words(html(await aReport()));
  expect(text).toContain("Only events the hub was told of");
  expect(text).toContain("not a saving");
  expect(text).toContain("Demonstration price, invented");
  expect(text).toContain("More than five years old");
  expect(text).not.toMatch(/\b(saved|prevented|turned round)\b/i);
  expect(html(await aReport())).not.toMatch(/href="\/(cases|queue|contacts|actions|referrals)/);
});

test("without invented prices the page says what is missing", async () => {
  const text = words(html(await aReport(false)));
  expect(text).toContain("nobody has given their price yet");
  expect(text).not.toContain("invented");
});

const reportOf = async (world: Awaited<ReturnType<typeof costsHub>>) => {
  const report = await reactionAndPrevention(world.db, { area: "essex", at: instantOf("2026-04-02T09:00:00Z") });
  if (!report) throw new Error("There is no such area.");
  return html(report);
};

test("an area in which nobody told of anything says so, and draws no picture of it", async () => {
  const markup = await reportOf(await costsHub({ demo: true }));
  expect(words(markup)).toContain("Nothing was recorded in these quarters");
  expect(words(markup)).toContain("the hub was told of no event that has a price");
  expect(words(markup)).not.toContain("0 of 0");
  expect(markup).not.toContain("<desc");
  expect(markup.match(/<table/g)?.length).toBeGreaterThan(1);
  expect(await violationsIn(`<main>${markup}</main>`)).toEqual([]);
});

test("where everything is of too few people the page says so, beside outlines that say nothing else", async () => {
  const world = await costsHub({ demo: true });
  await casesWith(world, 3, [{ trigger: "police-callout", on: "2026-01-10" }]);
  const markup = await reportOf(world);
  expect(words(markup)).toContain("Something was recorded, but for too few people to show any of it");
  expect(words(markup)).toContain("No share can be said yet");
  expect(markup).toContain("<desc");
  expect(words(markup)).not.toContain("NaN");
});

test("the page is accessible", async () => {
  expect(await violationsIn(`<main>${html(await aReport())}</main>`)).toEqual([]);
});

test("a scale ends on a round number not below its tallest column", () => {
  for (const value of [0, 1, 3, 999, 38_250, 129_392.1, 4_000_001]) {
    expect(scaleTop(value)).toBeGreaterThanOrEqual(value);
    expect(scaleTop(value)).toBeLessThanOrEqual(Math.max(4, value * 2.5));
  }
  const empty = renderToStaticMarkup(<BandsChart id="x" title="t" columns={[]} format={String} />);
  expect(empty).not.toContain("NaN");
});
