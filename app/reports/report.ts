// What every report is: fixed rows, fixed columns, whole quarters. A report says which person brings what to which row;
// tabulated and controlled, that becomes rows that may be seen. Nothing else of it ever leaves the server.
import type { From } from "#db/connection.ts";
import type { Quarter } from "./quarters.ts";

/** `count`: people. `money`: pounds of the base year. `rate`: whole per cent. `mean`: pounds a person. `duration`: hours. */
export type CellKind = "label" | "count" | "money" | "rate" | "mean" | "duration";

export interface Column {
  readonly key: string;
  readonly kind: CellKind;
  /** The heading. */
  readonly words: string;
}

/** A cell as it may be seen, which may be "1 to 7" or "suppressed" instead of a number; null where the column says nothing about the row. */
export type Cell = string | number | null;

/** A row as it may be seen: `by` its list, `line` its key, `name` its words, then one cell for each measure. */
export type ReportRow = Readonly<Record<string, Cell>>;

/** A row that is always there, whatever happened. */
export interface RowName {
  readonly key: string;
  readonly words: string;
}

/**
 * One way in which the people of a report are divided. `parts`: each is in at most one row. `overlap`: one may be in several.
 * Money is in one row of each list that has any.
 */
export interface RowList {
  readonly key: string;
  readonly words: string;
  readonly kind: "parts" | "overlap";
  readonly rows: readonly RowName[];
  /** True when each person of the report, and all its money, is in some row: the list adds up to the total. */
  readonly whole: boolean;
  /**
   * True when the rows are as many equal shares of the people, by rank: a person's row depends on the others and is no part of what
   * that person brought, and the sizes of the rows, which say how many people there are exactly, are never shown.
   */
  readonly relative?: true;
  /** Rows of this list that lie inside rows of another: the key of the other list, and for each row here the row there. */
  readonly within?: readonly { readonly list: string; readonly rowOf: Readonly<Record<string, string>> }[];
}

/** What is measured in each row beside how many people are in it (`cases`, always the first measure). */
export type Measure =
  | { readonly key: string; readonly kind: "count"; readonly words: string }
  | { readonly key: string; readonly kind: "money"; readonly words: string }
  /** Whole per cent of the people of this row, of those of `of` (a row of the same list, or "all"), from what is shown of both. */
  | { readonly key: string; readonly kind: "rate"; readonly words: string; readonly of: string }
  /** Pounds a person, from what is shown of both. */
  | { readonly key: string; readonly kind: "mean"; readonly words: string }
  /** The middle of everybody's hours, in the total row, where what is shown of `told` says that more than seven people have any. */
  | { readonly key: string; readonly kind: "duration"; readonly words: string; readonly told: Told };

/** The rows of a list of parts that hold everybody who has any hours. */
export interface Told {
  readonly list: string;
  readonly rows: readonly string[];
}

/** A row of a list: `[list, row]`. */
export type RowAt = readonly [list: string, row: string];

/**
 * What the meaning of the rows says across lists: whoever is in one of `these` is in one of `those` too, and nobody is in two of
 * `these`. A reader knows it, so it is reckoned with.
 */
export interface Tie {
  readonly these: readonly RowAt[];
  readonly those: readonly RowAt[];
}

/** How a report's people and money are laid out. The total row is `all` of the list `all`. */
export interface Layout {
  readonly lists: readonly RowList[];
  readonly ties?: readonly Tie[];
  readonly measures: readonly Measure[];
}

/** What one person brings to one row. `person` is a case, or a contact that has none. Several for one person and row add up. */
export interface Part {
  readonly person: string;
  /** A list of the layout, or `all` for the total row: every person of the report is said there once too. */
  readonly list: string;
  readonly row: string;
  /** Pence of the base year, and the largest price of one unit in it. */
  readonly pence?: number;
  readonly unitPence?: number;
  /** Hours. */
  readonly hours?: number;
}

/** What may be seen, and, for the register of releases alone, a digest of what each person brought. */
export interface Made {
  readonly columns: readonly Column[];
  readonly rows: readonly ReportRow[];
  /** Case id to digest: compared with the release before, to count whom a revision is about. Kept inside. */
  readonly people: ReadonlyMap<string, string>;
  /** Sentences that belong to this quarter: what is missing, what is old. Made of controlled numbers only. */
  readonly notes: readonly string[];
}

/** What a publisher may set; the usual numbers otherwise. */
export interface Publisher {
  /** Counts from 1 to this many are not shown. */
  readonly mostHidden: number;
  readonly countStep: number;
}

export interface Definition {
  readonly term: string;
  readonly words: string;
}

export type Picture = "bands" | "bars" | "columns" | "flow" | "curve" | "none";

export interface Report {
  /** As in addresses and for `hub report`, for example `who-pays`. */
  readonly name: string;
  readonly title: string;
  /** The question it answers, in one sentence. */
  readonly question: string;
  readonly definitions: readonly Definition[];
  /** How sure we are: what a sceptical reader must know before they quote it. */
  readonly howSure: readonly string[];
  readonly picture: Picture;
  readonly columns: readonly Column[];
  /** The heading of each list, by its key. */
  readonly listWords?: Readonly<Record<string, string>>;
  /** The table it is a part of, where it is tabulated. */
  readonly layout?: Layout;
  /** Everything this report says about one quarter that has ended. Slow is fine: it is made once, when the quarter is frozen. */
  make(from: From, area: string, quarter: Quarter, publisher: Publisher): Promise<Made>;
}
