// The numbers of a business case that somebody could have wrong, each by its dotted path, and how to say another one.
import { businessCaseSchema, growsTooFar, type BusinessCase } from "./input.ts";

/** One number that can be varied. */
export interface Input {
  /** `outcomes.0.impact`. */
  readonly path: string;
  /** In words: the outcome's or the bearer's name, and what of it. */
  readonly words: string;
  readonly value: number;
  /** The most it can be; a share is at most one. */
  readonly most: number;
  /** The least it can be where that is not nil. */
  readonly least?: number;
}

const SHARES = [
  ["affected", "share affected"],
  ["engaged", "share engaged"],
  ["retained", "share retained"],
  ["impact", "impact"],
  ["deadweight", "deadweight"],
  ["dropOff", "yearly drop-off"],
] as const;

const LEAST_RATE = -0.9;

/** Every number that the tornado and the simulation may vary, in the order of the document. */
export function inputsOf(input: BusinessCase): Input[] {
  const outcomes = input.outcomes.flatMap((outcome, o) => [
    {
      path: `outcomes.${o}.population`,
      words: `${outcome.name}: population`,
      value: outcome.population,
      most: Infinity,
    },
    ...SHARES.map(([key, words]) => ({
      path: `outcomes.${o}.${key}`,
      words: `${outcome.name}: ${words}`,
      value: outcome[key],
      most: 1,
    })),
    ...outcome.costableAs.map((line, l) => ({
      path: `outcomes.${o}.costableAs.${l}.pencePerYear`,
      words: `${outcome.name}: ${line.kind} value to ${line.bearer}`,
      value: line.pencePerYear,
      most: Infinity,
    })),
  ]);
  const costs = input.costs.map((cost, c) => ({
    path: `costs.${c}.pence`,
    words: `Cost to ${cost.bearer} in year ${cost.year}`,
    value: cost.pence,
    most: Infinity,
  }));
  // Everything is lost at −1, and what is below it is no rate.
  const least = Math.min(input.discountRate, LEAST_RATE);
  const rate = { path: "discountRate", words: "Discount rate", value: input.discountRate, most: Infinity, least };
  return [...outcomes, ...costs, rate];
}

/** How long one run of a simulation takes: numbers times years. */
export const effortOfARun = (input: BusinessCase): number => inputsOf(input).length * (input.years + 10);

/** The same business case with some of its numbers said differently. */
export function withInputs(input: BusinessCase, values: ReadonlyMap<string, number>): BusinessCase {
  const at = (path: string, value: number) => values.get(path) ?? value;
  return {
    ...input,
    discountRate: at("discountRate", input.discountRate),
    costs: input.costs.map((cost, c) => ({ ...cost, pence: at(`costs.${c}.pence`, cost.pence) })),
    outcomes: input.outcomes.map((outcome, o) => ({
      ...outcome,
      population: at(`outcomes.${o}.population`, outcome.population),
      affected: at(`outcomes.${o}.affected`, outcome.affected),
      engaged: at(`outcomes.${o}.engaged`, outcome.engaged),
      retained: at(`outcomes.${o}.retained`, outcome.retained),
      impact: at(`outcomes.${o}.impact`, outcome.impact),
      deadweight: at(`outcomes.${o}.deadweight`, outcome.deadweight),
      dropOff: at(`outcomes.${o}.dropOff`, outcome.dropOff),
      costableAs: outcome.costableAs.map((line, l) => ({
        ...line,
        pencePerYear: at(`outcomes.${o}.costableAs.${l}.pencePerYear`, line.pencePerYear),
      })),
    })),
  };
}

type Stated = NonNullable<NonNullable<BusinessCase["simulate"]>["ranges"]>[number];

/** What a stated range may not be, in a sentence; null when it is right. */
export function problemOfRange(input: BusinessCase, { input: path, low, high, likely }: Stated): string | null {
  if (!inputsOf(input).some((one) => one.path === path))
    return "This business case has no such number: say it as outcomes.0.impact or costs.0.pence.";
  if (low > high) return "The lowest value is above the highest.";
  if (likely !== undefined && (likely < low || likely > high)) return "The likeliest value is outside the range.";
  // A run may draw part of a penny: only its size is asked about.
  const asked = (value: number) => (/[pP]ence/.test(path) ? Math.round(value) : value);
  const legal = [low, high].every((value) => {
    const read = businessCaseSchema.safeParse(withInputs(input, new Map([[path, asked(value)]])));
    return read.success && !growsTooFar(read.data);
  });
  return legal
    ? null
    : "This number can’t be all that the range says: a share is from 0 to 1, and nothing is negative.";
}
