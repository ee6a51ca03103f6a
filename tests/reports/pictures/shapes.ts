// Reports as pictures meet them: those of an invented quarter, of an empty one, and of one in which nothing may be shown.
import { freezeQuarter } from "#app/commands/freeze-quarter.ts";
import { reportQuarter } from "#app/queries/report-quarter.ts";
import type { ReportPage } from "#app/queries/report-page.ts";
import { cellWords } from "#app/reports/cell-words.ts";
import type { QuarterExport } from "#app/reports/export/quarter-export.ts";
import type { Quarter } from "#app/reports/quarters.ts";
import type { Cell, ReportRow } from "#app/reports/report.ts";
import { REPORTS } from "#app/reports/reports.ts";
import { openFreshDb } from "../../factories.ts";
import { aQuarter, costsHub, type CostsHub } from "../costs-hub.ts";
import { APRIL } from "../frozen.ts";

export const QUARTER = "2026Q1" as Quarter;

/** Freezes every report of the quarter. */
export async function freezeAll({ db, told }: CostsHub): Promise<void> {
  const result = await freezeQuarter(db, { area: "essex", quarter: QUARTER, reports: REPORTS }, { ...told, at: APRIL });
  if (result.kind !== "done") throw new Error(result.kind);
}

/** A hub with people, or without, whose reports of the quarter are frozen. Whoever asks closes its database. */
export async function aFrozenHub({ empty = false } = {}): Promise<CostsHub> {
  const world = await costsHub({ demo: true }, await openFreshDb());
  if (!empty) await aQuarter(world);
  await freezeAll(world);
  return world;
}

/** All of its reports. */
export async function exported({ db }: CostsHub): Promise<QuarterExport> {
  const quarter = await reportQuarter(db, REPORTS, { area: "essex", quarter: QUARTER });
  if (!quarter) throw new Error("Nothing is frozen.");
  return quarter;
}

/** The same reports with other cells. */
export const withCells = (page: ReportPage, cellOf: (row: ReportRow, key: string) => Cell): ReportPage => ({
  ...page,
  releases: page.releases.map((release) => ({
    ...release,
    rows: release.rows.map((row) => ({
      ...row,
      ...Object.fromEntries(
        page.columns.filter(({ kind }) => kind !== "label").map(({ key }) => [key, cellOf(row, key)]),
      ),
    })),
  })),
});

/** Every number that the report's tables, headings and periods have. */
export function numbersOf(page: ReportPage): Set<string> {
  const written = [
    page.title,
    ...page.columns.map(({ words }) => words),
    ...Object.values(page.listWords),
    ...page.releases.flatMap(({ quarter, words, rows }) => [
      quarter.replace("Q", " Q"),
      words,
      ...rows.flatMap((row) => [String(row.name), ...page.columns.map(({ key, kind }) => cellWords(row[key], kind))]),
    ]),
  ];
  return new Set(written.flatMap(numbersIn));
}

/** `£1,234.50` is one number. */
export const numbersIn = (text: string): string[] => text.match(/\d(?:[\d,.]*\d)?/g) ?? [];

/** What a picture says: all of its text, its title and its words. */
export const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<(title|desc|text)\b[^>]*>([^<]*)/g)].map(([, , text = ""]) => text.replaceAll("&#39;", "'"));
