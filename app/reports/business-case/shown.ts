// Everything a page says of one version, worked out once: what is locked or unsigned is not in it.
import { bearerWords } from "./bearers.ts";
import { bearerYears, type BearerYears } from "./by-bearer.ts";
import { threeColumns, type ThreeColumns } from "./cashability.ts";
import { horizonOf, HORIZONS, type Horizon } from "./horizons.ts";
import type { BusinessCase } from "./input.ts";
import { effortOfARun } from "./inputs.ts";
import { resultOf, type CaseResult, type Totals } from "./result.ts";
import type { Simulation } from "./simulation.ts";
import type { CaseVersion } from "./version.ts";
import { isLocked } from "./version.ts";

export interface ShownCase {
  /** No comparator and no graded assumption: every ratio in this is null. */
  readonly locked: boolean;
  readonly signed: boolean;
  readonly result: Omit<CaseResult, "simulation">;
  /** How it might come out; what each number was drawn from is the version’s, or a fifth either way. */
  readonly simulation: Omit<Simulation, "ranges"> | null;
  readonly columns: ThreeColumns;
  /** Over its own years: corrected for optimism, and not. */
  readonly corrected: Horizon;
  readonly plain: Horizon;
  /** 5 and 25 years, and its own where they are others. */
  readonly horizons: readonly Horizon[];
  readonly bearers: readonly BearerYears[];
}

const SEED = 1;
const MOST_RUNS = 1000;
const FEWEST_RUNS = 200;
/** Drawn numbers times years that a page has time for. */
const EFFORT = 600_000;

/** How many runs of a simulation a page has time for: fewer where each is long. */
export function runsOnAPage(input: BusinessCase): number {
  return Math.max(FEWEST_RUNS, Math.min(MOST_RUNS, Math.floor(EFFORT / effortOfARun(input))));
}

/** How the numbers are drawn: as somebody stated, else from a fifth below to a fifth above, in as many runs as there is time for. */
export const simulated = (input: BusinessCase): BusinessCase => ({
  ...input,
  simulate: input.simulate ?? { seed: SEED, runs: runsOnAPage(input) },
});

const withoutRatios = <T extends Totals>(totals: T): T => ({ ...totals, benefitCostRatio: null, fiscalReturn: null });

/** Pence that nobody has signed for are nil. */
const withoutCash = <T extends Totals>(totals: T): T => ({
  ...totals,
  presentValue: { ...totals.presentValue, cashable: 0 },
});

/** The result as it may be told of a version: without ratios while it is locked, without cashable money while nobody has signed. */
export function resultShown(version: Pick<CaseVersion, "input" | "comparator">, signed: boolean): CaseResult {
  const { input } = version;
  const whole = resultOf(simulated(input));
  const cash = signed ? whole : { ...withoutCash(whole), withoutOptimismBias: withoutCash(whole.withoutOptimismBias) };
  if (!isLocked(version)) return cash;
  const { simulation } = cash;
  return {
    ...withoutRatios(cash),
    withoutOptimismBias: withoutRatios(cash.withoutOptimismBias),
    ...(simulation ? { simulation: { ...simulation, benefitCostRatio: null } } : {}),
  };
}

const withoutRanges = ({ ranges: _, ...simulation }: Simulation): Omit<Simulation, "ranges"> => simulation;

/** Works out what a page shows of a version. */
export function shownCase(version: Pick<CaseVersion, "input" | "comparator">, signed: boolean): ShownCase {
  const { input } = version;
  const { simulation, ...result } = resultShown(version, signed);
  const locked = isLocked(version);
  const over = (years: number, bias = true): Horizon => {
    const horizon = horizonOf(input, years, { bias });
    return locked ? { ...horizon, benefitCostRatio: null, fiscalReturn: null } : horizon;
  };
  const corrected = over(input.years);
  const lengths = [...new Set([input.years, ...HORIZONS])].sort((a, b) => a - b);
  const named = (words: string) => words.replace(/(?<= to )\S+(?=$| in year )/, bearerWords);
  return {
    locked,
    signed,
    result: { ...result, tornado: result.tornado.map((bar) => ({ ...bar, words: named(bar.words) })) },
    simulation: simulation ? withoutRanges(simulation) : null,
    columns: threeColumns(input, signed),
    corrected,
    plain: over(input.years, false),
    horizons: lengths.map((years) => (years === input.years ? corrected : over(years))),
    bearers: bearerYears(input),
  };
}
