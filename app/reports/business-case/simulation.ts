// How it might come out: every number drawn from its stated range at once, many times, from a seed that repeats it.
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { BusinessCase } from "./input.ts";
import { inputsOf, withInputs } from "./inputs.ts";
import { runCase } from "./model.ts";
import { QUICK } from "./numbers.ts";
import { endValue, SWING } from "./tornado.ts";

export interface Range {
  readonly input: string;
  readonly low: number;
  readonly high: number;
  /** With it the draw is a triangle; without, every value is as likely. */
  readonly likely?: number | undefined;
}

export interface Spread {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

export interface Simulation {
  readonly seed: number;
  readonly runs: number;
  readonly ranges: readonly Range[];
  /** Net present value, in pence. */
  readonly fiscal: Spread;
  readonly public: Spread;
  readonly benefitCostRatio: Spread | null;
  /** Share of the runs in which the public net present value is above nil. */
  readonly publicAboveNil: number;
}

type Simulate = NonNullable<BusinessCase["simulate"]>;

/** A fifth either way for every number, when nobody stated ranges. */
export function usualRanges(input: BusinessCase): Range[] {
  return inputsOf(input).map((one) => {
    const [a, b] = [endValue(one, 1 - SWING), endValue(one, 1 + SWING)];
    return { input: one.path, low: Math.min(a, b), high: Math.max(a, b) };
  });
}

/** Draws and works out every run. The same seed and ranges give the same answer on every machine. */
export function simulationOf(input: BusinessCase, simulate: Simulate, progress?: (done: number) => void): Simulation {
  const ranges = simulate.ranges ?? usualRanges(input);
  const random = xoroshiro128plus(simulate.seed);
  const draw = ({ low, high, likely }: Range): number => {
    const u = uniformFloat64(random);
    if (likely === undefined || high === low) return low + u * (high - low);
    const turn = (likely - low) / (high - low);
    return u < turn
      ? low + Math.sqrt(u * (high - low) * (likely - low))
      : high - Math.sqrt((1 - u) * (high - low) * (high - likely));
  };
  const [fiscal, all, ratios]: [number[], number[], number[]] = [[], [], []];
  for (let done = 1; done <= simulate.runs; done += 1) {
    const drawn = new Map(ranges.map((range) => [range.input, draw(range)]));
    const { net, present } = runCase(QUICK, withInputs(input, drawn), { bias: true });
    fiscal.push(net.fiscal);
    all.push(net.public);
    if (present.cost !== 0) ratios.push(present.public / present.cost);
    if (done % 100 === 0 || done === simulate.runs) progress?.(done);
  }
  return {
    seed: simulate.seed,
    runs: simulate.runs,
    ranges,
    fiscal: spreadOf(fiscal, (value) => QUICK.rounded(value)),
    public: spreadOf(all, (value) => QUICK.rounded(value)),
    benefitCostRatio: ratios.length === simulate.runs ? spreadOf(ratios, (value) => value) : null,
    publicAboveNil: all.filter((value) => value > 0).length / simulate.runs,
  };
}

/** The values below which so many of a hundred runs lie: the nearest rank, a run that happened. */
function spreadOf(values: readonly number[], told: (value: number) => number): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (percent: number) => told(sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0);
  return { p5: at(5), p50: at(50), p95: at(95) };
}
