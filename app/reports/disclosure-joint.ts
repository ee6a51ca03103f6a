// What all lists of a table together say of one number. They meet in the total: what one list says of it narrows what another hides,
// and so on down into the lists that lie inside their rows. Two lists that are crossed by a third are a network between them.
import { rangeIn, type Flow, type Range } from "./disclosure-bounds.ts";
import { around, type Known } from "./disclosure-network.ts";
import { ALL, type Group, type ListTruth, type TableTruth } from "./disclosure-table.ts";

/** What is known of each number by itself: of the total, and of the rows of each list. */
export interface KnownTable {
  readonly total: Known;
  readonly lists: ReadonlyMap<string, readonly Known[]>;
}

/** How the rows of a list meet what they lie inside: they add up to it, they leave some of it over, or neither can be said. */
export type Meets = "adds up" | "leaves over" | "apart";

/** Lists that are crossed one with the next: as much flows through each of them as the total is. */
interface Chain {
  readonly flows: Flow[];
  nodes: number;
  /** Where among the flows the rows of each list are. */
  readonly at: Map<string, readonly number[]>;
}

/** The total is the first flow of each chain: back from where it ends to where it begins. */
const [TOTAL, BEGIN, END] = [0, 0, 1];

export class JointTable {
  readonly #table: TableTruth;
  readonly #meets: (one: ListTruth) => Meets;
  /** What each row can be by itself and by what lies inside it. */
  readonly #rows = new Map<string, Known[]>();
  readonly #chains: Chain[] = [];
  readonly #found = new Map<string, Range>();
  readonly #total: Known;

