// Every number of a business case in words, by its path: for the page, for a file, and to set two versions beside each other.
import { formatPounds } from "#machines/money.ts";
import { bearerWords } from "./bearers.ts";
import type { BusinessCase } from "./input.ts";
import { inputName, percentWords, rangeWords } from "./input-words.ts";

export interface Stated {
  readonly path: string;
  /** What it is. */
  readonly what: string;
  /** What it says. */
  readonly says: string;
}

export const KIND_WORDS = { fiscal: "Fiscal", economic: "Economic", social: "Social" } as const;
export const MODE_WORDS = { points: "percentage points", share: "a share of the impact" } as const;

export const COMPARATOR_WORDS = {
  none: "Nothing yet",
  assumption: "An assumption",
  group: "A group without the service",
} as const;

/** Everything that somebody stated, in the order of the form; the price index is named by its vintage. */
export function statedOf(input: BusinessCase): Stated[] {
  const one = (path: string, what: string, says: string): Stated => ({ path, what, says });
  return [
    one("baseYear", "Prices of", input.baseYear),
    one("years", "Years", String(input.years)),
    one("discountRate", "Discount rate", percentWords(input.discountRate)),
    one("discountFirstYear", "First year discounted", input.discountFirstYear ? "Yes" : "No"),
    one("series", "Price index used", indexWords(input)),
    ...input.outcomes.flatMap((outcome, o) => {
      const at = `outcomes.${o}`;
      const of = (what: string) => `Outcome ${o + 1}: ${what}`;
      return [
        one(`${at}.name`, of("name"), outcome.name),
        one(`${at}.population`, of("population"), outcome.population.toLocaleString("en-GB")),
        one(`${at}.affected`, of("share affected"), percentWords(outcome.affected)),
        one(`${at}.engaged`, of("share engaged"), percentWords(outcome.engaged)),
        one(`${at}.retained`, of("share retained"), percentWords(outcome.retained)),
        one(`${at}.impact`, of("impact"), percentWords(outcome.impact)),
        one(
          `${at}.deadweight`,
          of("deadweight"),
          `${percentWords(outcome.deadweight)}, ${MODE_WORDS[outcome.deadweightMode]}`,
        ),
        one(`${at}.lagYears`, of("years before it begins"), String(outcome.lagYears)),
        one(`${at}.dropOff`, of("yearly drop-off"), percentWords(outcome.dropOff)),
        one(`${at}.grade`, of("evidence grade"), String(outcome.grade)),
        ...outcome.costableAs.map((line, l) =>
          one(
            `${at}.costableAs.${l}`,
            of(`value ${l + 1}`),
            `${KIND_WORDS[line.kind]}, ${bearerWords(line.bearer)}: ${formatPounds(line.pencePerYear)} a year each at ${line.priceYear} prices, ${percentWords(line.cashable)} cashable`,
          ),
        ),
      ];
    }),
    ...input.costs.map((cost, c) =>
      one(
        `costs.${c}`,
        `Cost ${c + 1}`,
        `${bearerWords(cost.bearer)}, year ${cost.year}: ${formatPounds(cost.pence)} at ${cost.priceYear} prices, evidence grade ${cost.grade}`,
      ),
    ),
    ...simulationStated(input),
  ];
}

/** The index of each year that the business case has a price of. */
function indexWords({ baseYear, series, costs, outcomes }: BusinessCase): string {
  const used = new Set([
    baseYear,
    ...[...costs, ...outcomes.flatMap((one) => one.costableAs)].map((one) => one.priceYear),
  ]);
  return series
    .filter(({ fy }) => used.has(fy))
    .map(({ fy, index }) => `${fy}: ${index}`)
    .sort()
    .join(", ");
}

function simulationStated({ simulate }: BusinessCase): Stated[] {
  if (!simulate) return [];
  return [
    {
      path: "simulate",
      what: "Simulation",
      says: `${simulate.runs.toLocaleString("en-GB")} runs, seed ${simulate.seed}`,
    },
    ...(simulate.ranges ?? []).map(({ input, ...range }, place) => ({
      path: `simulate.ranges.${place}`,
      what: `Range ${place + 1}`,
      says: `${inputName(input)}: ${rangeWords(input, range)}`,
    })),
  ];
}

/** One thing that two versions do not say alike; null where one of them does not have it. */
export interface Difference {
  readonly what: string;
  readonly a: string | null;
  readonly b: string | null;
}

/** What differs between two lists of things stated, in the order of the first. */
export function differencesOf(a: readonly Stated[], b: readonly Stated[]): Difference[] {
  const inB = new Map(b.map((one) => [one.path, one]));
  const inA = new Set(a.map(({ path }) => path));
  return [
    ...a.flatMap(({ path, what, says }) => {
      const other = inB.get(path);
      return other?.says === says ? [] : [{ what, a: says, b: other?.says ?? null }];
    }),
    ...b.filter(({ path }) => !inA.has(path)).map(({ what, says }) => ({ what, a: null, b: says })),
  ];
}
