// A price index that somebody brings, in place of those that the hub has.
import type { FieldError } from "../../components/summary-of-errors.tsx";
import type { BusinessCase } from "../../reports/business-case/input.ts";
import { readSeries, SeriesError } from "../../reports/series-file.ts";
import type { TypedCase } from "./typed-case.ts";

const MOST_YEARS = 100;
const MOST_LETTERS = 200;

export interface OwnIndex {
  readonly series: BusinessCase["series"] | null;
  readonly errors: readonly FieldError[];
}

/** Reads it: a year and an index on each line. `vintages`: the names that are taken already. */
export function ownIndex({ ownVintage, ownSeries }: TypedCase, vintages: readonly string[]): OwnIndex {
  const name = ownVintage.trim();
  const named = (message: string): FieldError[] => [{ field: "ownVintage", message }];
  const errors = [
    ...(name === "" ? named("Say whose price index it is, and when it was published.") : []),
    ...(name.length > MOST_LETTERS ? named(`Say it in at most ${MOST_LETTERS} letters.`) : []),
    ...(vintages.includes(name)
      ? named("The hub has an index of this name: choose that one, or call yours otherwise.")
      : []),
  ];
  try {
    const series = [...readSeries(ownSeries)].map(([fy, index]) => ({ fy, index }));
    if (series.length <= MOST_YEARS) return { series, errors };
    return { series: null, errors: [...errors, { field: "ownSeries", message: `Give at most ${MOST_YEARS} years.` }] };
  } catch (error) {
    if (!(error instanceof SeriesError)) throw error;
    return { series: null, errors: [...errors, { field: "ownSeries", message: error.message }] };
  }
}
