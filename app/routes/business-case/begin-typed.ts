// What the form of a new business case holds before anybody types: the hub's own figures and published prices, and no guess.
import type { CaseStart } from "../../queries/report-business-start.ts";
import type { WorkedExample } from "../../reports/business-case/examples.ts";
import { EMPTY_COST, EMPTY_OUTCOME, NO_SIMULATION, type TypedCase } from "./typed-case.ts";
import { lineOf } from "./type-more.ts";

/** The parts of one incident, by who bears them: published, and more than five years old. */
const INCIDENT = ["CR2.0.1", "CR2.0.2", "CR2.0.3", "CR2.0.4", "CR2.0.5"].map((code) => `UCD 1.4|${code}`);

/** The form filled with what is known. What nobody has counted is empty, to be given with its grade. */
export function begunCase(start: CaseStart, example?: WorkedExample): TypedCase {
  const { population, prices, vintages, baseYear } = start;
  const own =
    population === null || population.value === null
      ? { population: "", source: "" }
      : { population: String(population.value), source: `People: ${population.words}. ${population.source}.` };
  const known = example?.population
    ? {
        population: String(example.population.value),
        source: `People: ${example.population.what}. ${example.population.source}.`,
      }
    : own;
  const incident = prices.filter(({ key }) => INCIDENT.includes(key));
  return {
    name: example ? `${example.title}: a worked example` : "",
    baseYear,
    years: "5",
    discountRate: "3.5",
    discountFirstYear: "no",
    vintage: vintages[0] ?? "",
    ownVintage: "",
    ownSeries: "",
    comparator: "none",
    comparatorGrade: "",
    comparatorWords: "",
    note: "",
    simulate: NO_SIMULATION,
    outcomes: [{ ...EMPTY_OUTCOME, ...known, name: "Fewer repeat incidents", lines: incident.map(lineOf) }],
    costs: [
      example?.investment
        ? {
            ...EMPTY_COST,
            pence: String(example.investment.value),
            source: `${example.investment.what}. ${example.investment.source}.`,
          }
        : { ...EMPTY_COST, bearer: "hub", priceYear: baseYear },
    ],
  };
}
