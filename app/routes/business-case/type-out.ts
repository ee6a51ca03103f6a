// The other way: a saved version as it would have been typed.
import { decimal } from "#machines/money.ts";
import type { BusinessCase } from "../../reports/business-case/input.ts";
import { unitOf } from "../../reports/business-case/input-words.ts";
import type { CaseVersion } from "../../reports/business-case/version.ts";
import { NO_SIMULATION, OWN_INDEX, type TypedCase, type TypedSimulation } from "./typed-case.ts";

/** The number with its point moved, digit for digit, as it would be typed: read again it is the same number. */
function moved(value: number, by: number): string {
  const { digits, places } = decimal(value);
  const after = Number(places) - by;
  const size = String(digits < 0n ? -digits : digits).padStart(after + 1, "0") + "0".repeat(Math.max(0, -after));
  const cut = size.length - Math.max(0, after);
  const part = size.slice(cut).replace(/0+$/, "");
  return `${value < 0 ? "-" : ""}${size.slice(0, cut)}${part === "" ? "" : `.${part}`}`;
}
const plain = (value: number) => moved(value, 0);
const percent = (share: number) => moved(share, 2);

/** Pence as pounds: `1171`, `20.50`. */
export function poundsTyped(pence: number): string {
  return moved(pence, -2).replace(/(?<=\.\d)$/, "0");
}

const TYPED_AS = { pounds: poundsTyped, count: plain, percent } as const;

function typedSimulation({ simulate }: BusinessCase): TypedSimulation {
  if (!simulate) return NO_SIMULATION;
  const { seed, runs, ranges = [] } = simulate;
  return {
    seed: String(seed),
    runs: String(runs),
    ranges: ranges.map(({ input, low, high, likely }) => {
      const typed = TYPED_AS[unitOf(input)];
      return { input, low: typed(low), high: typed(high), likely: likely === undefined ? "" : typed(likely) };
    }),
  };
}

/** A saved version in the fields of the form. An index that is none of the `vintages` of the hub is typed out whole. */
export function typedOut({ input, ...version }: CaseVersion, name: string, vintages: readonly string[]): TypedCase {
  const sourceOf = (path: string) => version.sources[path] ?? "";
  const own = !vintages.includes(version.vintage);
  return {
    name,
    baseYear: input.baseYear,
    years: String(input.years),
    discountRate: percent(input.discountRate),
    discountFirstYear: input.discountFirstYear ? "yes" : "no",
    vintage: own ? OWN_INDEX : version.vintage,
    ownVintage: own ? version.vintage : "",
    ownSeries: own ? input.series.map(({ fy, index }) => `${fy}, ${plain(index)}`).join("\n") : "",
    comparator: version.comparator,
    comparatorGrade: version.comparatorGrade === null ? "" : String(version.comparatorGrade),
    comparatorWords: version.comparatorWords ?? "",
    note: "",
    simulate: typedSimulation(input),
    outcomes: input.outcomes.map((outcome, o) => ({
      name: outcome.name,
      population: plain(outcome.population),
      affected: percent(outcome.affected),
      engaged: percent(outcome.engaged),
      retained: percent(outcome.retained),
      impact: percent(outcome.impact),
      deadweight: percent(outcome.deadweight),
      deadweightMode: outcome.deadweightMode,
      lagYears: String(outcome.lagYears),
      dropOff: percent(outcome.dropOff),
      grade: String(outcome.grade),
      source: sourceOf(`outcomes.${o}`),
      lines: outcome.costableAs.map((line, l) => ({
        bearer: line.bearer,
        kind: line.kind,
        pencePerYear: poundsTyped(line.pencePerYear),
        priceYear: line.priceYear,
        cashable: percent(line.cashable),
        source: sourceOf(`outcomes.${o}.costableAs.${l}`),
        price: sourceOf(`outcomes.${o}.costableAs.${l}.price`),
      })),
    })),
    costs: input.costs.map((cost, c) => ({
      bearer: cost.bearer,
      year: String(cost.year),
      pence: poundsTyped(cost.pence),
      priceYear: cost.priceYear,
      grade: String(cost.grade),
      source: sourceOf(`costs.${c}`),
    })),
  };
}
