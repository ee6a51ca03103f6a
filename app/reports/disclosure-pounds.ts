// Money, list by list, once it is known which counts are shown. A hidden amount is what it is a part of less what is shown beside
// it; where that leaves too little room, more is hidden beside it: the smallest amount first.
import { besideOf } from "./disclosure-beside.ts";
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
    if (group.list === ALL) return { truth: table.total, standing: people.total, shown: total };
    const at = table.lists.find(({ list }) => list.key === group.list);
    const index = at?.cells.findIndex(({ key }) => key === group.row) ?? -1;
    const truth = at?.cells[index];
    if (truth === undefined) throw new RangeError("A row lies inside a row that there is not.");
    const standing = people.lists.get(group.list)?.[index] ?? "suppressed";
    return { truth, standing, shown: lists.get(group.list)?.[index] ?? false };
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
  readonly standing: Standing;
  readonly shown: boolean;
}

/** Money of people who are shown as a number, unless it is nearly all one person's. */
function mayBeShown({ dominated }: Truth, standing: Standing): boolean {
  return standing === "zero" || (standing === "number" && !dominated);
}

/** How well a reader knows what a list adds up to: to the penny, from elsewhere; or as it is shown. */
type Reader = "exactly" | "as shown";

/** One list while it is being decided. */
class PoundsOfList {
  readonly #one: ListTruth;
  readonly #standing: readonly Standing[];
  readonly #publisher: Publisher;
  readonly #above: (group: Group) => Parent;
  #shown: boolean[];

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
    const readers = this.#one.cells.map((_, index) => this.#strongestReader(index));
    // Whatever is hidden beside it, an amount that is safe stays safe.
    const safe = new Set<number>();
    for (;;) {
      const exposed = this.#one.cells.findIndex((_, index) => {
        const reader = readers[index];
        if (reader === undefined || safe.has(index) || this.#shown[index]) return false;
        if (this.#isExposed(index, reader)) return true;
        safe.add(index);
        return false;
      });
      if (exposed < 0) return this.#shown;
      const beside = besideOf(this.#one, exposed, {
        seen: (index) => this.#shown[index] === true && this.#standing[index] !== "zero",
        open: (index) => this.#standing[index] !== "zero",
        size: (index) => Math.abs(this.#one.cells[index]?.pence ?? 0),
        addUp: this.#one.moneyAddsUp,
      });
      if (beside.length === 0) return this.#shown;
      for (const index of beside) this.#shown[index] = false;
    }
  }

  /** The reader who knows most among those from whom an amount could be hidden at all, were all of the list suppressed. */
  #strongestReader(index: number): Reader | undefined {
    const shown = this.#shown;
    this.#shown = shown.map((one, at) => one && this.#standing[at] === "zero");
    const found = (["exactly", "as shown"] as const).find((reader) => !this.#isExposed(index, reader));
    this.#shown = shown;
    return found;
  }

  /** True when a reader could say of a hidden amount more than they may: within five of its dearest unit, or within half of it. */
  #isExposed(index: number, reader: Reader): boolean {
    const cell = this.#one.cells[index];
    if (cell === undefined) return false;
    const { low, high } = this.#rangeOf(index, reader);
    if (high - low < moneyStep(cell.maxUnitPence)) return true;
    if (!isOwn(cell, this.#publisher)) return false;
    // So much money is no more than so many people: it may not say of a few how few they are.
    const least = knownCount(cell.people, this.#standing[index] ?? "suppressed", this.#publisher).low;
    return high - low < Math.abs(cell.pence) / 2 || high < (least + 2) * cell.minUnitPence;
  }

  /** What such a reader can work out of an amount. */
  #rangeOf(index: number, reader: Reader): Range {
    const known = this.#one.cells.map((cell, at) =>
      this.#known(cell, this.#standing[at] ?? "suppressed", this.#shown[at] ?? false),
    );
    const margin = (group: Group): Known => {
      const { truth, standing, shown } = this.#above(group);
      if (reader === "exactly" && shown) return { value: truth.pence, low: truth.pence, high: truth.pence };
      return this.#known(truth, standing, shown);
    };
    const { flows, nodes } = networkOf(this.#one, known, margin, this.#one.moneyAddsUp ? null : -Infinity);
    return rangeIn(flows, nodes, index);
  }

  /** What is known of an amount by itself: each of its people has at least one event at no less than the cheapest price. */
  #known(truth: Truth, standing: Standing, shown: boolean): Known {
    const { pence, maxUnitPence, minUnitPence } = truth;
    if (standing === "zero") return { value: 0, low: 0, high: 0 };
    const least = knownCount(truth.people, standing, this.#publisher).low * minUnitPence;
    const low = pence < least ? -Infinity : least;
    if (!shown) return { value: pence, low, high: Infinity };
    const [middle, half] = [roundedPence(pence, maxUnitPence), moneyStep(maxUnitPence) / 2];
    return { value: pence, low: Math.max(low, middle - half), high: middle + half };
  }
}

/** True when an amount is hidden for its own sake, not for that of another. */
const isOwn = ({ people, dominated }: Truth, { mostHidden }: Publisher): boolean =>
  people > 0 && (people <= mostHidden || dominated);
