import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Chance with a seed: the same seed throws the same dice for ever. */
export interface Dice {
  /** From 0 up to, never reaching, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** One of the values, as often as its weight says. */
  weighted<T>(values: readonly (readonly [T, number])[]): T;
}

export function diceOf(seed: number): Dice {
  const generator = xoroshiro128plus(seed);
  const next = () => uniformFloat64(generator);
  // Small seeds begin with extreme numbers: the first few are thrown away.
  for (let thrown = 0; thrown < 16; thrown += 1) next();
  const dice: Dice = {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    weighted: (values) => {
      let left = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of values) {
        left -= weight;
        if (left < 0) return value;
      }
      throw new RangeError("Weights are above nothing.");
    },
  };
  return dice;
}
