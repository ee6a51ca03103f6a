import { areaByCode } from "#db/area.ts";
import type { From } from "#db/connection.ts";
import type { QuarterExport } from "../reports/export/quarter-export.ts";
import { quarterWords, type Quarter } from "../reports/quarters.ts";
import type { Report } from "../reports/report.ts";
import { reportPage, type ReportPage } from "./report-page.ts";
import { Register } from "./report-releases.ts";

interface Asked {
  readonly area: string;
  /** The newest in which any report is frozen, when none is named. */
  readonly quarter?: Quarter;
}

/** Which reports of a quarter are frozen, without their numbers. */
export interface QuarterList {
  readonly area: { readonly code: string; readonly name: string };
  /** Null when nothing is frozen yet and no quarter was asked for. */
  readonly quarter: Quarter | null;
  readonly words: string;
  readonly frozen: readonly { readonly name: string; readonly title: string }[];
  /** The titles of the others. */
  readonly missing: readonly string[];
  /** The quarters in which any is frozen, newest first. */
  readonly choices: readonly { readonly quarter: Quarter; readonly words: string }[];
}

/** Which reports are frozen for a quarter. Null when there is no such area. */
export async function quarterList(from: From, reports: readonly Report[], asked: Asked): Promise<QuarterList | null> {
  const area = await areaByCode(from, asked.area);
  if (!area) return null;
  const all: { readonly report: Report; readonly quarters: readonly Quarter[] }[] = [];
  for (const report of reports)
    all.push({ report, quarters: (await Register.of(from, report.name, area.code)).quarters() });
  const choices = [...new Set(all.flatMap(({ quarters }) => quarters))].sort().reverse();
  const quarter = asked.quarter ?? choices[0] ?? null;
  const isFrozen = ({ quarters }: { quarters: readonly Quarter[] }) => quarter !== null && quarters.includes(quarter);
  return {
    area: { code: area.code, name: area.name },
    quarter,
    words: quarter === null ? "" : quarterWords(quarter),
    frozen: all.filter(isFrozen).map(({ report: { name, title } }) => ({ name, title })),
    missing: all.filter((one) => !isFrozen(one)).map(({ report }) => report.title),
    choices: choices.map((one) => ({ quarter: one, words: quarterWords(one) })),
  };
}

/** All that the files of a quarter hold. Null when there is no such area, or nothing is frozen for the quarter. */
export async function reportQuarter(
  from: From,
  reports: readonly Report[],
  asked: Asked,
): Promise<QuarterExport | null> {
  const list = await quarterList(from, reports, asked);
  if (!list || list.quarter === null || list.frozen.length === 0) return null;
  const { area, quarter, words, missing } = list;
  const pages: ReportPage[] = [];
  for (const report of reports.filter(({ name }) => list.frozen.some((one) => one.name === name))) {
    const page = await reportPage(from, report, { area: area.code, quarter });
    if (page) pages.push(page);
  }
  return { area, quarter, words, pages, missing };
}
