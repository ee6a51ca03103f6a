// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { scaleTop } from "#app/components/chart-frame.tsx";
import { freezeDue } from "#app/commands/freeze-due.ts";
import { linesOfPage, reportPage, type ReportPage } from "#app/queries/report-page.ts";
import type { Quarter } from "#app/reports/quarters.ts";
import { cellWords } from "#app/routes/reports/cell-words.ts";
import { ReportShown } from "#app/routes/reports/report-page.tsx";
import { instantOf } from "#machines/time.ts";
import { violationsIn } from "../components/axe.ts";
import { aQuarter, casesWith, costsHub } from "./costs-hub.ts";
import { APRIL, frozenPage, theReport } from "./frozen.ts";
import { madeUp, people, type InTowns } from "./made-up.ts";

const JULY = instantOf("2026-07-02T09:00:00Z");
const REPORT = theReport("reaction-and-prevention");

async function aPage(demo = true): Promise<ReportPage> {
  const world = await costsHub({ demo });
  await aQuarter(world);
  // Three people alone in their band: what must not be shown.
  await casesWith(world, 3, [{ trigger: "early-advice", on: "2025-10-10", origin: "action" }]);
  await casesWith(world, 9, [{ trigger: "police-callout", on: "2025-10-10" }]);
  return frozenPage(world.db, REPORT);
}

