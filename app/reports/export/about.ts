// What must be read beside the numbers of a quarter, in the words of the pages: which release, how sure, and what the words mean.
import { dateWords } from "#machines/due-words.ts";
import type { ReportPage } from "../../queries/report-page.ts";
import type { Definition } from "../report.ts";
import { smallNumbers } from "../small-numbers.ts";
import type { QuarterExport } from "./quarter-export.ts";

/** `Release 1, frozen on 2 April 2026.` */
export function releaseWords(page: ReportPage): string {
  const last = page.releases.at(-1);
  return last ? `Release ${last.number}, frozen on ${dateWords(last.frozenAt)}.` : "Not frozen.";
}

/** What a sceptical reader must know first. */
export const howSureOf = (page: ReportPage): string[] => [
  ...new Set([...page.howSure, ...(page.releases.at(-1)?.notes ?? [])]),
];

export function definitionsOf(page: ReportPage): readonly Definition[] {
  const last = page.releases.at(-1);
  return [...page.definitions, ...(last ? [smallNumbers(last)] : [])];
}

/** Every sentence about prices that any report of the quarter has, once: their sources, price years and versions among them. */
export const pricesOf = ({ pages }: QuarterExport): string[] => [
  ...new Set(pages.flatMap(({ prices }) => [...prices.notes, ...prices.each])),
];

const line = (text: string): string => text.replace(/\s+/g, " ").trim();

/** All of it as one plain text, to lie beside the files. */
export function aboutText(quarter: QuarterExport): string {
  const lines = [
    `${quarter.area.name}, ${quarter.words}`,
    "",
    ...(quarter.missing.length === 0 ? [] : [`Not frozen for this quarter: ${quarter.missing.join(", ")}.`, ""]),
    ...quarter.pages.flatMap((page) => [
      page.title.toUpperCase(),
      page.question,
      `File: ${page.name}.csv. ${releaseWords(page)}`,
      "",
      "How sure",
      ...howSureOf(page).map((sentence) => `- ${line(sentence)}`),
      "",
      "Columns",
      ...page.columns.map(({ key, kind, words }) => `- ${key} (${kind}): ${words}`),
      "",
      "What the words mean",
      ...definitionsOf(page).map(({ term, words }) => `- ${term}: ${line(words)}`),
      "",
      "",
    ]),
    "PRICES AND THEIR VERSIONS",
    ...pricesOf(quarter).map((sentence) => `- ${line(sentence)}`),
    "",
  ];
  return lines.join("\r\n");
}
