// Two kinds of number for one formula: exact fractions, so that nothing is rounded before the end, and the machine's own,
// for the thousands of runs of a simulation.
import Fraction from "fraction.js";
import { decimal, divided } from "#machines/money.ts";

export interface Numbers<N> {
  of(value: number): N;
  plus(a: N, b: N): N;
  minus(a: N, b: N): N;
  times(a: N, b: N): N;
  /** b must not be nil. */
  over(a: N, b: N): N;
  /** To a whole power; negative too, of what is not nil. */
  power(a: N, times: number): N;
  isNil(a: N): boolean;
  /** True when a is not below b. */
  reaches(a: N, b: N): boolean;
  /** The nearest number there is. */
  value(a: N): number;
  /** A whole number, half away from zero. */
  rounded(a: N): number;
}

/** The decimal that was typed, exactly: 0.1 is one tenth and nothing beside it. */
export function exactly(value: number): Fraction {
  const { digits, places } = decimal(value);
  return new Fraction(digits, 10n ** places);
}

export const EXACT: Numbers<Fraction> = {
  of: exactly,
  plus: (a, b) => a.add(b),
  minus: (a, b) => a.sub(b),
  times: (a, b) => a.mul(b),
  over: (a, b) => a.div(b),
  power: (a, times) => {
    const [n, d] = [(a.s * a.n) ** BigInt(Math.abs(times)), a.d ** BigInt(Math.abs(times))];
    return times < 0 ? new Fraction(d, n) : new Fraction(n, d);
  },
  isNil: (a) => a.n === 0n,
  reaches: (a, b) => a.gte(b),
  value: (a) => a.valueOf(),
  rounded: ({ s, n, d }) => Number(divided(s * n, d)),
};

export const QUICK: Numbers<number> = {
  of: (value) => value,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  times: (a, b) => a * b,
  over: (a, b) => a / b,
  power: (a, times) => a ** times,
  isNil: (a) => a === 0,
  reaches: (a, b) => a >= b,
  value: (a) => a,
  rounded: (a) => {
    const size = Math.round(Math.abs(a));
    return a < 0 && size > 0 ? -size : size;
  },
};
