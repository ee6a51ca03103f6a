// From anything at all to a business case, or to a list of what is wrong with it: a path and a sentence each.
import { dotted, errorsFrom, type FactsError } from "#machines/protocol/issues.ts";
import { businessCaseSchema, growsTooFar, type BusinessCase } from "./input.ts";
import { problemOfRange } from "./inputs.ts";

export type InputProblem = FactsError;

export type ReadCase =
  | { readonly ok: true; readonly input: BusinessCase }
  | { readonly ok: false; readonly errors: readonly InputProblem[] };

const unknownKey = (_path: readonly PropertyKey[], key: string): string =>
  `A business case has no “${key}” here: take it out, or check how it is spelt.`;

/** Checks an unknown value. Never throws: everything that is wrong comes back with its dotted path and a sentence. */
export function readBusinessCase(value: unknown): ReadCase {
  const parsed = businessCaseSchema.safeParse(value);
  if (!parsed.success) return { ok: false, errors: errorsFrom(parsed.error.issues, unknownKey) };
  const errors = contradictions(parsed.data);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, input: parsed.data };
}

/** What is wrong between values that are each right by themselves. */
function contradictions(input: BusinessCase): InputProblem[] {
  const errors: InputProblem[] = [];
  const wrong = (path: readonly PropertyKey[], message: string) => errors.push({ path: dotted(path), message });
  input.simulate?.ranges?.forEach((range, i) => {
    const problem = problemOfRange(input, range);
    if (problem) wrong(["simulate", "ranges", i], problem);
  });
  if (growsTooFar(input))
    wrong(
      ["discountRate"],
      "At this rate, over so many years, the values are too large to be told: give one nearer to 0.",
    );
  const years = new Set<string>();
  input.series.forEach(({ fy }, i) => {
    if (years.has(fy)) wrong(["series", i, "fy"], `The series has ${fy} twice: keep one.`);
    years.add(fy);
  });
  const inSeries = (path: readonly PropertyKey[], fy: string) => {
    if (!years.has(fy)) wrong(path, `The series has no index for ${fy}: add it, or use another year.`);
  };
  inSeries(["baseYear"], input.baseYear);
  input.costs.forEach((cost, i) => {
    inSeries(["costs", i, "priceYear"], cost.priceYear);
    if (cost.year >= input.years)
      wrong(["costs", i, "year"], `The last year of this business case is ${input.years - 1}: years count from 0.`);
  });
  const names = new Set<string>();
  input.outcomes.forEach((outcome, i) => {
    if (names.has(outcome.name)) wrong(["outcomes", i, "name"], "Two outcomes have this name: give each its own.");
    names.add(outcome.name);
    outcome.costableAs.forEach((line, j) => inSeries(["outcomes", i, "costableAs", j, "priceYear"], line.priceYear));
  });
  return errors;
}
