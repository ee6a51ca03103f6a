// A price index somebody publishes, as CSV: its first two columns are the year and the index, whatever their names.
import { parse } from "csv-parse/sync";

/** Index by year, the years written in one way. */
export type Series = ReadonlyMap<string, number>;

export class SeriesError extends Error {
  override readonly name = "SeriesError";
}

/** `2008/09`, `2008-2009` and `2008–09` are the year 2008-09; what is no financial year stays as it is. */
export function yearLabel(text: string): string {
  const trimmed = text.trim();
  const years = /^(\d{4})\s*[-/\u2010-\u2015]\s*(?:\d{2})?(\d{2})$/.exec(trimmed);
  return years && (Number(years[1]) + 1) % 100 === Number(years[2]) ? `${years[1]}-${years[2]}` : trimmed;
}

const numberOf = (text: string): number | null => {
  const plain = text.trim().replace(/(?<=\d),(?=\d{3}(\D|$))/g, "");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
};

/**
 * Reads the file. The heading may say anything; rows without an index, such as notes under the table, are passed over. Throws a
 * SeriesError that names the line for an index that is no number above 0 and for a year that comes twice.
 */
export function readSeries(text: string): Series {
  let rows: string[][];
  try {
    rows = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch {
    throw new SeriesError("The series is not a CSV file that can be read.");
  }
  const series = new Map<string, number>();
  rows.forEach(([year = "", index = ""], row) => {
    if (year === "" || index === "") return;
    const value = numberOf(index);
    if (value === null && row === 0) return;
    if (value === null || value <= 0)
      throw new SeriesError(`The index of “${year}” in the series is not a number above 0.`);
    const label = yearLabel(year);
    if (series.has(label)) throw new SeriesError(`The series has the year “${year}” twice.`);
    series.set(label, value);
  });
  if (series.size === 0)
    throw new SeriesError("The series has no years: give a year and an index in its first two columns.");
  return series;
}
