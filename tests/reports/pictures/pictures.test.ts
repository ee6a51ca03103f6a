import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { ReportPage } from "#app/queries/report-page.ts";
import type { TornadoBar } from "#app/reports/business-case/tornado.ts";
import { draw } from "#app/reports/drawing/draw.ts";
import { reportPicture } from "#app/reports/pictures/of-report.ts";
import type { Size } from "#app/reports/pictures/picture.ts";
import { tornadoPicture } from "#app/reports/pictures/tornado.ts";
import type { Cell } from "#app/reports/report.ts";
import { aFrozenHub, exported, numbersIn, numbersOf, textsOf, withCells } from "./shapes.ts";

const SIZES: readonly Size[] = ["wide", "narrow"];
let pages: readonly ReportPage[];
let empty: readonly ReportPage[];

beforeAll(async () => {
  const [some, none] = [await aFrozenHub(), await aFrozenHub({ empty: true })];
  pages = (await exported(some)).pages;
  empty = (await exported(none)).pages;
  await Promise.all([some.db.close(), none.db.close()]);
});

const drawn = (page: ReportPage, size: Size): string => {
  const picture = reportPicture(page, size);
  return picture ? draw(picture) : "";
};
/** Everything but its words. */
const shapes = (svg: string): string => svg.replace(/<(title|desc|text)\b[\s\S]*?<\/\1>/g, "");

describe("the pictures of the reports", () => {
  it("are drawn for every report of money, in both sizes, each with its title and its words", () => {
    for (const name of ["reaction-and-prevention", "who-pays", "cost-per-case"])
      for (const size of SIZES) {
        const page = pages.find((one) => one.name === name)!;
        const svg = drawn(page, size);
        expect(svg, name).toMatch(/^<svg [^>]*role="img"[^>]*><title id="title">[^<]+<\/title><desc id="words">[^<]+</);
        expect(svg, name).toContain("<pattern");
        expect(svg, name).not.toMatch(/NaN|undefined|Infinity/);
      }
  });

  it("say no number that their tables do not have", () => {
    for (const page of pages)
      for (const size of SIZES) {
        const known = numbersOf(page);
        for (const number of textsOf(drawn(page, size)).flatMap(numbersIn)) expect(known, page.name).toContain(number);
      }
  });

  it("have no style, no script, no address and nothing that listens: our pages allow none of it", () => {
    for (const page of pages)
      for (const size of SIZES)
        expect(drawn(page, size)).not.toMatch(/style|<script|foreignObject|href|\son[a-z]+=|ecmeta|class=/);
  });

  it("of an empty quarter are none", () => {
    expect(empty.length).toBeGreaterThan(10);
    for (const page of empty) for (const size of SIZES) expect(reportPicture(page, size), page.name).toBeNull();
  });

  it("of which nothing may be shown have outlines and words, and not one number", () => {
    for (const page of pages) {
      const hidden = withCells(page, (_row, key) => (key === "share" || key === "cumulative" ? null : "suppressed"));
      const names = new Set(numbersOf(hidden));
      for (const size of SIZES)
        for (const number of textsOf(drawn(hidden, size)).flatMap(numbersIn))
          expect(names, page.name).toContain(number);
    }
  });

  it("give what may not be shown always the same size, whatever stands beside it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Cell>(0, 10, 25, 400, "1 to 7", "suppressed"), { minLength: 1, maxLength: 30 }),
        fc.nat(100),
        fc.constantFrom(...SIZES),
        (cells, which, size) => {
          const page = pages[which % pages.length]!;
          let next = 0;
          const some = withCells(page, () => cells[next++ % cells.length]!);
          const said = (word: Cell) =>
            withCells(some, (row, key) => (row[key] === "1 to 7" || row[key] === "suppressed" ? word : row[key]!));
          const [few, hidden] = [reportPicture(said("1 to 7"), size), reportPicture(said("suppressed"), size)];
          if (!few || !hidden) return few === hidden;
          // The ground of the words is as wide as they are; all else must be the same.
          expect(outlinesOf(draw(few))).toEqual(outlinesOf(draw(hidden)));
        },
      ),
      { numRuns: 40 },
    );
  });
});

const outlinesOf = (svg: string): string[] => shapes(svg).match(/<path [^>]*stroke-dasharray[^>]*>/g) ?? [];

describe("the tornado of a business case", () => {
  const bar = (words: string, low: number, high: number): TornadoBar => ({
    input: words,
    words,
    low: { value: 1, fiscal: low, public: low },
    high: { value: 2, fiscal: high, public: high },
    swing: Math.abs(high - low),
  });

  it("has a bar for each input that moves anything, with both of its ends in pounds", () => {
    const bars = [bar("Impact", -1_000_000, 3_000_000), bar("Cost of the service", 2_000_000, 0), bar("Nothing", 5, 5)];
    for (const size of SIZES) {
      const picture = tornadoPicture(bars, 1_000_000, size)!;
      const texts = textsOf(draw(picture)).join(" ");
      for (const said of ["Impact", "-£10,000", "£30,000", "Cost of the service", "£20,000", "£0"])
        expect(texts).toContain(said);
      expect(texts).not.toContain("Nothing");
    }
  });

  it("of a case that nothing moves is none", () => {
    expect(tornadoPicture([])).toBeNull();
    expect(tornadoPicture([bar("Impact", 5, 5)], 5)).toBeNull();
  });
});
