import { deflators, deflatorVintages } from "#db/deflator.ts";
import type { From } from "#db/connection.ts";
import { unitCosts } from "#db/unit-cost.ts";
import { BASE_YEAR } from "#db/seed/deflators.ts";
import { bundleOf } from "#machines/cost-tree.ts";
import type { Bearer } from "#machines/money-words.ts";
import { newestVintageInForce } from "../ledger-vintage.ts";
import type { BusinessCase } from "../reports/business-case/input.ts";
import { spanWords } from "../reports/quarters.ts";
import type { ReportRow } from "../reports/report.ts";
import { Register } from "./report-releases.ts";

/** One price that a value can be taken from. */
export interface CataloguePrice {
  /** `version|code`. */
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly pence: number;
  readonly priceYear: string;
  readonly bearer: Bearer;
  /** Where it comes from, with price year, version, code and grade; "invented" where it is. */
  readonly source: string;
  /** The key of the bundle that holds it; null when it is no part. */
  readonly bundle: string | null;
}

/** A number of the hub's own, as it was released: rounded, and never of few people. */
export interface OwnFigure {
  readonly words: string;
  /** Null when the release does not show it. */
  readonly value: number | null;
  readonly unit: "people" | "per cent";
  readonly source: string;
}

/** What a new business case begins with. */
export interface CaseStart {
  readonly prices: readonly CataloguePrice[];
  /** The names of the price indices there are, the one that reports use first. */
  readonly vintages: readonly string[];
  readonly baseYear: string;
  readonly figures: readonly OwnFigure[];
  /** How many people's cases were opened in a year, where that may be said; the first of the figures. */
  readonly population: OwnFigure | null;
}

/** Every price of the catalogue, with what a reader needs in order to doubt it. */
export async function cataloguePrices(from: From): Promise<CataloguePrice[]> {
  const rows = await unitCosts(from);
  const keys = new Set(rows.map(({ version, code }) => `${version}|${code}`));
  return rows.map((row) => {
    const outer = bundleOf(row.code);
    const bundle = outer === null ? null : `${row.version}|${outer}`;
    const origin = row.demo === 1 ? "Demonstration price, invented" : `${row.version}, ${row.code}`;
    return {
      key: `${row.version}|${row.code}`,
      label: row.label,
      unit: row.unit,
      pence: row.pence,
      priceYear: row.price_year,
      bearer: row.bearer,
      source: `${row.label} (${origin}; ${row.price_year} prices; evidence grade ${row.grade}). ${row.source}`,
      bundle: bundle !== null && keys.has(bundle) ? bundle : null,
    };
  });
}

/** The index of each year in one vintage; null when there is no such vintage. */
export async function seriesOf(from: From, vintage: string): Promise<BusinessCase["series"] | null> {
  const rows = await deflators(from, vintage);
  return rows.length === 0 ? null : rows.map(({ fy, index_value }) => ({ fy, index: index_value }));
}

const YEAR = 4;

/** The prices, the price indices, and the hub's own figures of the last year that is frozen. */
export async function caseStart(from: From, area: string): Promise<CaseStart> {
  const vintages = await deflatorVintages(from);
  const inForce = await newestVintageInForce(from);
  const population = await openedInAYear(from, area);
  const repeats = await repeatsOf(from, area);
  return {
    prices: await cataloguePrices(from),
    vintages: [...vintages].sort((a, b) => Number(b === inForce) - Number(a === inForce)),
    baseYear: BASE_YEAR,
    figures: [...(population ? [population] : []), ...repeats],
    population,
  };
}

const rowOf = (rows: readonly ReportRow[], by: string, line: string): ReportRow | undefined =>
  rows.find((row) => row.by === by && row.line === line);

async function openedInAYear(from: From, area: string): Promise<OwnFigure | null> {
  const register = await Register.of(from, "journey", area);
  const quarters = register.quarters().slice(-YEAR);
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (!first || !last) return null;
  const releases = await register.releasesOf(quarters);
  const counts = releases.map(({ rows }) => rowOf(rows, "all", "all")?.cases);
  const known = counts.filter((count) => typeof count === "number");
  const numbers = releases.map(({ quarter, number }) => `${quarter} release ${number}`).join(", ");
  return {
    words: `People whose case was opened, ${spanWords(first, last)}`,
    value: known.length === counts.length ? known.reduce((sum, count) => sum + count, 0) : null,
    unit: "people",
    source: `This hub, report Journey, ${numbers}; each quarter rounded`,
  };
}

async function repeatsOf(from: From, area: string): Promise<OwnFigure[]> {
  const register = await Register.of(from, "repeats", area);
  const [release] = await register.releasesOf(register.quarters().slice(-1));
  if (!release) return [];
  return ["police", "conference", "hub"].flatMap((line) => {
    const again = rowOf(release.rows, "again", line);
    if (!again) return [];
    const { share } = again;
    return [
      {
        words: `${String(again.name)}, ${release.words}`,
        value: typeof share === "number" ? share : null,
        unit: "per cent" as const,
        source: `This hub, report Repeats, ${release.quarter} release ${release.number}; rounded`,
      },
    ];
  });
}
