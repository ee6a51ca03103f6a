// Cells as pictures take them: a size only where there is a number, and always the table's own words.
import { cellWords } from "../cell-words.ts";
import type { Cell, CellKind, ReportRow } from "../report.ts";
import type { Pictured } from "./picture.ts";

/** One thing that is drawn: its name, its cell as the table writes it, and its size. */
export interface Drawn {
  readonly key: string;
  readonly name: string;
  readonly text: string;
  /** Null when it may not be shown, or cannot be said: then nothing about it has a size. */
  readonly value: number | null;
}

/** The number of a cell, and null for every word that stands for one. */
export const valueOf = (cell: Cell | undefined): number | null => (typeof cell === "number" ? cell : null);

export interface Measured {
  readonly key: string;
  readonly kind: CellKind;
  readonly words: string;
}

/** The column that is drawn: money where there is any, people otherwise, or the first that is either. */
export function measureOf({ columns }: Pick<Pictured, "columns">): Measured {
  return columns.find(({ key }) => key === "cost") ?? peopleOf({ columns });
}

/** The column of people, or else the first of numbers. */
export function peopleOf({ columns }: Pick<Pictured, "columns">): Measured {
  const numbers = columns.filter(({ kind }) => kind === "count" || kind === "money");
  return numbers.find(({ key }) => key === "cases") ?? numbers[0] ?? { key: "cases", kind: "count", words: "People" };
}

/** A row as it is drawn by this column. */
export function drawnOf(row: ReportRow, { key, kind }: Pick<Measured, "key" | "kind">): Drawn {
  return {
    key: String(row.line),
    name: String(row.name),
    text: cellWords(row[key], kind),
    value: valueOf(row[key]),
  };
}

/** The rows of one list of the last release, without a sum of its own. */
export const rowsOf = ({ releases }: Pictured, list: string): readonly ReportRow[] =>
  releases.at(-1)?.rows.filter(({ by, line }) => by === list && line !== "all") ?? [];

/** The lists of the last release, in their order, without the total. */
export const listsOf = ({ releases }: Pictured): string[] =>
  [...new Set(releases.at(-1)?.rows.map(({ by }) => String(by)))].filter((by) => by !== "all");

/** What a table has where nothing can be said. */
const UNSAID = "–";

/** True when there is something to draw: a number above nothing, or something that may not be shown. */
export const hasAny = (all: readonly Drawn[]): boolean => all.some(({ value, text }) => value !== 0 && text !== UNSAID);

/** `Police £12,000, NHS suppressed. Nothing: Education.` The zeros are named last and together. */
export function saidOf(all: readonly Drawn[]): string {
  const some = all.filter(({ value, text }) => value !== 0 && text !== UNSAID);
  const none = all.filter(({ value }) => value === 0);
  const said = some.map(({ name, text }) => `${name} ${text}`).join("; ");
  const nothing = none.length === 0 ? "" : ` Nothing: ${none.map(({ name }) => name).join("; ")}.`;
  return `${said === "" ? "" : `${said}.`}${nothing}`.trim();
}
