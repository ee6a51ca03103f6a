// The same numbers over another length of time.
import type { BusinessCase } from "./input.ts";
import { runCase } from "./model.ts";
import { QUICK } from "./numbers.ts";

export const HORIZONS = [5, 25] as const;

/**
 * What a business case says when it is looked at over so many years; pence in present value. In the machine's own numbers, which are
 * right far beyond the pounds that a page shows; the exact ones are the result's.
 */
export interface Horizon {
  readonly years: number;
  readonly cost: number;
  readonly fiscal: number;
  readonly economic: number;
  readonly social: number;
  readonly public: number;
  readonly netFiscal: number;
  readonly netPublic: number;
  readonly paybackYear: number | null;
  readonly benefitCostRatio: number | null;
  readonly fiscalReturn: number | null;
  /** Costs that fall after the last year, and so are in none of these. */
  readonly costsLeftOut: number;
}

/**
 * Works it out over `years`. A benefit goes on as long as its lag and drop-off say; no cost is added to keep it up. `bias`: corrected
 * for optimism.
 */
export function horizonOf(input: BusinessCase, years: number, { bias } = { bias: true }): Horizon {
  const n = QUICK;
  const costs = input.costs.filter(({ year }) => year < years);
  const { present, net, paybackYear } = runCase(n, { ...input, years, costs }, { bias });
  const ratio = (benefit: typeof present.cost) =>
    n.isNil(present.cost) ? null : n.value(n.over(benefit, present.cost));
  return {
    years,
    cost: n.rounded(present.cost),
    fiscal: n.rounded(present.fiscal),
    economic: n.rounded(present.economic),
    social: n.rounded(present.social),
    public: n.rounded(present.public),
    netFiscal: n.rounded(net.fiscal),
    netPublic: n.rounded(net.public),
    paybackYear,
    benefitCostRatio: ratio(present.public),
    fiscalReturn: ratio(present.fiscal),
    costsLeftOut: input.costs.length - costs.length,
  };
}
