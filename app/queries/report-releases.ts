// Frozen releases as they are read, by pages, files and scripts alike: nothing is worked out here but which cells were revised.
import type { From } from "#db/connection.ts";
import { releaseHeads, releasesByIds, type ReleaseHead, type ReleaseRow } from "#db/report-release.ts";
import type { Instant } from "#machines/time.ts";
import { quarterWords, type Quarter } from "../reports/quarters.ts";
import type { Column, ReportRow } from "../reports/report.ts";

/** One quarter of a report, as it may be seen. */
export interface Release {
  readonly quarter: Quarter;
  /** `January to March 2026`. */
  readonly words: string;
  readonly number: number;
  readonly frozenAt: Instant;
  readonly columns: readonly Column[];
  readonly rows: readonly ReportRow[];
  readonly notes: readonly string[];
  /** Counts from 1 to this many are not shown; the others are rounded to this step. */
  readonly mostHidden: number;
  readonly countStep: number;
  /** The releases of the quarter that stood before this one. */
  readonly earlier: readonly { readonly number: number; readonly frozenAt: Instant }[];
  /** True when something is known by now that is of too few people to show. */
  readonly heldBack: boolean;
}

/** What a quarter's release says of an earlier one: the rows that read otherwise now, each as it was and as it is. */
export interface Revision {
  readonly quarter: Quarter;
  readonly words: string;
  readonly number: number;
  readonly rows: readonly { readonly was: ReportRow; readonly is: ReportRow }[];
}

const isFrozen = ({ status }: ReleaseHead): boolean => status === "frozen";

/** Every release of a report in an area, by period; read its numbers with `releasesOf`. */
export class Register {
  readonly #from: From;
  readonly #heads: readonly ReleaseHead[];

  private constructor(from: From, heads: readonly ReleaseHead[]) {
    this.#from = from;
    this.#heads = heads;
  }

  static async of(from: From, report: string, area: string): Promise<Register> {
    return new Register(from, await releaseHeads(from, report, area));
  }

  /** The quarters that are frozen, oldest first. */
  quarters(): Quarter[] {
    return [...new Set(this.#heads.filter(isFrozen).map(({ period }) => period as Quarter))];
  }

  /** The release that stands of each of these quarters; one that is not frozen is left out. */
  async releasesOf(quarters: readonly Quarter[]): Promise<Release[]> {
    const heads = quarters.flatMap((quarter) => this.#frozen(quarter).slice(-1));
    const rows = await releasesByIds(
      this.#from,
      heads.map(({ id }) => id),
    );
    return rows.map((row) => this.#told(row));
  }

  /** One release of a quarter by its number, whether it stands or not; null when no such one was frozen. */
  async releaseNumbered(quarter: Quarter, number: number): Promise<Release | null> {
    const head = this.#frozen(quarter).find((one) => one.number === number);
    const [row] = head ? await releasesByIds(this.#from, [head.id]) : [];
    return row ? this.#told(row) : null;
  }

  #told(row: ReleaseRow): Release {
    return {
      ...seen(row),
      earlier: this.#frozen(row.period)
        .filter(({ number }) => number < row.number)
        .map(({ number, made_at: frozenAt }) => ({ number, frozenAt })),
      heldBack: this.#heads.some(
        ({ period, number, status }) => period === row.period && number > row.number && status === "held",
      ),
    };
  }

  /** What the release of this quarter says was revised of earlier ones. */
  async revisionsIn(quarter: Quarter): Promise<Revision[]> {
    const revised = this.#heads.filter((head) => isFrozen(head) && head.told_in === quarter && head.number > 1);
    const pairs = revised.map((is) => ({
      is,
      was: this.#frozen(is.period).findLast(({ number }) => number < is.number),
    }));
    const rows = await releasesByIds(
      this.#from,
      pairs.flatMap(({ is, was }) => (was ? [is.id, was.id] : [])),
    );
    const numbersOf = (id: string | undefined) => rows.filter((row) => row.id === id).flatMap((row) => seen(row).rows);
    return pairs.map(({ is, was }) => ({
      quarter: is.period as Quarter,
      words: quarterWords(is.period as Quarter),
      number: is.number,
      rows: changed(numbersOf(was?.id), numbersOf(is.id)),
    }));
  }

  #frozen(period: string): ReleaseHead[] {
    return this.#heads.filter((head) => head.period === period && isFrozen(head));
  }
}

function seen(row: ReleaseRow): Omit<Release, "earlier" | "heldBack"> {
  return {
    quarter: row.period as Quarter,
    words: quarterWords(row.period as Quarter),
    number: row.number,
    frozenAt: row.made_at,
    columns: JSON.parse(row.columns ?? "[]") as Column[],
    rows: JSON.parse(row.rows ?? "[]") as ReportRow[],
    notes: JSON.parse(row.notes ?? "[]") as string[],
    mostHidden: row.most_hidden,
    countStep: row.count_step,
  };
}

function changed(was: readonly ReportRow[], is: readonly ReportRow[]): Revision["rows"] {
  return is.flatMap((now) => {
    const before = was.find(({ by, line }) => by === now.by && line === now.line);
    return before && JSON.stringify(before) !== JSON.stringify(now) ? [{ was: before, is: now }] : [];
  });
}

/** The revised rows as lines of the list `revised`, for files and scripts: each as it is now. */
export const revisedLines = (revisions: readonly Revision[]): ReportRow[] =>
  revisions.flatMap(({ rows }) =>
    rows.map(({ is }) => ({
      ...is,
      by: "revised",
      line: `${String(is.by)}.${String(is.line)}`,
      name: `${String(is.name)} (revised)`,
    })),
  );
