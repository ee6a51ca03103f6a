import { areaByCode } from "#db/area.ts";
import type { From } from "#db/connection.ts";
import { newestReleases } from "#db/report-release.ts";
import { quarterWords, type Quarter } from "../reports/quarters.ts";
import { QUESTIONS } from "../reports/questions.ts";
import type { Report } from "../reports/report.ts";

export interface ListedReport {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  /** The newest quarter that is frozen, in words, where it is another than the list's; null before there is one. */
  readonly upTo?: string | null;
}

export interface ReportList {
  readonly area: string;
  /** The newest quarter that is frozen of any, in words; null before there is one. */
  readonly newest: string | null;
  readonly groups: readonly { readonly question: string; readonly reports: readonly ListedReport[] }[];
}

const wordsOf = (quarter: string | null) => (quarter === null ? null : quarterWords(quarter as Quarter));

const OTHERS = "What else is there?";

/** Every report of an area under the question it helps to answer. Null when there is no such area. */
export async function reportList(from: From, reports: readonly Report[], code: string): Promise<ReportList | null> {
  const area = await areaByCode(from, code);
  if (!area) return null;
  const ofEach = await newestReleases(from, code);
  const newest = [...ofEach.values()].sort().at(-1) ?? null;
  const listed = ({ name, title, question }: Report): ListedReport => {
    const quarter = ofEach.get(name) ?? null;
    return { name, title, question, ...(quarter === newest ? {} : { upTo: wordsOf(quarter) }) };
  };
  const grouped = new Set(QUESTIONS.flatMap(({ names }) => names));
  const groups = [
    ...QUESTIONS.map(({ question, names }) => ({
      question,
      reports: names.flatMap((name) => reports.filter((report) => report.name === name)),
    })),
    { question: OTHERS, reports: reports.filter(({ name }) => !grouped.has(name)) },
  ];
  return {
    area: area.name,
    newest: wordsOf(newest),
    groups: groups
      .filter((group) => group.reports.length > 0)
      .map(({ question, reports: some }) => ({ question, reports: some.map(listed) })),
  };
}
