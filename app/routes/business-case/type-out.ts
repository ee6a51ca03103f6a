// The other way: a saved version as it would have been typed.
import type { CaseVersion } from "../../reports/business-case/version.ts";
import type { TypedCase } from "./typed-case.ts";

/** The number with its point moved, exactly as it would be typed. */
function moved(value: number, places: number): string {
  const text = String(value);
  return String(text.includes("e") ? Number((value * 10 ** places).toPrecision(12)) : Number(`${text}e${places}`));
}
const percent = (share: number) => moved(share, 2);

/** Pence as pounds: `1171`, `20.50`. */
export function poundsTyped(pence: number): string {
  return pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2);
}

/** A saved version in the fields of the form. */
export function typedOut({ input, ...version }: CaseVersion, name: string): TypedCase {
  const sourceOf = (path: string) => version.sources[path] ?? "";
  return {
    name,
    baseYear: input.baseYear,
    years: String(input.years),
    discountRate: percent(input.discountRate),
    discountFirstYear: input.discountFirstYear ? "yes" : "no",
    vintage: version.vintage,
    comparator: version.comparator,
    comparatorGrade: version.comparatorGrade === null ? "" : String(version.comparatorGrade),
    comparatorWords: version.comparatorWords ?? "",
    note: "",
    outcomes: input.outcomes.map((outcome, o) => ({
      name: outcome.name,
      population: String(outcome.population),
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
