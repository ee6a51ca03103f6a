// Money, list by list, once it is known which counts are shown. A hidden amount is what it is a part of less what is shown beside
// it; where that leaves too little room, more is hidden beside it: the smallest amount first.
import { rangeIn, type Range } from "./disclosure-bounds.ts";
import { networkOf, type Known } from "./disclosure-network.ts";
import { knownCount, type PeopleShown, type Standing } from "./disclosure-people.ts";
import { ALL, type Group, type ListTruth, type TableTruth, type Truth } from "./disclosure-table.ts";
import type { Publisher } from "./report.ts";
import { moneyStep, roundedPence } from "./rounding.ts";

export interface PoundsShown {
  readonly total: boolean;
  /** True where an amount may be seen. */
  readonly lists: ReadonlyMap<string, readonly boolean[]>;
}

/** Which amounts may be shown. */
export function controlledPounds(table: TableTruth, people: PeopleShown, publisher: Publisher): PoundsShown {
  const total = mayBeShown(table.total, people.total);
  const lists = new Map<string, readonly boolean[]>();
  const above = (group: Group): Parent => {
    if (group.list === ALL) return { truth: table.total, shown: total };
    const at = table.lists.find(({ list }) => list.key === group.list);
    const index = at?.cells.findIndex(({ key }) => key === group.row) ?? -1;
    const truth = at?.cells[index];
    if (truth === undefined) throw new RangeError("A row lies inside a row that there is not.");
    return { truth, shown: lists.get(group.list)?.[index] ?? false };
  };
  for (const one of table.lists) {
    const standing = people.lists.get(one.list.key) ?? [];
    lists.set(
      one.list.key,
      one.hasMoney ? new PoundsOfList(one, standing, publisher, above).shown() : standing.map(() => false),
    );
  }
  return { total, lists };
}

interface Parent {
  readonly truth: Truth;
  readonly shown: boolean;
}

/** Money of people who are shown as a number, unless it is nearly all one person's. */
function mayBeShown({ dominated }: Truth, standing: Standing): boolean {
  return standing === "zero" || (standing === "number" && !dominated);
}

/** One list while it is being decided. */
class PoundsOfList {
  readonly #one: ListTruth;
  readonly #standing: readonly Standing[];
  readonly #publisher: Publisher;
  readonly #above: (group: Group) => Parent;
  readonly #shown: boolean[];

  constructor(one: ListTruth, standing: readonly Standing[], publisher: Publisher, above: (group: Group) => Parent) {
    this.#one = one;
    this.#standing = standing;
    this.#publisher = publisher;
    this.#above = above;
    this.#shown = one.cells.map((cell, index) => mayBeShown(cell, standing[index] ?? "suppressed"));
  }

  shown(): readonly boolean[] {
    for (const group of this.#one.ways.flat())
      if (!this.#above(group).shown)
        for (const index of group.members) if (this.#standing[index] !== "zero") this.#shown[index] = false;
    for (;;) {
      const exposed = this.#one.cells.findIndex((_, index) => this.#isExposed(index));
      if (exposed < 0 || !this.#hideBeside(exposed)) break;
    }
    return this.#shown;
  }

  /** True when a reader could say of a hidden amount more than they may: within five of its dearest unit, or within half of it. */
  #isExposed(index: number): boolean {
    const cell = this.#one.cells[index];
    if (cell === undefined || this.#shown[index]) return false;
    const { low, high } = this.#rangeOf(index);
    if (high - low < moneyStep(cell.maxUnitPence)) return true;
    if (!this.#isOwn(index)) return false;
    // So much money is no more than so many people: it may not say of a few how few they are.
    const least = knownCount(cell.people, this.#standing[index] ?? "suppressed", this.#publisher).low;
    return high - low < Math.abs(cell.pence) / 2 || high < (least + 2) * cell.minUnitPence;
  }

  /** True when the amount is hidden for its own sake, not for that of another. */
  #isOwn(index: number): boolean {
    const cell = this.#one.cells[index];
    return cell !== undefined && cell.people > 0 && (cell.people <= this.#publisher.mostHidden || cell.dominated);
  }

  /** Hides the smallest amount beside an exposed one. False when nothing is left to hide. */
  #hideBeside(exposed: number): boolean {
    const seen = (indices: readonly number[]) =>
      indices
        .filter((index) => this.#shown[index] && this.#standing[index] !== "zero")
        .sort((a, b) => this.#size(a) - this.#size(b));
    const beside = this.#one.ways.flat().filter(({ members }) => members.includes(exposed));
    const next = seen(beside.flatMap(({ members }) => members))[0] ?? seen(this.#one.cells.map((_, index) => index))[0];
    if (next === undefined) return false;
    this.#shown[next] = false;
    return true;
  }

  #size(index: number): number {
    return Math.abs(this.#one.cells[index]?.pence ?? 0);
  }

  /** What can be worked out of an amount by a reader who knows to the penny, from elsewhere, what it is a part of, where that is shown. */
  #rangeOf(index: number): Range {
    const known = this.#one.cells.map((cell, at) => this.#known(cell, at));
    const margin = (group: Group): Known => {
      const { truth, shown } = this.#above(group);
      if (!shown) return { value: truth.pence, low: -Infinity, high: Infinity };
      return { value: truth.pence, low: truth.pence, high: truth.pence };
    };
    const { flows, nodes } = networkOf(this.#one, known, margin, this.#one.moneyAddsUp ? null : -Infinity);
    return rangeIn(flows, nodes, index);
  }

  /** What is known of an amount by itself: each of its people has at least one event at no less than the cheapest price. */
  #known(cell: Truth, index: number): Known {
    const standing = this.#standing[index] ?? "suppressed";
    if (standing === "zero") return { value: 0, low: 0, high: 0 };
    const least = knownCount(cell.people, standing, this.#publisher).low * cell.minUnitPence;
    const low = cell.pence < least ? -Infinity : least;
    if (!this.#shown[index]) return { value: cell.pence, low, high: Infinity };
    const middle = roundedPence(cell.pence, cell.maxUnitPence);
    const half = moneyStep(cell.maxUnitPence) / 2;
    return { value: cell.pence, low: Math.max(low, middle - half), high: middle + half };
  }
}
