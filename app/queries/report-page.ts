import { areaByCode } from "#db/area.ts";
import type { From } from "#db/connection.ts";
import { quartersTo, QUARTERS_SHOWN, quarterWords, type Quarter } from "../reports/quarters.ts";
import type { Column, Definition, Report, ReportRow } from "../reports/report.ts";
import { Register, revisedLines, type Release, type Revision } from "./report-releases.ts";

/** A report as its page shows it. Every number in it is of a frozen release. */
export interface ReportPage {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly picture: Report["picture"];
  readonly definitions: readonly Definition[];
  readonly howSure: readonly string[];
  readonly listWords: Readonly<Record<string, string>>;
  readonly area: { readonly code: string; readonly name: string };
  readonly columns: readonly Column[];
  /** The quarter that is asked for. */
  readonly quarter: Quarter | null;
  readonly words: string;
  /** Up to eight releases that stand, oldest first; the last is of the quarter that is asked for. Empty when that is not frozen. */
  readonly releases: readonly Release[];
  readonly revisions: readonly Revision[];
  /** The number of the release that stands, where one that stood before it is shown. */
  readonly stands?: number | undefined;
  /** The quarters that can be chosen, newest first. */
  readonly choices: readonly { readonly quarter: Quarter; readonly words: string }[];
  /** The prices behind its money, as they were when the quarter was frozen: what is to be known of them all, and one in a sentence each. */
  readonly prices: { readonly notes: readonly string[]; readonly each: readonly string[] };
}

const PRICE = "Price: ";
const isAboutPrices = (note: string): boolean => /^(Prices?|Invented prices|Pounds of|Every service)\b/.test(note);

/**
 * The report of an area, up to a quarter or to the newest that is frozen; with `release`, that one of the quarter alone. Null when there
 * is no such area or release.
 */
export async function reportPage(
  from: From,
  report: Report,
  asked: { readonly area: string; readonly quarter?: Quarter; readonly release?: number },
): Promise<ReportPage | null> {
  const area = await areaByCode(from, asked.area);
  if (!area) return null;
  const register = await Register.of(from, report.name, area.code);
  const frozen = register.quarters();
  const quarter = asked.quarter ?? frozen.at(-1) ?? null;
  const isFrozen = quarter !== null && frozen.includes(quarter);
  const { name, title, question, picture, definitions, howSure, listWords = {} } = report;
  const standing = isFrozen ? await register.releasesOf(quartersTo(quarter, QUARTERS_SHOWN)) : [];
  const stands = standing.at(-1)?.number;
  const before = asked.release === undefined || asked.release === stands ? null : asked.release;
  const found = before === null || quarter === null ? null : await register.releaseNumbered(quarter, before);
  if (before !== null && !found) return null;
  const releases = found ? [found] : standing;
  const columns = releases.at(-1)?.columns ?? report.columns;
  const notes = releases.at(-1)?.notes ?? [];
  const lists = new Set(releases.at(-1)?.rows.map(({ by }) => by));
  return {
    ...{ name, title, question, picture, definitions, howSure },
    // A report may show a part of a table: what the other lists are called is not its business.
    listWords: Object.fromEntries(Object.entries(listWords).filter(([list]) => lists.has(list))),
    area: { code: area.code, name: area.name },
    columns,
    quarter,
    words: quarter === null ? "" : quarterWords(quarter),
    // What was said of the quarters before it is on their own pages.
    releases: releases.map((release) => ({
      ...release,
      notes: release.quarter === quarter ? notes.filter((note) => !isAboutPrices(note)) : [],
    })),
    revisions: isFrozen && !found ? await register.revisionsIn(quarter) : [],
    ...(found && stands !== undefined ? { stands } : {}),
    choices: frozen.map((one) => ({ quarter: one, words: quarterWords(one) })).reverse(),
    prices: {
      notes: notes.filter((note) => isAboutPrices(note) && !note.startsWith(PRICE)),
      each: notes.filter((note) => note.startsWith(PRICE)).map((note) => note.slice(PRICE.length)),
    },
  };
}

/** The lines of a page's file: every row of its quarters, then what the last one revised. */
export const linesOfPage = ({ releases, revisions }: ReportPage): readonly ReportRow[] => [
  ...releases.flatMap(({ rows }) => rows),
  ...revisedLines(revisions),
];
