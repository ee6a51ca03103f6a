// Who pays and who gains in each year: the same formula, with only what one bearer has in it.
import type { BusinessCase } from "./input.ts";
import { runCase } from "./model.ts";
import { QUICK } from "./numbers.ts";

export interface BearerYears {
  readonly bearer: string;
  /** Undiscounted pence of each year, from year 0. */
  readonly costs: readonly number[];
  /** Fiscal benefit alone: what is not money to a service is no gain in its budget. */
  readonly fiscal: readonly number[];
}

/** Every bearer in the order in which it is first named. */
export function bearerYears(input: BusinessCase): BearerYears[] {
  const named = [...input.costs, ...input.outcomes.flatMap(({ costableAs }) => costableAs)].map(({ bearer }) => bearer);
  return [...new Set(named)].map((bearer) => {
    const theirs = <T extends { readonly bearer: string }>(lines: readonly T[]) =>
      lines.filter((line) => line.bearer === bearer);
    const { years } = runCase(
      QUICK,
      {
        ...input,
        costs: theirs(input.costs),
        outcomes: input.outcomes.map((outcome) => ({ ...outcome, costableAs: theirs(outcome.costableAs) })),
      },
      { bias: true },
    );
    return {
      bearer,
      costs: years.map(({ cost }) => QUICK.rounded(cost)),
      fiscal: years.map(({ fiscal }) => QUICK.rounded(fiscal)),
    };
  });
}
