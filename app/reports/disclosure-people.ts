// Counts of people, list by list. What a list shows depends on itself and on the rows it lies inside, on nothing else in the
// report, so that the same list reads the same wherever it stands.
import { besideOf } from "./disclosure-beside.ts";
import type { Range } from "./disclosure-bounds.ts";
import { rangeInList, type Known } from "./disclosure-network.ts";
import { ALL, type Group, type ListTruth, type TableTruth } from "./disclosure-table.ts";
import type { Publisher } from "./report.ts";
import { rangeOfCount, roundedCount } from "./rounding.ts";

/** A hidden count must be able to be any of at least this many numbers. */
export const POSSIBLE_VALUES = 3;

/** How a count is written: as nothing, as its few, as a multiple of the step, or not at all. */
export type Standing = "zero" | "few" | "number" | "suppressed";

export interface PeopleShown {
  readonly total: Standing;
  readonly lists: ReadonlyMap<string, readonly Standing[]>;
}

/** How each count may be shown. */
export function controlledPeople(table: TableTruth, publisher: Publisher): PeopleShown {
  const total = standingOf(table.total.people, publisher);
  const lists = new Map<string, readonly Standing[]>();
  const above = (group: Group): Parent => {
    if (group.list === ALL) return { people: table.total.people, standing: total };
    const index = table.lists
      .find(({ list }) => list.key === group.list)
      ?.cells.findIndex(({ key }) => key === group.row);
    const people = table.lists.find(({ list }) => list.key === group.list)?.cells[index ?? -1]?.people ?? 0;
    return { people, standing: lists.get(group.list)?.[index ?? -1] ?? "suppressed" };
  };
  for (const one of table.lists)
    lists.set(
      one.list.key,
      one.list.relative ? sharesOf(one, total, table, publisher) : new PeopleOfList(one, publisher, above).shown(),
    );
  return { total, lists };
}

/** Equal shares of the people: as large as what is shown of the total says they are at least, in whatever row. */
function sharesOf(one: ListTruth, total: Standing, table: TableTruth, publisher: Publisher): readonly Standing[] {
  const { low } = knownCount(table.total.people, total, publisher);
  const share = Math.floor(low / one.cells.length);
  return one.cells.map(() => (total === "zero" ? "zero" : share > publisher.mostHidden ? "number" : "suppressed"));
}

interface Parent {
  readonly people: number;
  readonly standing: Standing;
}

function standingOf(people: number, { mostHidden }: Publisher): Standing {
  if (people === 0) return "zero";
  return people <= mostHidden ? "few" : "number";
}

/** What a reader knows of a count by itself. */
export function knownCount(people: number, standing: Standing, publisher: Publisher): Known {
  switch (standing) {
    case "zero":
      return { value: people, low: 0, high: 0 };
    case "few":
      return { value: people, low: 1, high: publisher.mostHidden };
    case "number":
      return { value: people, ...rangeOfCount(roundedCount(people, publisher.countStep), publisher) };
    case "suppressed":
      return { value: people, low: 0, high: Infinity };
  }
}

/** How well a reader knows what a list adds up to: to the last person, from elsewhere; or as it is shown. */
type Reader = "exactly" | "as shown";

/** One list while it is being decided. */
class PeopleOfList {
  readonly #one: ListTruth;
  readonly #publisher: Publisher;
  readonly #above: (group: Group) => Parent;
  readonly #groups: readonly Group[];
  #standing: Standing[];

  constructor(one: ListTruth, publisher: Publisher, above: (group: Group) => Parent) {
    this.#one = one;
    this.#publisher = publisher;
    this.#above = above;
    this.#groups = one.ways.flat();
    this.#standing = one.cells.map(({ people }) => standingOf(people, publisher));
  }

