// Two kinds of number for one formula: exact fractions, so that nothing is rounded before the end, and the machine's own,
// for the thousands of runs of a simulation.
import { exactly, type Exact, nearest, negative, power, product, quotient, rounded, sum } from "./exact.ts";

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

export const EXACT: Numbers<Exact> = {
  of: exactly,
  plus: sum,
  minus: (a, b) => sum(a, negative(b)),
  times: product,
  over: quotient,
  power,
  isNil: (a) => a.over === 0n,
  reaches: (a, b) => a.over * b.under >= b.over * a.under,
  value: nearest,
  rounded,
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
