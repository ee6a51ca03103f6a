import { strFromU8, unzipSync } from "fflate";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pdfOf } from "#app/reports/export/pdf.ts";
import type { QuarterExport } from "#app/reports/export/quarter-export.ts";
import { zipOf } from "#app/reports/export/zip.ts";
import { REPORTS } from "#app/reports/reports.ts";
import { loader as pdfLoader } from "#app/routes/reports/quarter.pdf.ts";
import { loader as pageLoader } from "#app/routes/reports/quarter.tsx";
import { loader as zipLoader } from "#app/routes/reports/quarter.zip.ts";
import { loader as pictureLoader } from "#app/routes/reports/picture.svg.ts";
import { visitor } from "../../routes/visitor.ts";
import type { CostsHub } from "../costs-hub.ts";
import { aFrozenHub, exported, QUARTER, withCells } from "./shapes.ts";

let world: CostsHub;
let quarter: QuarterExport;
beforeAll(async () => {
  world = await aFrozenHub();
  quarter = await exported(world);
});
afterAll(() => world.db.close());

describe("a quarter as a zip", () => {
  it("has a CSV of every report, and one text with releases, definitions and price versions", () => {
    const files = unzipSync(zipOf(quarter));
    expect(Object.keys(files).sort()).toEqual(["about.txt", ...REPORTS.map(({ name }) => `${name}.csv`)].sort());
    const about = strFromU8(files["about.txt"]!);
    for (const page of quarter.pages) {
      expect(about).toContain(page.question);
      for (const { words } of page.definitions) expect(about).toContain(words);
    }
    expect(about).toContain("Release 1, frozen on 1 April 2026.");
    expect(about).toContain("PRICES AND THEIR VERSIONS");
    expect(quarter.pages.some(({ prices }) => prices.each.length > 0)).toBe(true);
    for (const sentence of quarter.pages.flatMap(({ prices }) => prices.each)) expect(about).toContain(sentence);
  });

  it("holds the rows of that quarter and no others, and nothing that a spreadsheet would run", () => {
    const page = quarter.pages.find(({ name }) => name === "who-pays")!;
    const evil = withCells(page, () => "=HYPERLINK(1)");
    const files = unzipSync(zipOf({ ...quarter, pages: [evil] }));
    const rows = parse<Record<string, string>>(strFromU8(files["who-pays.csv"]!), { columns: true });
    expect(rows).toHaveLength(page.releases.at(-1)!.rows.length);
    expect(new Set(rows.map((row) => row.quarter))).toEqual(new Set([QUARTER]));
    for (const { cases } of rows) expect(cases).toBe("'=HYPERLINK(1)");
  });

  it("is the same each time", () => {
    expect(Buffer.from(zipOf(quarter)).equals(Buffer.from(zipOf(quarter)))).toBe(true);
  });
});

describe("a quarter as a PDF", () => {
  it("has its title, text that can be selected, and the same bytes each time", async () => {
    const [one, again] = [await pdfOf(quarter), await pdfOf(quarter)];
    const text = Buffer.from(one).toString("latin1");
    expect(text.slice(0, 5)).toBe("%PDF-");
    expect(text).toContain("(Reports of Test area essex, January to March 2026)");
    expect(text).toContain("/ToUnicode");
    expect(Buffer.from(one).equals(Buffer.from(again))).toBe(true);
  });

  it("is made when nobody is in any report, and when nothing may be shown", async () => {
    const nobody = await aFrozenHub({ empty: true });
    const empty = await exported(nobody);
    await nobody.db.close();
    const hidden = { ...quarter, pages: quarter.pages.map((page) => withCells(page, () => "suppressed")) };
    for (const one of [empty, hidden]) expect((await pdfOf(one)).length).toBeGreaterThan(10_000);
  });
});

describe("the addresses of a quarter", () => {
  const ask = async (loader: Parameters<Awaited<ReturnType<typeof visitor>>["get"]>[0], path: string) =>
    (await visitor(world.db, world.hub, "commissioner")).get(loader, path);

  it("answer with the files, drawn beside the server, for who may read reports", async () => {
    const pdf = await ask(pdfLoader, `/reports/quarter.pdf?quarter=${QUARTER}`);
    expect([pdf.status, pdf.text.slice(0, 5)]).toEqual([200, "%PDF-"]);
    const zip = await ask(zipLoader, "/reports/quarter.zip");
    expect([zip.status, zip.text.slice(0, 2)]).toEqual([200, "PK"]);
    const handler = await visitor(world.db, world.hub, "call-handler");
    for (const [loader, path] of [
      [pdfLoader, "/reports/quarter.pdf"],
      [zipLoader, "/reports/quarter.zip"],
      [pageLoader, "/reports/quarter"],
    ] as const)
      expect((await handler.get(loader, path)).status).toBe(404);
  });

  it("of a quarter that is not frozen lead to the page that says so, and of what is no quarter nowhere", async () => {
    for (const loader of [pdfLoader, zipLoader]) {
      const answer = await ask(loader, "/reports/quarter.pdf?quarter=2026Q2");
      expect([answer.status, answer.location]).toEqual([303, "/reports/quarter?quarter=2026Q2"]);
      expect((await ask(loader, "/reports/quarter.pdf?quarter=soon")).status).toBe(404);
    }
    const page = await ask(pageLoader, "/reports/quarter?quarter=2026Q2");
    expect(page.data).toMatchObject({ frozen: [], words: "April to June 2026" });
  });

  it("of a picture is an image", async () => {
    const who = await visitor(world.db, world.hub, "commissioner");
    const answer = await who.get(pictureLoader, "/reports/who-pays/picture.svg", { name: "who-pays" });
    expect([answer.status, answer.text.slice(0, 5)]).toEqual([200, "<svg "]);
  });
});
