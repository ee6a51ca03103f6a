// The most patient reader: has every published number, knows how it was rounded, what adds up to what, that each person has at least
// one event, and the cheapest price there is; and solves for each number that is not shown. Knows layouts and rows, nothing else.
import type { Layout, ReportRow, RowList } from "#app/reports/report.ts";
import { Solver, type Rule } from "./solver.ts";

export interface Found {
  low: number;
  high: number;
}

export interface Reader {
  /** The cheapest price, in pence. */
  readonly cheapest: number;
  /** How far, in pence, shown money may lie from what is true. */
  readonly slack: (by: string, line: string) => number;
  /** True for the lists whose money adds up to the total. */
  readonly priced: (list: string) => boolean;
  readonly mostHidden: number;
  readonly countStep: number;
}

export const ALL_ROW = "all/all";
export const rowKey = (row: ReportRow): string => `${String(row.by)}/${String(row.line)}`;

/** Lists of rows, each with the row they lie inside. */
export function groupsOf(list: RowList): { readonly above: string; readonly members: readonly string[] }[] {
  const key = (line: string) => `${list.key}/${line}`;
  if (!list.within) return [{ above: ALL_ROW, members: list.rows.map((row) => key(row.key)) }];
  return list.within.flatMap(({ list: above, rowOf }) =>
    [...new Set(Object.values(rowOf))].map((row) => ({
      above: `${above}/${row}`,
      members: list.rows.filter((one) => rowOf[one.key] === row).map((one) => key(one.key)),
    })),
  );
}

/** What a count may be, before anything is added up. */
export function boxOf(shown: unknown, { mostHidden, countStep }: Pick<Reader, "mostHidden" | "countStep">): Found {
  if (shown === 0) return { low: 0, high: 0 };
  if (typeof shown === "number") {
    const low = shown <= countStep ? 0 : Math.ceil(shown - countStep / 2);
    return { low: Math.max(mostHidden + 1, low), high: Math.ceil(shown + countStep / 2) - 1 };
  }
  return shown === "suppressed" ? { low: 0, high: Infinity } : { low: 1, high: mostHidden };
}

/** All that holds between the numbers of a publication. Money is counted in cheapest prices. */
export class PatientReader {
  readonly #solver: Solver;
  readonly #keys: readonly string[];
  readonly #seen: Found[];

  /** `earlier`: an earlier release of the same, of which the reader believes that it lacked some people and had nobody else. */
  constructor(layout: Layout, rows: readonly ReportRow[], reader: Reader, earlier: readonly ReportRow[] = []) {
    // What is nil needs no solving.
    const open = (all: readonly ReportRow[]) => all.filter(({ cases }) => cases !== 0);
    this.#keys = open(rows).map(rowKey);
    const [now, then] = [
      rulesOf(layout, open(rows), reader, 0),
      rulesOf(layout, open(earlier), reader, 2 * this.#keys.length),
    ];
    const grown = open(earlier).map((row, at): Rule => {
      const of = new Map([[2 * this.#keys.length + at, 1]]);
      const place = this.#keys.indexOf(rowKey(row));
      return { of: place < 0 ? of : of.set(place, -1), is: "<=", to: 0 };
    });
    this.#solver = new Solver([...now.least, ...then.least], [...now.rules, ...then.rules, ...grown]);
    this.#seen = this.#solver.world().map((n) => ({ low: n, high: n }));
  }

  /** The range of a count; it may stop early once it is as wide as `enough`. */
  people(key: string, enough: number): Found {
    return this.#range(this.#keys.indexOf(key), enough);
  }

  /** The range of an amount, in cheapest prices. */
  money(key: string, enough: number): Found {
    return this.#range(this.#keys.length + this.#keys.indexOf(key), enough);
  }

  #range(unknown: number, enough: number): Found {
    const found = this.#seen[unknown];
    if (found === undefined) return { low: 0, high: 0 };
    for (const sign of [1, -1] as const) {
      if (found.high - found.low >= enough) break;
      const world = this.#solver.extreme(unknown, sign);
      if (world === null) found.high = Infinity;
      world?.forEach((n, at) => {
        const one = this.#seen[at] as Found;
        one.low = Math.min(one.low, n);
        one.high = Math.max(one.high, n);
      });
    }
    return found;
  }
}

/** The rules of one release, and what each unknown is at least by itself; its unknowns begin at `first`: people, then money. */
function rulesOf(
  layout: Layout,
  rows: readonly ReportRow[],
  reader: Reader,
  first: number,
): { readonly rules: Rule[]; readonly least: number[] } {
  const rules: Rule[] = [];
  const least = Array.from({ length: 2 * rows.length }, () => 0);
  const keys = rows.map(rowKey);
  const place = new Map(keys.map((key, at) => [key, at]));
  const people = (key: string) => first + (place.get(key) ?? -1);
  const money = (key: string) => keys.length + people(key);
  const say = (of: readonly (readonly [number, number])[], is: Rule["is"], to: number) =>
    rules.push({ of: new Map(of), is, to });
  const atMost = (one: number, other: number) => {
    const of = new Map([[one, 1]]).set(other, -1);
    rules.push({ of, is: "<=", to: 0 });
  };
  const between = (unknown: number, { low, high }: Found) => {
    least[unknown - first] = Math.max(0, low);
    if (high < Infinity) say([[unknown, 1]], "<=", high);
  };
  for (const row of rows) {
    const key = rowKey(row);
    between(people(key), boxOf(row.cases, reader));
    if (!reader.priced(String(row.by))) continue;
    if (typeof row.pounds === "number") {
      const [pence, slack] = [Math.round(row.pounds * 100), reader.slack(String(row.by), String(row.line))];
      between(money(key), { low: (pence - slack) / reader.cheapest, high: (pence + slack) / reader.cheapest });
    }
    atMost(people(key), money(key));
  }
  for (const list of layout.lists)
    for (const { above, members } of groupsOf(list)) {
      if (!place.has(above)) continue;
      const some = members.filter((key) => place.has(key));
      const sum = (of: (key: string) => number) => some.map((key) => [of(key), 1] as const);
      if (list.kind === "parts") say([...sum(people), [people(above), -1]], list.whole ? "=" : "<=", 0);
      else {
        for (const key of some) atMost(people(key), people(above));
        if (list.whole) say([...sum(people), [people(above), -1]], ">=", 0);
      }
      if (list.whole && reader.priced(list.key)) say([...sum(money), [money(above), -1]], "=", 0);
    }
  return { rules, least };
}
