// "Add another", "Remove" and "Add this price": the form comes back with one thing more or less, and nothing is saved.
import type { CataloguePrice } from "../../queries/report-business-start.ts";
import { MOST } from "../../reports/business-case/version.ts";
import { poundsTyped } from "./type-out.ts";
import {
  EMPTY_COST,
  EMPTY_LINE,
  EMPTY_OUTCOME,
  EMPTY_RANGE,
  type TypedCase,
  type TypedLine,
  type TypedOutcome,
  type TypedRange,
} from "./typed-case.ts";

const without = <T>(list: readonly T[], place: number): T[] => list.filter((_, index) => index !== place);
const oneMore = <T>(list: readonly T[], more: T, most: number): T[] =>
  list.length < most ? [...list, more] : [...list];

/** A value as the catalogue has it. None of it is cashable until somebody says how much. */
export const lineOf = (price: CataloguePrice): TypedLine => ({
  ...EMPTY_LINE,
  bearer: price.bearer,
  pencePerYear: poundsTyped(price.pence),
  priceYear: price.priceYear,
  source: price.source,
  price: price.key,
});

const withRanges = (typed: TypedCase, change: (all: readonly TypedRange[]) => readonly TypedRange[]): TypedCase => ({
  ...typed,
  simulate: { ...typed.simulate, ranges: change(typed.simulate.ranges) },
});

/** The ranges of what is taken out go with it; those of what comes after it follow to its new place. */
function withoutDrawn(typed: TypedCase, under: string, gone: number): TypedCase {
  return withRanges(typed, (all) =>
    all.flatMap((range) => {
      const place = range.input.startsWith(under) ? /^\d+(?=\.)/.exec(range.input.slice(under.length))?.[0] : undefined;
      if (place === undefined || Number(place) < gone) return [range];
      if (Number(place) === gone) return [];
      const rest = range.input.slice(under.length + place.length);
      return [{ ...range, input: `${under}${Number(place) - 1}${rest}` }];
    }),
  );
}

const INTENT = /^(add|remove)-(outcome|line|cost|price|range)(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?$/;

/**
 * What is typed, changed as a button of the form says; null for a button that changes nothing. `chosen` is the catalogue's price
 * that was picked beside the button, if it is one.
 */
export function typedAfter(intent: string, typed: TypedCase, chosen?: CataloguePrice): TypedCase | null {
  const [, verb, what, first = "", second = ""] = INTENT.exec(intent) ?? [];
  if (verb === undefined) return null;
  const [place, inner] = [Number(first), Number(second)];
  const inOutcome = (change: (outcome: TypedOutcome) => TypedOutcome): TypedCase => ({
    ...typed,
    outcomes: typed.outcomes.map((outcome, index) => (index === place ? change(outcome) : outcome)),
  });
  const lines = (change: (lines: readonly TypedLine[]) => readonly TypedLine[]) =>
    inOutcome((outcome) => ({ ...outcome, lines: change(outcome.lines) }));
  switch (`${verb}-${String(what)}`) {
    case "add-outcome":
      return { ...typed, outcomes: oneMore(typed.outcomes, EMPTY_OUTCOME, MOST.outcomes) };
    case "remove-outcome":
      return { ...withoutDrawn(typed, "outcomes.", place), outcomes: without(typed.outcomes, place) };
    case "add-cost":
      return { ...typed, costs: oneMore(typed.costs, { ...EMPTY_COST, priceYear: typed.baseYear }, MOST.costs) };
    case "remove-cost":
      return { ...withoutDrawn(typed, "costs.", place), costs: without(typed.costs, place) };
    case "add-line":
      return lines((all) => oneMore(all, { ...EMPTY_LINE, priceYear: typed.baseYear }, MOST.lines));
    case "remove-line": {
      const { simulate } = withoutDrawn(typed, `outcomes.${place}.costableAs.`, inner);
      return { ...lines((all) => without(all, inner)), simulate };
    }
    case "add-range":
      return withRanges(typed, (all) => oneMore(all, EMPTY_RANGE, MOST.ranges));
    case "remove-range":
      return withRanges(typed, (all) => without(all, place));
    case "add-price":
      return chosen ? lines((all) => oneMore(all, lineOf(chosen), MOST.lines)) : null;
    default:
      return null;
  }
}
