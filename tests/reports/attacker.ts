// The most patient reader: knows every published number, how it was rounded (at its finest), that each case has at least
// one event, and the cheapest price there is; and narrows every unknown down until nothing moves any more. Written
// without a line of the code it attacks.
import type { Shown, Table } from "#app/reports/disclosure.ts";

export interface Box {
  low: number;
  high: number;
}
export interface Guess {
  readonly shown: Shown;
  readonly cases: Box;
  readonly pence: Box;
}
export interface Known {
  /** The cheapest price, in pence. */
  readonly cheapest: number;
  /** How far, in pence, the money of a cell may lie from what is shown. */
  readonly slack: (list: number, index: number) => number;
  readonly countStep: (list: number) => number;
}

/** Everything that can be worked out about each cell. */
export function attack(table: Table<Shown>, know: Known): { total: Guess; lists: Guess[][] } {
  const guess = (shown: Shown, list: number, index: number): Guess => {
    const cases: Box = { low: 1, high: 7 };
    if (typeof shown.cases === "number") {
      const step = know.countStep(list);
      cases.low = shown.cases === 0 ? 0 : Math.max(8, shown.cases - Math.floor(step / 2));
      cases.high = shown.cases === 0 ? 0 : shown.cases + Math.ceil(step / 2) - 1;
    }
    const pence: Box = { low: cases.low * know.cheapest, high: Number.MAX_SAFE_INTEGER };
    if (shown.cases === 0) pence.high = 0;
    else if (typeof shown.pounds === "number") {
      const middle = Math.round(shown.pounds * 100);
      pence.low = Math.max(pence.low, middle - know.slack(list, index));
      pence.high = middle + know.slack(list, index);
    }
    return { shown, cases, pence };
  };
  const total = guess(table.total, -1, 0);
  const lists = table.lists.map((list, l) => list.map((shown, index) => guess(shown, l, index)));

  for (let moved = true; moved;) {
    moved = false;
    const narrow = (box: Box, low: number, high: number) => {
      if (low > box.low) [box.low, moved] = [low, true];
      if (high < box.high) [box.high, moved] = [high, true];
    };
    for (const list of lists) {
      const plus = (pick: (guess: Guess) => number) => list.reduce((sum, one) => sum + pick(one), 0);
      narrow(
        total.pence,
        plus((one) => one.pence.low),
        plus((one) => one.pence.high),
      );
      narrow(
        total.cases,
        Math.max(...list.map((one) => one.cases.low)),
        plus((one) => one.cases.high),
      );
      for (const one of list) {
        const rest = (pick: (guess: Guess) => number) => plus(pick) - pick(one);
        narrow(
          one.pence,
          total.pence.low - rest((other) => other.pence.high),
          total.pence.high - rest((other) => other.pence.low),
        );
        narrow(one.cases, total.cases.low - rest((other) => other.cases.high), total.cases.high);
      }
    }
    for (const one of [total, ...lists.flat()]) narrow(one.cases, 0, Math.floor(one.pence.high / know.cheapest));
  }
  return { total, lists };
}
