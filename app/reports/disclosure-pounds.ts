// Money, list by list, once it is known which counts are shown. A hidden amount is what it is a part of less what is shown beside
// it; where that leaves too little room, more is hidden beside it: the smallest amount first.
import { eachIn, isDelicate, knownAmount, peopleIn, type Each } from "./disclosure-amounts.ts";
import { besideOf } from "./disclosure-beside.ts";
import type { Range } from "./disclosure-bounds.ts";
import { rangeInList, type Known } from "./disclosure-network.ts";
import { POSSIBLE_VALUES, knownCount, type PeopleShown, type Standing } from "./disclosure-people.ts";
import { ALL, type Group, type ListTruth, type TableTruth, type Truth } from "./disclosure-table.ts";
import type { Publisher } from "./report.ts";
import { moneyStep } from "./rounding.ts";

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
      one.hasMoney ? new PoundsOfList(one, standing, publisher, above).shown() : standing.map((one) => one === "zero"),
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

const isLessThanHalf = (range: Range, most: Range): boolean => 2 * (range.high - range.low) < most.high - most.low;

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
    // Whatever is hidden beside it, an amount that is safe stays safe.
    const safe = new Set<number>();
    for (;;) {
      const exposed = this.#one.cells.findIndex((_, index) => {
        if (this.#standing[index] === "zero" || safe.has(index) || this.#shown[index]) return false;
        if (this.#isExposed(index)) return true;
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

  /**
   * True when a reader is left too little room: five of its dearest unit; and half of itself, and room for two people more than the
   * fewest, where it is hidden for its own sake. Where the list can leave it no more, were all of it hidden: half of what it could.
   */
  #isExposed(index: number): boolean {
    const cell = this.#one.cells[index] as Truth;
    const own = isDelicate(cell, this.#publisher.mostHidden);
    const count = knownCount(cell.people, this.#standing[index] ?? "suppressed", this.#publisher);
    const width = Math.max(moneyStep(cell.maxUnitPence), own ? Math.abs(cell.pence) / 2 : 0);
    const isShort = (range: Range) =>
      range.high - range.low < width || (own && peopleIn(range, count, eachIn(this.#one, cell)) < POSSIBLE_VALUES);
    const exactly = this.#rangeOf(index, "exactly");
    if (!isShort(exactly)) return false;
    const shown = this.#shown;
    this.#shown = shown.map((one, at) => one && this.#standing[at] === "zero");
    const [most, mostAsShown] = [this.#rangeOf(index, "exactly"), this.#rangeOf(index, "as shown")];
    this.#shown = shown;
    if (!isShort(most) || isLessThanHalf(exactly, most)) return true;
    const asShown = this.#rangeOf(index, "as shown");
    return isShort(mostAsShown) ? isLessThanHalf(asShown, mostAsShown) : isShort(asShown);
  }

  /** What such a reader can work out of an amount. */
  #rangeOf(index: number, reader: Reader): Range {
    const known = this.#one.cells.map((cell, at) =>
      this.#known(cell, this.#standing[at] ?? "suppressed", this.#shown[at] ?? false, eachIn(this.#one, cell)),
    );
    const margin = (group: Group): Known => {
      const { truth, standing, shown } = this.#above(group);
      if (reader === "exactly" && shown) return { value: truth.pence, low: truth.pence, high: truth.pence };
      return this.#known(truth, standing, shown, [truth.minUnitPence, Infinity]);
    };
    return rangeInList(this.#one, known, margin, this.#one.moneyAddsUp ? null : -Infinity, index);
  }

  /** What is known of an amount by itself; nil of nobody. */
  #known(truth: Truth, standing: Standing, shown: boolean, each: Each): Known {
    if (standing === "zero") return { value: 0, low: 0, high: 0 };
    return knownAmount(truth, knownCount(truth.people, standing, this.#publisher), shown, each);
  }
}
