// Money. Every list of a table adds up to the same total, so a hidden amount is the total less what is shown. For each
// hidden cell we work out what the most patient reader could, from everything that is shown and what prices are public;
// while that is too narrow, one more amount is hidden: the smallest beside it, then the total, then the smallest elsewhere.
import type { Table, Truth } from "./disclosure.ts";
import { isFew, moneyStep, roundedPence, shownMoney, SUPPRESSED, type ShownMoney } from "./rounding.ts";

/** One cell while we decide. `list` is -1 for the total. */
interface Cell extends Truth {
  readonly list: number;
  readonly index: number;
  hidden: boolean;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** The money as it may be shown, in pounds. */
export function controlledMoney(truth: Table<Truth>): Table<ShownMoney> {
  const cell = (of: Truth, list: number, index: number): Cell => ({
    ...of,
    list,
    index,
    hidden: shownMoney(of.pence, of.maxUnitPence, of.cases) === SUPPRESSED,
  });
  const total = cell(truth.total, -1, 0);
  const lists = truth.lists.map((list, l) => list.map((of, index) => cell(of, l, index)));
  for (;;) {
    const exposed = [total, ...lists.flat()].find((one) => one.hidden && isExposed(one, total, lists));
    if (exposed === undefined) break;
    const next = nextToHide(exposed, total, lists);
    if (next === undefined) break;
    next.hidden = true;
  }
  const show = (one: Cell): ShownMoney =>
    one.hidden ? SUPPRESSED : shownMoney(one.pence, one.maxUnitPence, one.cases);
  return { total: show(total), lists: lists.map((list) => list.map(show)) };
}

function nextToHide(exposed: Cell, total: Cell, lists: readonly (readonly Cell[])[]): Cell | undefined {
  const shown = (cells: readonly Cell[]) =>
    cells.filter((one) => !one.hidden && one.cases > 0).sort((a, b) => a.pence - b.pence)[0];
  return shown(lists[exposed.list] ?? []) ?? shown([total]) ?? shown(lists.flat());
}

/** True when a reader could say of a hidden amount more than they may: within half of it, or within five of its dearest unit. */
function isExposed(cell: Cell, total: Cell, lists: readonly (readonly Cell[])[]): boolean {
  const { low, high } = whatIsLeft(cell, total, lists);
  if (high - low < moneyStep(cell.maxUnitPence)) return true;
  return isFew(cell.cases) && (2 * low > cell.pence || 2 * high < 3 * cell.pence);
}

/** The range a reader can work out for a cell from all the others. */
function whatIsLeft(cell: Cell, total: Cell, lists: readonly (readonly Cell[])[]): Range {
  const sums = lists.filter((_, l) => l !== cell.list).map((list) => summed(list.map(known)));
  if (cell === total) return within(sums, { low: 0, high: Infinity });
  const whole = within(sums, known(total));
  const others = summed((lists[cell.list] ?? []).filter((other) => other !== cell).map(known));
  return { low: Math.max(0, whole.low - others.high), high: whole.high - others.low };
}

const within = (ranges: readonly Range[], start: Range): Range =>
  ranges.reduce((a, b) => ({ low: Math.max(a.low, b.low), high: Math.min(a.high, b.high) }), start);

const summed = (ranges: readonly Range[]): Range =>
  ranges.reduce((a, b) => ({ low: a.low + b.low, high: a.high + b.high }), { low: 0, high: 0 });

/** What a reader knows of a cell by itself: each of its cases has at least one event, at no less than the cheapest price. */
function known(cell: Cell): Range {
  if (cell.cases <= 0) return { low: 0, high: 0 };
  const events = Math.min(cell.pence, cell.cases * cell.minUnitPence);
  if (cell.hidden) return { low: events, high: Infinity };
  const half = moneyStep(cell.maxUnitPence) / 2;
  const middle = roundedPence(cell.pence, cell.maxUnitPence);
  return { low: Math.max(middle - half, events), high: middle + half };
}
