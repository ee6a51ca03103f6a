// A business case as it is typed: words, kept as they came however wrong they are. Shares are typed per cent, money in pounds.
import type { FormValues } from "../../forms.ts";
import { MOST } from "../../reports/business-case/version.ts";

const TOP = [
  "name",
  "baseYear",
  "years",
  "discountRate",
  "discountFirstYear",
  "vintage",
  "ownVintage",
  "ownSeries",
  "comparator",
  "comparatorGrade",
  "comparatorWords",
  "note",
] as const;
const OUTCOME = [
  "name",
  "population",
  "affected",
  "engaged",
  "retained",
  "impact",
  "deadweight",
  "deadweightMode",
  "lagYears",
  "dropOff",
  "grade",
  "source",
] as const;
const LINE = ["bearer", "kind", "pencePerYear", "priceYear", "cashable", "source", "price"] as const;
const COST = ["bearer", "year", "pence", "priceYear", "grade", "source"] as const;
const SIMULATE = ["seed", "runs"] as const;
const RANGE = ["input", "low", "high", "likely"] as const;

/** What stands for a price index of one’s own in the list of those that the hub has. */
export const OWN_INDEX = "own";

type Words<Names extends readonly string[]> = Readonly<Record<Names[number], string>>;

/** `price` names the catalogue's price that it was taken from, if any. */
export type TypedLine = Words<typeof LINE>;
export type TypedOutcome = Words<typeof OUTCOME> & { readonly lines: readonly TypedLine[] };
export type TypedCost = Words<typeof COST>;
/** `input` is the path of the number that is drawn; its values are typed as that number is. */
export type TypedRange = Words<typeof RANGE>;
/** Left empty, nobody has said how the numbers are drawn. */
export type TypedSimulation = Words<typeof SIMULATE> & { readonly ranges: readonly TypedRange[] };
export type TypedCase = Words<typeof TOP> & {
  readonly simulate: TypedSimulation;
  readonly outcomes: readonly TypedOutcome[];
  readonly costs: readonly TypedCost[];
};

export const EMPTY_LINE: TypedLine = {
  bearer: "",
  kind: "fiscal",
  pencePerYear: "",
  priceYear: "",
  cashable: "0",
  source: "",
  price: "",
};
export const EMPTY_OUTCOME: TypedOutcome = {
  name: "",
  population: "",
  affected: "",
  engaged: "",
  retained: "",
  impact: "",
  deadweight: "",
  deadweightMode: "points",
  lagYears: "0",
  dropOff: "0",
  grade: "",
  source: "",
  lines: [],
};
export const EMPTY_COST: TypedCost = { bearer: "", year: "0", pence: "", priceYear: "", grade: "", source: "" };
export const EMPTY_RANGE: TypedRange = { input: "", low: "", high: "", likely: "" };
export const NO_SIMULATION: TypedSimulation = { seed: "", runs: "", ranges: [] };

/** What was typed, as it was posted: fields are named by their path in a business case, `outcomes.0.costableAs.1.pencePerYear`. */
export function typedFrom(values: FormValues): TypedCase {
  const text = (name: string): string => [values[name] ?? ""].flat()[0] ?? "";
  const words = <Names extends readonly string[]>(names: Names, at = ""): Words<Names> =>
    Object.fromEntries(names.map((name) => [name, text(at + name)])) as Words<Names>;
  const sent = Object.keys(values);
  /** The places that were sent under a path, in order; one more than may be, so that too many are said to be. */
  const places = (under: string, most: number): string[] => {
    const found = new Set<number>();
    for (const name of sent) {
      const place = name.startsWith(under) ? /^\d{1,3}(?=\.)/.exec(name.slice(under.length)) : null;
      if (place) found.add(Number(place[0]));
    }
    return [...found]
      .sort((a, b) => a - b)
      .slice(0, most + 1)
      .map((place) => `${under}${place}.`);
  };
  return {
    ...words(TOP),
    outcomes: places("outcomes.", MOST.outcomes).map((at) => ({
      ...words(OUTCOME, at),
      lines: places(`${at}costableAs.`, MOST.lines).map((line) => words(LINE, line)),
    })),
    costs: places("costs.", MOST.costs).map((at) => words(COST, at)),
    simulate: {
      ...words(SIMULATE, "simulate."),
      ranges: places("simulate.ranges.", MOST.ranges).map((at) => words(RANGE, at)),
    },
  };
}