  shown(): readonly Standing[] {
    for (const group of this.#groups)
      if (this.#above(group).standing === "few" || this.#above(group).standing === "suppressed")
        for (const index of this.#open(group)) this.#standing[index] = "suppressed";
    if (this.#one.list.whole) for (const group of this.#groups) this.#hideBesideEverybody(group);
    // Whatever is hidden beside it, a count that is safe stays safe.
    const safe = new Set<number>();
    for (;;) {
      const exposed = this.#one.cells.findIndex((_, index) => {
        if (safe.has(index) || !this.#isHidden(index)) return false;
        if (this.#isExposed(index)) return true;
        safe.add(index);
        return false;
      });
      if (exposed < 0) return this.#standing;
      this.#hideBeside(exposed);
      // What could not be hidden any further is as safe as it can be.
      if (this.#one.cells.every((_, index) => this.#standing[index] === "suppressed" || !this.#isOpen(index)))
        return this.#standing;
    }
  }

  /** A row inside an empty one is empty for all to see. */
  #isOpen(index: number): boolean {
    return this.#groups.every((group) => !group.members.includes(index) || this.#above(group).standing !== "zero");
  }

  #open(group: Group): readonly number[] {
    return group.members.filter((index) => this.#isOpen(index));
  }

  #isHidden(index: number): boolean {
    return this.#standing[index] === "few" || this.#standing[index] === "suppressed";
  }

  /**
   * A row that holds all, or all but a few, of those it is a part of says of each of them what they are. Then the other rows are
   * not shown, empty or not, so that nobody can tell whether it is all of them.
   */
  #hideBesideEverybody(group: Group): void {
    const [first, ...others] = [...this.#open(group)].sort((a, b) => this.#count(b) - this.#count(a));
    const rest = others.reduce((sum, index) => sum + this.#count(index), 0);
    if (first === undefined || rest > this.#publisher.mostHidden) return;
    for (const index of others) this.#standing[index] = "suppressed";
  }

  /** True when a reader is left too few values; where the list can leave no more, were all of it suppressed: fewer than it could. */
  #isExposed(index: number): boolean {
    // That an empty row is empty may be possible, but not certain.
    const values = this.#count(index) > 0 ? POSSIBLE_VALUES : 2;
    const exactly = this.#isFew(index);
    if (this.#values(index, exactly ? "exactly" : "as shown") >= values) return false;
    const standing = this.#standing;
    this.#standing = standing.map((one, at) => (this.#isOpen(at) ? "suppressed" : one));
    const curable = exactly && this.#values(index, "exactly") >= values;
    const most = this.#values(index, "as shown");
    this.#standing = standing;
    return curable || this.#values(index, "as shown") < Math.min(values, most);
  }

  #values(index: number, reader: Reader): number {
    const { low, high } = this.#rangeOf(index, reader);
    return high - low + 1;
  }

  /** Shows less beside an exposed count: itself, and the smallest other one that is still to be seen. */
  #hideBeside(exposed: number): void {
    this.#standing[exposed] = "suppressed";
    const beside = besideOf(this.#one, exposed, {
      seen: (index) => this.#isOpen(index) && this.#standing[index] !== "suppressed",
      open: (index) => this.#count(index) > 0,
      size: (index) => this.#count(index),
      addUp: this.#one.peopleAddUp,
    });
    for (const index of beside) this.#standing[index] = "suppressed";
  }

  #isFew(index: number): boolean {
    return standingOf(this.#count(index), this.#publisher) === "few";
  }

  #count(index: number): number {
    return this.#one.cells[index]?.people ?? 0;
  }

  /** What such a reader can work out of a count. */
  #rangeOf(index: number, reader: Reader): Range {
    const margin = (group: Group): Known => {
      const { people, standing } = this.#above(group);
      if (reader === "exactly" && standing === "number") return { value: people, low: people, high: people };
      return knownCount(people, standing, this.#publisher);
    };
    const known = this.#one.cells.map(({ people }, at) =>
      knownCount(people, this.#standing[at] ?? "suppressed", this.#publisher),
    );
    if (this.#one.list.kind === "overlap") return this.#rangeOfOverlap(index, known, margin);
    return rangeInList(this.#one, known, margin, this.#one.peopleAddUp ? null : 0, index);
  }

  /** Where somebody may be in several rows, each is at most the whole, and all of them together at least the whole. */
  #rangeOfOverlap(index: number, known: readonly Known[], margin: (group: Group) => Known): Range {
    let { low, high } = known[index] ?? { low: 0, high: 0 };
    for (const group of this.#groups.filter(({ members }) => members.includes(index))) {
      const whole = margin(group);
      high = Math.min(high, whole.high);
      if (!this.#one.list.whole) continue;
      const others = group.members.filter((member) => member !== index).map((member) => known[member]?.high ?? 0);
      low = Math.max(low, whole.low - others.reduce((sum, most) => sum + Math.min(most, whole.high), 0));
    }
    return { low, high };
  }
}
