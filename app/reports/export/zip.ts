import { strToU8, zipSync, type Zippable } from "fflate";
import type { ReportPage } from "../../queries/report-page.ts";
import { revisedLines } from "../../queries/report-releases.ts";
import { csvOf } from "../csv.ts";
import { aboutText } from "./about.ts";
import { frozenAt, type QuarterExport } from "./quarter-export.ts";

/** A CSV of each report of the quarter, and a text with definitions, releases and prices. The same bytes each time. */
export function zipOf(quarter: QuarterExport): Uint8Array {
  const files: Zippable = {
    "about.txt": strToU8(aboutText(quarter)),
    ...Object.fromEntries(
      quarter.pages.map((page): [string, Uint8Array] => [
        `${page.name}.csv`,
        strToU8(csvOf(page.columns, linesOf(page))),
      ]),
    ),
  };
  return zipSync(files, { mtime: wallClock(frozenAt(quarter)), level: 6 });
}

/** A zip keeps the time of the wall clock where it is made: this one is the same wherever that is. */
const wallClock = (at: Date): Date =>
  new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes());

/** The rows of the quarter, then what it revised of earlier ones. */
const linesOf = ({ releases, revisions }: ReportPage) => [...(releases.at(-1)?.rows ?? []), ...revisedLines(revisions)];
