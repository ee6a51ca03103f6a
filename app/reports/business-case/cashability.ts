// Three columns for one fiscal benefit: money that can be taken out, time that is freed, and cost that would have come later.
import type { BusinessCase } from "./input.ts";
import { runCase } from "./model.ts";
import { QUICK } from "./numbers.ts";

/** Present values in pence; together the fiscal benefit, but for rounding each. */
export interface ThreeColumns {
  /** Nil until a finance lead has signed. */
  readonly cashable: number;
  /** Not cashable, of outcomes that begin at once. */
  readonly capacity: number;
  /** Not cashable, of outcomes that begin a year or more after the money is spent. */
  readonly later: number;
}

/** Divides the present fiscal benefit. `signed`: a finance lead answers for the cashable shares that are typed. */
export function threeColumns(input: BusinessCase, signed: boolean): ThreeColumns {
  const n = QUICK;
  const part = (belongs: (lagYears: number) => boolean) => {
    const outcomes = input.outcomes.filter(({ lagYears }) => belongs(lagYears));
    const { present } = runCase(n, { ...input, costs: [], outcomes }, { bias: true });
    const cashable = signed ? present.cashable : n.of(0);
    return { cashable, rest: n.minus(present.fiscal, cashable) };
  };
  const [now, later] = [part((lag) => lag === 0), part((lag) => lag > 0)];
  return {
    cashable: n.rounded(n.plus(now.cashable, later.cashable)),
    capacity: n.rounded(now.rest),
    later: n.rounded(later.rest),
  };
}