  constructor(table: TableTruth, known: KnownTable, meets: (one: ListTruth) => Meets) {
    [this.#table, this.#meets] = [table, meets];
    // Each list comes after those it lies inside.
    for (const one of table.lists.toReversed())
      this.#rows.set(
        one.list.key,
        (known.lists.get(one.list.key) ?? []).map((row, index) => this.#withInside(one, index, around(row))),
      );
    this.#total = table.lists
      .filter((one) => this.#divides(one, ALL))
      .reduce((total, one) => narrower(total, this.#sum(one, one.ways.flat()[0]?.members ?? [])), around(known.total));
    const laid = new Set<ListTruth>();
    for (const one of table.lists) {
      const chain = this.#divides(one, ALL) && !laid.has(one) ? this.#chainFrom(one, laid) : null;
      if (chain) this.#chains.push(chain);
    }
    for (const { flows, nodes } of this.#chains) this.#total = narrower(this.#total, rangeIn(flows, nodes, TOTAL));
    for (const { flows } of this.#chains) flows[TOTAL] = { ...(flows[TOTAL] as Flow), ...this.#total };
  }

  /** What can be worked out of a row of a list; of a list that is apart, what is known of it by itself. */
  range(list: string, index: number): Range {
    const key = `${list}/${String(index)}`;
    const found = this.#found.get(key) ?? this.#rangeOf(list, index);
    this.#found.set(key, found);
    return found;
  }

  /** What can be worked out of the total. */
  total(): Range {
    return this.#total;
  }

  #rangeOf(list: string, index: number): Range {
    for (const { flows, nodes, at } of this.#chains) {
      const place = at.get(list)?.[index];
      if (place !== undefined) return rangeIn(flows, nodes, place);
    }
    const own = this.#row(list, index);
    const one = this.#table.lists.find((other) => other.list.key === list);
    const group = one?.ways.flat().find(({ members }) => members.includes(index));
    if (!one || !group || !this.#divides(one, group.list)) return own;
    const others = this.#sum(
      one,
      group.members.filter((member) => member !== index),
    );
    const whole = this.#wholeOf(group);
    return { low: Math.max(own.low, whole.low - others.high), high: Math.min(own.high, whole.high - others.low) };
  }

  #wholeOf({ list, row }: Group): Range {
    if (list === ALL) return this.#total;
    const cells = this.#table.lists.find((one) => one.list.key === list)?.cells ?? [];
    return this.range(
      list,
      cells.findIndex(({ key }) => key === row),
    );
  }

  /** True for a list that divides the rows of one other list, or the total. */
  #divides(one: ListTruth, above: string): boolean {
    const [way = [], ...others] = one.ways;
    return others.length === 0 && way.every(({ list }) => list === above) && this.#meets(one) !== "apart";
  }

  #row(list: string, index: number): Known {
    return this.#rows.get(list)?.[index] ?? { value: 0, low: 0, high: 0 };
  }

  /** What some rows of a list come to together, with whatever may be left over. */
  #sum(one: ListTruth, members: readonly number[]): Range {
    const rows = members.map((member) => this.#row(one.list.key, member));
    const low = rows.reduce((sum, row) => sum + row.low, 0);
    const high = this.#meets(one) === "leaves over" ? Infinity : rows.reduce((sum, row) => sum + row.high, 0);
    return { low, high };
  }

  #withInside(one: ListTruth, index: number, own: Known): Known {
    return this.#table.lists
      .filter((inner) => this.#divides(inner, one.list.key))
      .reduce((row, inner) => {
        const members = inner.ways.flat().find((group) => group.row === one.cells[index]?.key)?.members ?? [];
        return narrower(row, this.#sum(inner, members));
      }, own);
  }

  /** A list and those it is crossed with, one after another; null where it is crossed with none. */
  #chainFrom(first: ListTruth, laid: Set<ListTruth>): Chain | null {
    const flows: Flow[] = [{ ...this.#total, from: END, to: BEGIN }];
    const chain: Chain = { flows, nodes: 2, at: new Map() };
    const lay = ({ list, cells }: ListTruth, ends: (index: number) => Pick<Flow, "from" | "to">) =>
      chain.at.set(
        list.key,
        cells.map((_, index) => flows.push({ ...this.#row(list.key, index), ...ends(index) }) - 1),
      );
    const nodesOf = ({ cells }: ListTruth) => cells.map(() => chain.nodes++);
    laid.add(first);
    let [one, starts] = [first, first.cells.map(() => BEGIN)];
    for (let next = this.#crossedWith(one, laid); next; next = this.#crossedWith(one, laid)) {
      const { crossing, other } = next;
      const [from, to] = [nodesOf(one), nodesOf(other)];
      const [begin, above] = [starts, one];
      lay(above, (index) => ({ from: begin[index] ?? BEGIN, to: from[index] ?? END }));
      lay(crossing, (index) => ({
        from: from[rowAbove(crossing, index, above)] ?? BEGIN,
        to: to[rowAbove(crossing, index, other)] ?? END,
      }));
      laid.add(crossing).add(other);
      [one, starts] = [other, to];
    }
    if (one === first) return null;
    lay(one, (index) => ({ from: starts[index] ?? BEGIN, to: END }));
    return chain;
  }

  /** A list that crosses this one with another that is not laid yet, where all three add up. */
  #crossedWith(one: ListTruth, laid: ReadonlySet<ListTruth>): { crossing: ListTruth; other: ListTruth } | undefined {
    const addsUp = (list: ListTruth) => this.#meets(list) === "adds up" && !laid.has(list);
    if (this.#meets(one) !== "adds up") return undefined;
    for (const crossing of this.#table.lists.filter(addsUp)) {
      const above = crossing.ways.map(([group]) => group?.list);
      if (above.length !== 2 || !above.includes(one.list.key)) continue;
      const other = this.#table.lists.find(({ list }) => above.includes(list.key) && list.key !== one.list.key);
      if (other && addsUp(other) && this.#divides(other, ALL)) return { crossing, other };
    }
    return undefined;
  }
}

/** Which row of the list above a row lies inside. */
function rowAbove({ ways }: ListTruth, index: number, { list, cells }: ListTruth): number {
  const group = ways.flat().find((one) => one.list === list.key && one.members.includes(index));
  return cells.findIndex(({ key }) => key === group?.row);
}

const narrower = ({ value, low, high }: Known, range: Range): Known => ({
  value,
  low: Math.max(low, range.low),
  high: Math.min(high, range.high),
});
