// Exact fractions. They are not put in lowest terms on the way: a business case over many years would spend nearly all its time
// on that, and one denominator mostly divides the next, which is year after year the same rate once more.
import { decimal, divided } from "#machines/money.ts";

export interface Exact {
  readonly over: bigint;
  /** Above 0. */
  readonly under: bigint;
}

const of = (over: bigint, under: bigint): Exact => (under < 0n ? { over: -over, under: -under } : { over, under });

/** The decimal that was typed, exactly: 0.1 is one tenth and nothing beside it. */
export function exactly(value: number): Exact {
  const { digits, places } = decimal(value);
  return { over: digits, under: 10n ** places };
}

/** a + b, over the larger denominator where the smaller divides it. */
export function sum(a: Exact, b: Exact): Exact {
  if (a.over === 0n) return b;
  if (b.over === 0n) return a;
  if (a.under > b.under) return sum(b, a);
  if (b.under % a.under === 0n) return { over: a.over * (b.under / a.under) + b.over, under: b.under };
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

export const product = (a: Exact, b: Exact): Exact => ({ over: a.over * b.over, under: a.under * b.under });

/** b must not be nil. */
export const quotient = (a: Exact, b: Exact): Exact => of(a.over * b.under, a.under * b.over);

export const negative = ({ over, under }: Exact): Exact => ({ over: -over, under });

/** To a whole power; below 0 only of what is not nil. */
export function power({ over, under }: Exact, times: number): Exact {
  const size = BigInt(Math.abs(times));
  return times < 0 ? of(under ** size, over ** size) : { over: over ** size, under: under ** size };
}

/** A whole number, half away from zero. */
export const rounded = ({ over, under }: Exact): number => Number(divided(over, under));

const bitsOf = (value: bigint): number => value.toString(16).length * 4;

/** Bits that are more than a number of the machine keeps, whatever the size of the fraction. */
const ENOUGH = 80;
const MOST_AT_ONCE = 1000;

/** The nearest number, also of a fraction whose parts are each too large to be one. */
export function nearest({ over, under }: Exact): number {
  const size = over < 0n ? -over : over;
  const shift = Math.max(0, ENOUGH + bitsOf(under) - bitsOf(size));
  const [whole, rest] = [(size << BigInt(shift)) / under, (size << BigInt(shift)) % under];
  // What is left over only says on which side of a half it lies.
  const found = Number((whole << 1n) | (rest === 0n ? 0n : 1n)) / 2;
  const value = found / 2 ** Math.min(shift, MOST_AT_ONCE) / 2 ** Math.max(0, shift - MOST_AT_ONCE);
  return over < 0n ? -value : value;
}
