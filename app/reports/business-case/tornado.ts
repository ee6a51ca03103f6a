// What matters most: each number 20 per cent lower and higher, everything else as it is.
import type { BusinessCase } from "./input.ts";
import { inputsOf, withInputs, type Input } from "./inputs.ts";
import { runCase } from "./model.ts";
import { QUICK } from "./numbers.ts";

export const SWING = 0.2;

export interface TornadoEnd {
  readonly value: number;
  /** Net present value in pence. */
  readonly fiscal: number;
  readonly public: number;
}

export interface TornadoBar {
  readonly input: string;
  readonly words: string;
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
  /** How far apart the two public net present values are, in pence. */
  readonly swing: number;
}

/** The bars, widest first. A share stops at one, and a rate above −1. */
export function tornadoOf(input: BusinessCase): TornadoBar[] {
  return inputsOf(input)
    .map((one) => {
      const [low, high] = [endOf(input, one, 1 - SWING), endOf(input, one, 1 + SWING)];
      return { input: one.path, words: one.words, low, high, swing: Math.abs(high.public - low.public) };
    })
    .sort((a, b) => b.swing - a.swing);
}

/** The two ends of a number that is varied by a fifth. */
export const endValue = ({ value, most, least = -Infinity }: Input, times: number): number =>
  Math.max(least, Math.min(most, value * times));

function endOf(input: BusinessCase, one: Input, times: number): TornadoEnd {
  const value = endValue(one, times);
  const { net } = runCase(QUICK, withInputs(input, new Map([[one.path, value]])), { bias: true });
  return { value, fiscal: QUICK.rounded(net.fiscal), public: QUICK.rounded(net.public) };
}
