// A whole table as one network: what all its lists together say of one number. The lists meet in the total, so each is a stretch of
// one pipe, and as much flows through each of them; the rows of a list are strands beside each other. A list inside another parts
// its strands further; a list inside two crosses from the strands of the one to those of the other.
import { rangeIn, type Flow, type Range } from "./disclosure-bounds.ts";
import { around, type Known } from "./disclosure-network.ts";
import { ALL, type ListTruth, type TableTruth } from "./disclosure-table.ts";

/** What is known of each number by itself: of the total, and of the rows of each list. */
export interface KnownTable {
  readonly total: Known;
  readonly lists: ReadonlyMap<string, readonly Known[]>;
}

/** How the rows of a list meet what they lie inside: they add up to it, they leave some of it over, or neither can be said. */
export type Meets = "adds up" | "leaves over" | "apart";

const ENTRANCE = 0;

export class JointTable {
  readonly #table: TableTruth;
  readonly #known: KnownTable;
  readonly #meets: (one: ListTruth) => Meets;
  readonly #flows: Flow[] = [];
  /** Where among the flows the total is, and the rows of each list from the first of them. */
  readonly #total: number;
  readonly #rows = new Map<string, number[]>();
  #nodes = 1;

  constructor(table: TableTruth, known: KnownTable, meets: (one: ListTruth) => Meets) {
    [this.#table, this.#known, this.#meets] = [table, known, meets];
    let from = ENTRANCE;
    for (const one of table.lists)
      if (this.#isStrands(one) && !this.#rows.has(one.list.key)) from = this.#layCrossed(one, from);
    this.#total = this.#lay(known.total, from, ENTRANCE);
  }

  /** What can be worked out of a row of a list; of a list that is apart, what is known of it by itself. */
  range(list: string, index: number): Range {
    const flow = this.#rows.get(list)?.[index];
    return flow === undefined ? this.#knownOf(list, index) : rangeIn(this.#flows, this.#nodes, flow);
  }

  /** What can be worked out of the total. */
  total(): Range {
    return rangeIn(this.#flows, this.#nodes, this.#total);
  }

  /** True for a list that divides the total. */
  #isStrands(one: ListTruth): boolean {
    const [way = [], ...others] = one.ways;
    return others.length === 0 && way.every(({ list }) => list === ALL) && this.#meets(one) !== "apart";
  }

  /** Lays a list and, one after another, those it is crossed with; answers where they end. */
  #layCrossed(first: ListTruth, from: number): number {
    let one = first;
    let starts = new Map(one.cells.map(({ key }) => [key, from]));
    for (;;) {
      const next = this.#crossingOf(one);
      if (next === undefined) {
        const to = this.#node();
        this.#layRows(one, starts, () => to);
        if (this.#meets(one) === "leaves over")
          this.#layLeftOver(this.#known.total, this.#known.lists.get(one.list.key), from, to);
        return to;
      }
      const { crossing, other } = next;
      const ends = new Map(one.cells.map(({ key }) => [key, this.#node()]));
      this.#layRows(one, starts, (key) => ends.get(key) ?? from);
      starts = new Map(other.cells.map(({ key }) => [key, this.#node()]));
      const places = crossing.cells.map((_, index) => {
        const rows = crossing.ways.flat().filter(({ members }) => members.includes(index));
        const row = (list: ListTruth) => rows.find((group) => group.list === list.list.key)?.row ?? "";
        return this.#lay(
          this.#knownOf(crossing.list.key, index),
          ends.get(row(one)) ?? from,
          starts.get(row(other)) ?? from,
        );
      });
      this.#rows.set(crossing.list.key, places);
      one = other;
    }
  }

  /** A list that crosses this one with another that is not laid yet, where all three add up. */
  #crossingOf(one: ListTruth): { readonly crossing: ListTruth; readonly other: ListTruth } | undefined {
    if (this.#meets(one) !== "adds up") return undefined;
    for (const crossing of this.#table.lists) {
      const above = crossing.ways.map(([group]) => group?.list);
      if (above.length !== 2 || !above.includes(one.list.key) || this.#meets(crossing) !== "adds up") continue;
      const other = this.#table.lists.find(({ list }) => above.includes(list.key) && list.key !== one.list.key);
      if (other === undefined || this.#rows.has(other.list.key) || this.#rows.has(crossing.list.key)) continue;
      if (this.#isStrands(other) && this.#meets(other) === "adds up") return { crossing, other };
    }
    return undefined;
  }

  #layRows(one: ListTruth, starts: ReadonlyMap<string, number>, endOf: (row: string) => number): void {
    this.#rows.set(one.list.key, []);
    one.cells.forEach(({ key }, index) => {
      this.#layRow(one, index, starts.get(key) ?? ENTRANCE, endOf(key));
    });
  }

  /** A row and then, one after another, the rows of each list inside it. */
  #layRow(one: ListTruth, index: number, from: number, to: number): void {
    const own = this.#knownOf(one.list.key, index);
    const inside = this.#table.lists.filter(
      (list) =>
        list.ways.length === 1 &&
        list.ways[0]?.every((group) => group.list === one.list.key) &&
        this.#meets(list) !== "apart",
    );
    const stops = [from, ...inside.map(() => this.#node()), to];
    const places = this.#rows.get(one.list.key) ?? [];
    places[index] = this.#lay(own, from, stops[1] ?? to);
    this.#rows.set(one.list.key, places);
    inside.forEach((list, stretch) => {
      const [start, end] = [stops[stretch + 1] ?? from, stops[stretch + 2] ?? to];
      const members = list.ways.flat().find(({ row }) => row === one.cells[index]?.key)?.members ?? [];
      for (const member of members) this.#layRow(list, member, start, end);
      const known = members.map((member) => this.#knownOf(list.list.key, member));
      if (this.#meets(list) === "leaves over") this.#layLeftOver(own, known, start, end);
    });
  }

  /** Whatever is in no row of a list. */
  #layLeftOver(whole: Known, rows: readonly Known[] = [], from: number, to: number): void {
    const value = rows.reduce((left, row) => left - row.value, whole.value);
    this.#lay({ value, low: 0, high: Infinity }, from, to);
  }

  #knownOf(list: string, index: number): Known {
    return this.#known.lists.get(list)?.[index] ?? { value: 0, low: 0, high: 0 };
  }

  #lay(known: Known, from: number, to: number): number {
    return this.#flows.push({ ...around(known), from, to }) - 1;
  }

  #node(): number {
    return this.#nodes++;
  }
}
