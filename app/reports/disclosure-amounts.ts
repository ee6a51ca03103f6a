// What is known of an amount of money by itself, and of its people from it.
import type { Range } from "./disclosure-bounds.ts";
import type { Known } from "./disclosure-network.ts";
import type { ListTruth, Truth } from "./disclosure-table.ts";
import { moneyStep, roundedPence } from "./rounding.ts";

/** What one person brings at least and at most, in pence. */
export type Each = readonly [least: number, most: number];

/**
 * What one person of a row brings at least and at most, for all that a reader may know: the cheapest price; and where a list divides
 * people, it may be by what they cost, so all of its people may be known to be as dear as the cheapest and the dearest of them.
 */
export function eachIn({ list }: ListTruth, { minUnitPence, minPersonPence, maxPersonPence }: Truth): Each {
  if (list.kind === "overlap") return [minUnitPence, Infinity];
  return minPersonPence < 0 ? [-Infinity, Infinity] : [minPersonPence, maxPersonPence];
}

/** What is known of an amount by itself, when it is of so many people and each of them brings at least and at most so much. */
export function knownAmount(truth: Truth, count: Range, shown: boolean, [each, most]: Each): Known {
  const { pence, maxUnitPence } = truth;
  const least = count.low === 0 ? Math.min(0, each) : count.low * each;
  const [low, high] = [pence < least ? -Infinity : least, most === 0 ? 0 : count.high * most];
  if (!shown) return { value: pence, low, high };
  const [middle, half] = [roundedPence(pence, maxUnitPence), moneyStep(maxUnitPence) / 2];
  return { value: pence, low: Math.max(low, middle - half), high: Math.min(high, middle + half) };
}

/** How many people so much money may be of, when it is of so many by itself. */
export function peopleIn({ low, high }: Range, count: Range, [least, most]: Each): number {
  const from = most > 0 && low > 0 ? Math.max(count.low, Math.ceil(low / most)) : count.low;
  const to = least > 0 ? Math.min(count.high, Math.floor(high / least)) : count.high;
  return to - from + 1;
}

/** True for an amount that is hidden for its own sake: of a few people, or nearly all of it one person's. */
export const isDelicate = ({ people, dominated }: Truth, mostHidden: number): boolean =>
  people > 0 && (people <= mostHidden || dominated);