const html = (page: ReportPage) => renderToStaticMarkup(<ReportShown page={page} />);
const words = (markup: string) => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe("the page of reaction and prevention", () => {
  test("has no amount that is not one of the released lines, but for the prices", async () => {
    const page = await aPage();
    const drawn = html(page).replace(/Where the prices come from.*/s, "");
    const text = words((drawn.match(/<(td|figure)\b.*?<\/\1>/gs) ?? []).join(" "));
    const shown = new Set(linesOfPage(page).map(({ cost }) => cellWords(cost, "money")));
    for (const [amount] of text.matchAll(/£[\d,.]*\d/g)) expect(shown).toContain(amount);
  });

  test("says what it is and is not, and never that anything was saved or prevented", async () => {
    const text = words(html(await aPage()));
    expect(text).toContain("Only events the hub was told of");
    expect(text).toContain("Invented prices, for demonstration only");
    expect(text).toContain("Prices older than five years");
    expect(text).toContain("If the middle band is counted on either side");
    expect(text).not.toMatch(/\b(saved|prevented|turned round)\b/i);
    expect(html(await aPage())).not.toMatch(/href="\/(cases|queue|contacts|actions|referrals)/);
  });

  test("says without invented prices what is missing", async () => {
    const text = words(html(await aPage(false)));
    expect(text).toContain("nobody has given their price yet");
    expect(text).not.toContain("invented");
  });

  test("is accessible, and its tables have captions and headings", async () => {
    const markup = html(await aPage());
    expect(await violationsIn(`<main>${markup}</main>`)).toEqual([]);
    const tables = markup.match(/<table/g)?.length ?? 0;
    expect(markup.match(/<caption/g)).toHaveLength(tables);
    expect(markup).toContain('scope="row"');
  });

  test("of an area in which nobody told of anything says so, and draws no picture of it", async () => {
    const { db } = await costsHub({ demo: true });
    const markup = html(await frozenPage(db, REPORT));
    expect(words(markup)).toContain("Nobody is in this report for January to March 2026");
    expect(markup).not.toContain("<img");
    expect(markup.match(/<table/g)?.length).toBeGreaterThan(1);
    expect(await violationsIn(`<main>${markup}</main>`)).toEqual([]);
  });

  test("of too few people says that, and no number", async () => {
    const world = await costsHub({ demo: true });
    await casesWith(world, 3, [{ trigger: "police-callout", on: "2026-01-10" }]);
    const text = words(html(await frozenPage(world.db, REPORT)));
    expect(text).toContain("too few people to show any of it");
    expect(text).toContain("No share can be said yet");
    expect(text).not.toContain("NaN");
  });
});

describe("the page of any report", () => {
  const truth = (): InTowns => ({ "2026Q1": { north: people(40), south: people(20, 100) } });

  test("has its question, its tables, definitions, which release it is and when it was frozen", async () => {
    const { db } = await costsHub({ demo: false });
    const text = words(html(await frozenPage(db, madeUp(truth()))));
    for (const said of [
      "How many are where?",
      "It is made up.",
      "By town",
      "40 of them are in the north.",
      "Not the south.",
      "Small numbers",
      "Release 1, frozen on 1 April 2026",
    ])
      expect(text).toContain(said);
  });

  test("before anything is frozen says so, and what happens", async () => {
    const { db } = await costsHub({ demo: false });
    const page = await reportPage(db, madeUp({}), { area: "essex" });
    const markup = html(page!);
    expect(words(markup)).toContain("No quarter of this report is frozen yet.");
    expect(markup).not.toContain("<table");
    expect(await violationsIn(`<main>${markup}</main>`)).toEqual([]);
  });

  test("of a quarter that is not frozen says that, and offers those that are", async () => {
    const { db } = await costsHub({ demo: false });
    const page = await frozenPage(db, madeUp({}), APRIL, "2026Q4" as Quarter);
    const markup = html(page);
    expect(words(markup)).toContain("October to December 2026 is not frozen.");
    expect(markup.match(/<option/g)).toHaveLength(8);
    expect(markup).not.toContain("<table");
  });

  test("says what the quarter revised, as it was and as it is, and the earlier quarter which release it is", async () => {
    const { db } = await costsHub({ demo: false });
    const known = truth();
    const report = madeUp(known);
    await freezeDue(db, [report], APRIL);
    known["2026Q1"] = { north: people(60), south: people(20, 100) };
    const page = await frozenPage(db, report, JULY);
    const text = words(html(page));
    expect(text).toContain("January to March 2026, revised in release 2");
    expect(text).toContain("60, before 40");
    expect(linesOfPage(page).filter(({ by }) => by === "revised")).toEqual([
      { quarter: "2026Q1", by: "revised", line: "all.all", name: "All (revised)", cases: 80 },
      { quarter: "2026Q1", by: "revised", line: "town.north", name: "North (revised)", cases: 60 },
    ]);
    const earlier = words(html(await frozenPage(db, report, JULY, "2026Q1" as Quarter)));
    expect(earlier).toContain("Release 2, frozen on 2 July 2026. Release 1 was frozen on 1 April 2026.");
  });

  test("says that something is held back, with no number of it, and shows what stands", async () => {
    const { db } = await costsHub({ demo: false });
    const known = truth();
    const report = madeUp(known);
    await freezeDue(db, [report], APRIL);
    known["2026Q1"] = { north: people(43), south: people(20, 100) };
    const page = await frozenPage(db, report, JULY, "2026Q1" as Quarter);
    const text = words(html(page));
    expect(text).toContain("is held back: it is about too few people to show");
    expect(page.releases.at(-1)).toMatchObject({ number: 1, heldBack: true });
    expect(JSON.stringify(page)).not.toContain("45");
    expect(words(html(await frozenPage(db, report, JULY)))).toContain("Nothing that may be shown was revised");
  });
});

test("a cell is written by its kind, and what cannot be said is a dash", () => {
  expect(cellWords(1235, "count")).toBe("1,235");
  expect(cellWords(1234.5, "money")).toBe("£1,234.50");
  expect(cellWords(40, "rate")).toBe("40%");
  expect([1, 20, 48, 400].map((hours) => cellWords(hours, "duration"))).toEqual([
    "1 hour",
    "20 hours",
    "2 days",
    "17 days",
  ]);
  expect([cellWords("1 to 7", "count"), cellWords("suppressed", "money"), cellWords(null, "rate")]).toEqual([
    "1 to 7",
    "suppressed",
    "–",
  ]);
});

test("a scale ends on a round number not below its tallest column", () => {
  for (const value of [0, 1, 3, 999, 38_250, 129_392.1, 4_000_001]) {
    expect(scaleTop(value)).toBeGreaterThanOrEqual(value);
    expect(scaleTop(value)).toBeLessThanOrEqual(Math.max(4, value * 2.5));
  }
});
