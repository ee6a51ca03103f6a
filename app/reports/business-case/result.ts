// A business case as it is told: pence, rounded here and nowhere before.
import type { BusinessCase } from "./input.ts";
import { runCase, type Run } from "./model.ts";
import { EXACT, type Numbers } from "./numbers.ts";
import { simulationOf, type Simulation } from "./simulation.ts";
import { tornadoOf, type TornadoBar } from "./tornado.ts";

/** What a reader asks first. */
export interface Totals {
  readonly presentValue: {
    readonly cost: number;
    readonly fiscal: number;
    readonly public: number;
    readonly cashable: number;
  };
  readonly netPresentValue: { readonly fiscal: number; readonly public: number };
  /** Public benefit for each pound of cost; null without cost. */
  readonly benefitCostRatio: number | null;
  /** Fiscal benefit for each pound of cost; null without cost. */
  readonly fiscalReturn: number | null;
  readonly paybackYear: number | null;
}

export interface YearTold {
  readonly t: number;
  readonly cost: number;
  readonly fiscal: number;
  readonly economic: number;
  readonly social: number;
}

/** The answer: pence of the base year, but for units, ratios and years. */
export interface CaseResult extends Totals {
  readonly netUnits: Readonly<Record<string, number>>;
  /** Undiscounted. */
  readonly years: readonly YearTold[];
  /** Present value. */
  readonly byBearer: Readonly<Record<string, { readonly cost: number; readonly benefit: number }>>;
  readonly withoutOptimismBias: Totals;
  /** The impact at which the public net present value is nil; null when its size decides nothing. */
  readonly switchingImpact: Readonly<Record<string, number | null>>;
  readonly tornado: readonly TornadoBar[];
  readonly simulation?: Simulation;
}

/** Works the whole answer out. `progress` hears how many runs of a simulation are done. */
export function resultOf(input: BusinessCase, progress?: (done: number) => void): CaseResult {
  const n = EXACT;
  const run = runCase(n, input, { bias: true });
  const byName = <T>(of: (outcome: number) => T) =>
    Object.fromEntries(input.outcomes.map(({ name }, outcome) => [name, of(outcome)]));
  const byBearer = [...run.byBearer].map(
    ([bearer, { cost, benefit }]) => [bearer, { cost: n.rounded(cost), benefit: n.rounded(benefit) }] as const,
  );
  return {
    netUnits: byName((outcome) => n.value(run.netUnits[outcome] ?? n.of(0))),
    years: run.years.map(({ cost, fiscal, economic, social }, t) => ({
      t,
      cost: n.rounded(cost),
      fiscal: n.rounded(fiscal),
      economic: n.rounded(economic),
      social: n.rounded(social),
    })),
    ...totalsOf(n, run),
    byBearer: Object.fromEntries(byBearer),
    withoutOptimismBias: totalsOf(n, runCase(n, input, { bias: false })),
    switchingImpact: byName((outcome) => switchingImpact(n, input, run, outcome)),
    tornado: tornadoOf(input),
    ...(input.simulate ? { simulation: simulationOf(input, input.simulate, progress) } : {}),
  };
}

function totalsOf<N>(n: Numbers<N>, { present, net, paybackYear }: Run<N>): Totals {
  const ratio = (benefit: N) => (n.isNil(present.cost) ? null : n.value(n.over(benefit, present.cost)));
  return {
    presentValue: {
      cost: n.rounded(present.cost),
      fiscal: n.rounded(present.fiscal),
      public: n.rounded(present.public),
      cashable: n.rounded(present.cashable),
    },
    netPresentValue: { fiscal: n.rounded(net.fiscal), public: n.rounded(net.public) },
    benefitCostRatio: ratio(present.public),
    fiscalReturn: ratio(present.fiscal),
    paybackYear,
  };
}

/** All else fixed, net present value is a straight line in the impact: this is where it crosses nil. */
function switchingImpact<N>(n: Numbers<N>, input: BusinessCase, run: Run<N>, o: number): number | null {
  const outcome = input.outcomes[o];
  const [units, reached, worth] = [run.netUnits[o], run.reached[o], run.unitWorth[o]];
  if (!outcome || units === undefined || reached === undefined || worth === undefined) return null;
  const deadweight = n.of(outcome.deadweight);
  const slope = n.times(
    n.times(reached, worth),
    outcome.deadweightMode === "points" ? n.of(1) : n.minus(n.of(1), deadweight),
  );
  if (n.isNil(slope)) return null;
  const others = n.minus(run.net.public, n.times(units, worth));
  const needed = n.over(n.minus(n.of(0), others), slope);
  return n.value(outcome.deadweightMode === "points" ? n.plus(deadweight, needed) : needed);
}
