// What a picture is before anybody draws it: plain data, so that a page can say it in words without loading what draws, and a
// thread can be handed it as it is. Everything in it comes from cells that may be seen.
import type { Column, Report, ReportRow } from "../report.ts";

/** What a picture needs of a report: its frozen releases, oldest first, the last of the quarter that is asked for. */
export interface Pictured {
  readonly name: string;
  readonly title: string;
  readonly picture: Report["picture"];
  readonly columns: readonly Column[];
  readonly listWords: Readonly<Record<string, string>>;
  readonly releases: readonly {
    readonly quarter: string;
    readonly words: string;
    readonly rows: readonly ReportRow[];
  }[];
}

/** `wide` for a page and for paper, `narrow` for a telephone. */
export type Size = "wide" | "narrow";

/** What the charting library is told: its own names, and nothing but data. */
export type Option = Readonly<Record<string, unknown>>;

export interface Picture {
  readonly title: string;
  /** The picture in words: the tables' numbers, and no others. */
  readonly words: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly option: Option;
}

export const WIDTHS: Readonly<Record<Size, number>> = { wide: 960, narrow: 340 };
