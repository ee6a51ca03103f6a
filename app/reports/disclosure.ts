// Disclosure control: the one gate through which numbers leave the database for a report. What it returns is all that
// pages, payloads, pictures and files are made of. Each quarter passes it alone, in a shape that never changes, so that
// no choice of quarters, and no two reports that overlap, can be set against each other.
import { controlledCounts, type CountSteps } from "./disclosure-counts.ts";
import { controlledMoney } from "./disclosure-money.ts";
import type { ShownCount, ShownMoney } from "./rounding.ts";

/** What is true of one cell. Never leaves the server. */
export interface Truth {
  readonly cases: number;
  readonly pence: number;
  /** The largest unit price in it, in pence. */
  readonly maxUnitPence: number;
  /** The cheapest price that could be in it, in pence: the catalogue is public, so a reader knows it. */
  readonly minUnitPence: number;
}

/** One quarter: its total, and each way in which that total is divided up whole. A case may be in several cells of a list; money is in one. */
export interface Table<T> {
  readonly total: T;
  readonly lists: readonly (readonly T[])[];
}

/** What may be shown of one cell. */
export interface Shown {
  readonly cases: ShownCount;
  readonly pounds: ShownMoney;
}

export const NOTHING: Truth = { cases: 0, pence: 0, maxUnitPence: 0, minUnitPence: 0 };

export interface Controlled extends Table<Shown> {
  readonly steps: CountSteps;
}

/** The table as it may be shown: same shape, controlled numbers only. */
export function controlled(table: Table<Truth>): Controlled {
  const counts = controlledCounts(mapped(table, (cell) => cell.cases));
  const money = controlledMoney(table);
  return {
    steps: counts.steps,
    total: { cases: counts.total, pounds: money.total },
    lists: table.lists.map((list, l) => list.map((_, i) => ({ cases: at(counts, l, i), pounds: at(money, l, i) }))),
  };
}

/** The same table with each cell turned into something else. */
export function mapped<A, B>(table: Table<A>, turn: (cell: A) => B): Table<B> {
  return { total: turn(table.total), lists: table.lists.map((list) => list.map(turn)) };
}

function at<T>(table: Table<T>, list: number, index: number): T {
  const cell = table.lists[list]?.[index];
  if (cell === undefined) throw new RangeError("The table has no such cell.");
  return cell;
}
