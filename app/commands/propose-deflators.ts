import type { Db, Trx } from "#db/connection.ts";
import { deflators } from "#db/deflator.ts";
import { may } from "#machines/access.ts";
import { EVERYWHERE, type IndexYear } from "#machines/catalogue-change.ts";
import { hasHidden } from "#machines/intake/answers.ts";
import { vintageAt, yearsMissing } from "../ledger-vintage.ts";
import { yearLabel } from "../reports/series-file.ts";
import type { PriceLine, ProposedPrices, WrongFile } from "./propose-prices.ts";
import { done, notFound, type Result } from "./result.ts";
import { proposeChange } from "./shared/propose-change.ts";
import type { WrongCell } from "./shared/read-price.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

const LONGEST_VINTAGE = 60;
const HIGHEST = 1_000_000;

/**
 * Proposes a vintage of the price index: year, index and, if they are told, outturn or forecast. A vintage that is stored stays as it
 * is. Once approved, entries of the ledger are made with it from then on, when it has the base year and the year of every price; those
 * that are there keep the one they were made with.
 */
export async function proposeDeflators(
  db: Db,
  { lines, vintage }: { readonly lines: readonly PriceLine[]; readonly vintage: string },
  told: Told,
): Promise<Result<ProposedPrices> | WrongFile> {
  if (told.by.role !== "clock" && !may(told.by, "cost.change")) return notFound;
  const name = vintage.trim();
  let wrong: readonly WrongCell[] = [];
  const result = await tell<ProposedPrices>(db, "propose-deflators", told, { lines, vintage }, async (trx) => {
    const read = readYears(lines);
    wrong = [...whyNoVintage(name), ...read.wrong, ...(await clashes(trx, name, read.years))];
    if (wrong.length > 0) return notFound;
    const stored = new Set((await deflators(trx, name)).map(({ fy }) => fy));
    const years = read.years.map(({ line: _, ...year }) => year).filter(({ fy }) => !stored.has(fy));
    const counts = { rows: lines.length, known: lines.length - years.length };
    // A vintage that is there and was replaced may take over again.
    if (years.length === 0 && !(await mayTakeOver(trx, name, told)))
      return done({ changeId: null, new: 0, waiting: false, ...counts });
    const payload = { kind: "deflator", vintage: name, years } as const;
    const { changeId, again } = await proposeChange(trx, EVERYWHERE, name, payload, told);
    return done({ changeId, new: again ? 0 : years.length, waiting: again, ...counts });
  });
  return wrong.length > 0 ? { kind: "wrong", cells: wrong } : result;
}

async function mayTakeOver(trx: Trx, vintage: string, { at }: Told): Promise<boolean> {
  const years = (await deflators(trx, vintage)).map(({ fy }) => fy);
  return vintage !== (await vintageAt(trx, at)) && (await yearsMissing(trx, years)).length === 0;
}

const whyNoVintage = (name: string): WrongCell[] =>
  name === "" || name.length > LONGEST_VINTAGE || hasHidden(name)
    ? [{ line: 1, column: "vintage", because: `Give --vintage a name of at most ${LONGEST_VINTAGE} letters.` }]
    : [];

type YearOnLine = IndexYear & { readonly line: number };

function readYears(lines: readonly PriceLine[]): {
  readonly years: readonly YearOnLine[];
  readonly wrong: WrongCell[];
} {
  const years: YearOnLine[] = [];
  const wrong: WrongCell[] = [];
  for (const { line, cells, wrong: broken } of lines) {
    const no = (column: string, because: string) => wrong.push({ line, column, because });
    const fy = yearLabel(cells.year ?? "");
    const index = Number(cells.index ?? "");
    const status = (cells.status ?? "").toLowerCase() || "outturn";
    if (broken !== null) no("the whole line", broken);
    else if (!isYear(fy)) no("year", `“${fy}” is not a financial year such as 2013-14.`);
    else if (years.some((other) => other.fy === fy)) no("year", `${fy} is there already.`);
    else if (!/^\d+(\.\d+)?$/.test(cells.index ?? "") || index <= 0 || index > HIGHEST)
      no("index", `“${cells.index ?? ""}” is not a number above 0.`);
    else if (status !== "outturn" && status !== "forecast")
      no("status", `“${status}” is neither outturn nor forecast.`);
    else years.push({ line, fy, index, status });
  }
  if (lines.length === 0) wrong.push({ line: 1, column: "year", because: "There are no years." });
  return { years, wrong };
}

const isYear = (text: string): boolean =>
  /^\d{4}-\d{2}$/.test(text) && (Number(text.slice(0, 4)) + 1) % 100 === Number(text.slice(5));

async function clashes(trx: Trx, vintage: string, years: readonly YearOnLine[]): Promise<WrongCell[]> {
  const stored = new Map((await deflators(trx, vintage)).map((row) => [row.fy, row.index_value]));
  return years
    .filter(({ fy, index }) => stored.has(fy) && stored.get(fy) !== index)
    .map(({ line, fy }) => ({
      line,
      column: "index",
      because: `${vintage} has another index for ${fy}: give the series a vintage of its own.`,
    }));
}
