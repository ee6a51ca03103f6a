// The numbers that can be drawn, as the form and the page say them.
import { formatPounds } from "#machines/money.ts";

/** A share of one as per cent: `12.5%`. */
export const percentWords = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;

/** How the number of a path is typed and said: in pounds, as a count, or per cent. */
export function unitOf(path: string): "pounds" | "count" | "percent" {
  if (/\.pence(PerYear)?$/.test(path)) return "pounds";
  return path.endsWith(".population") ? "count" : "percent";
}

function valueWords(path: string, value: number): string {
  const unit = unitOf(path);
  if (unit === "pounds") return formatPounds(value);
  return unit === "count" ? value.toLocaleString("en-GB") : percentWords(value);
}

interface RangeOf {
  readonly low: number;
  readonly high: number;
  readonly likely?: number | undefined;
}

/** A range as it is said: `from 10% to 30%, most likely 25%`. */
export function rangeWords(path: string, { low, high, likely }: RangeOf): string {
  const of = (value: number) => valueWords(path, value);
  return `from ${of(low)} to ${of(high)}, ${likely === undefined ? "each as likely" : `most likely ${of(likely)}`}`;
}

/** The numbers of an outcome that can be drawn, with what each is called. */
export const DRAWN_OF_OUTCOME: Readonly<Record<string, string>> = {
  population: "people or events there are",
  affected: "of them, affected",
  engaged: "of those, taking part",
  retained: "of those, staying",
  impact: "of those, for whom it works",
  deadweight: "who would have had it anyway",
  dropOff: "how much is lost each year",
};

/** A number that can be drawn, by its place in the form: `Outcome 1: of those, for whom it works`. A path of nothing is told as it is. */
export function inputName(path: string): string {
  if (path === "discountRate") return "Discount rate";
  const cost = /^costs\.(\d+)\.pence$/.exec(path);
  if (cost) return `Cost ${Number(cost[1]) + 1}`;
  const line = /^outcomes\.(\d+)\.costableAs\.(\d+)\.pencePerYear$/.exec(path);
  if (line) return `Outcome ${Number(line[1]) + 1}: value ${Number(line[2]) + 1}`;
  const [, outcome, last = ""] = /^outcomes\.(\d+)\.(\w+)$/.exec(path) ?? [];
  const words = Object.hasOwn(DRAWN_OF_OUTCOME, last) ? DRAWN_OF_OUTCOME[last] : undefined;
  return outcome === undefined || words === undefined ? path : `Outcome ${Number(outcome) + 1}: ${words}`;
}
