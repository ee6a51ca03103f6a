// Counts of people, list by list. What a list shows depends on itself and on the rows it lies inside, on nothing else in the
// report, so that the same list reads the same wherever it stands.
import { rangeIn, type Range } from "./disclosure-bounds.ts";
import { networkOf, type Known } from "./disclosure-network.ts";
import { ALL, type Group, type ListTruth, type TableTruth } from "./disclosure-table.ts";
import type { Publisher } from "./report.ts";
import { rangeOfCount, roundedCount } from "./rounding.ts";

/** A hidden count must be able to be any of at least this many numbers. */
const POSSIBLE_VALUES = 3;

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
  for (const one of table.lists) lists.set(one.list.key, new PeopleOfList(one, publisher, above).shown());
  return { total, lists };
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

/** One list while it is being decided. */
class PeopleOfList {
  readonly #one: ListTruth;
  readonly #publisher: Publisher;
  readonly #above: (group: Group) => Parent;
  readonly #standing: Standing[];
  readonly #groups: readonly Group[];
  readonly #counts: readonly number[];

  constructor(one: ListTruth, publisher: Publisher, above: (group: Group) => Parent) {
    this.#one = one;
    this.#publisher = publisher;
    this.#above = above;
    this.#counts = one.cells.map(({ people }) => people);
    this.#standing = this.#counts.map((count) => standingOf(count, publisher));
    this.#groups = one.ways.flat();
  }

  shown(): readonly Standing[] {
    for (const group of this.#groups)
      if (this.#above(group).standing === "few" || this.#above(group).standing === "suppressed")
        for (const index of this.#open(group)) this.#standing[index] = "suppressed";
    if (this.#one.list.whole) for (const group of this.#groups) this.#hideBesideEverybody(group);
    for (;;) {
      const exposed = this.#counts.findIndex((_, index) => this.#isExposed(index));
      if (exposed < 0 || !this.#hideBeside(exposed)) return this.#standing;
    }
  }

  /** The rows of a group that may hold anybody: a row inside an empty one is empty for all to see. */
  #open(group: Group): readonly number[] {
    return group.members.filter((index) =>
      this.#groups.every((other) => !other.members.includes(index) || this.#above(other).people > 0),
    );
  }

  /**
   * A row that holds all, or all but a few, of those it is a part of says of each of them what they are. Then the other rows are
   * not shown, empty or not, so that nobody can tell whether it is all of them.
   */
  #hideBesideEverybody(group: Group): void {
    const open = [...this.#open(group)].sort((a, b) => this.#count(b) - this.#count(a));
    const [first, ...others] = open;
    const rest = others.reduce((sum, index) => sum + this.#count(index), 0);
    if (first === undefined || rest > this.#publisher.mostHidden) return;
    for (const index of others) this.#standing[index] = "suppressed";
  }

  #isExposed(index: number): boolean {
    const standing = this.#standing[index];
    if (standing !== "few" && standing !== "suppressed") return false;
    const { low, high } = this.#rangeOf(index, standingOf(this.#count(index), this.#publisher) === "few");
    // That an empty row is empty may be possible, but not certain.
    return high - low + 1 < (this.#count(index) > 0 ? POSSIBLE_VALUES : 2);
  }

  /** Shows less beside an exposed count: itself and the smallest other one that is still to be seen. False when nothing is left. */
  #hideBeside(exposed: number): boolean {
    const was = this.#standing[exposed];
    this.#standing[exposed] = "suppressed";
    const beside = this.#groups
      .filter(({ members }) => members.includes(exposed))
      .flatMap((group) => this.#open(group))
      .filter((index) => this.#standing[index] !== "suppressed")
      .sort((a, b) => (this.#count(a) || Infinity) - (this.#count(b) || Infinity));
    const anywhere = this.#counts
      .map((_, index) => index)
      .filter((index) => this.#standing[index] !== "suppressed" && this.#count(index) > 0);
    const next = beside[0] ?? anywhere[0];
    if (next !== undefined) this.#standing[next] = "suppressed";
    return next !== undefined || was !== "suppressed";
  }

  #count(index: number): number {
    return this.#counts[index] ?? 0;
  }

  /** What can be worked out of a count. `exactly`: by a reader who knows what it is a part of to the last person, from elsewhere. */
  #rangeOf(index: number, exactly: boolean): Range {
    const margin = (group: Group): Known => {
      const { people, standing } = this.#above(group);
      if (exactly && standing === "number") return { value: people, low: people, high: people };
      return knownCount(people, standing, this.#publisher);
    };
    const known = this.#counts.map((count, cell) =>
      knownCount(count, this.#standing[cell] ?? "suppressed", this.#publisher),
    );
    if (this.#one.list.kind === "parts") {
      const { flows, nodes } = networkOf(this.#one, known, margin, this.#one.peopleAddUp ? null : 0);
      return rangeIn(flows, nodes, index);
    }
    return this.#rangeOfOverlap(index, known, margin);
  }

  /** Where somebody may be in several rows, each is at most the whole, and all of them together at least the whole. */
  #rangeOfOverlap(index: number, known: readonly Known[], margin: (group: Group) => Known): Range {
    let { low, high } = known[index] ?? { low: 0, high: 0 };
    for (const group of this.#groups.filter(({ members }) => members.includes(index))) {
      const whole = margin(group);
      high = Math.min(high, whole.high);
      if (!this.#one.list.whole) continue;
      const others = group.members.filter((member) => member !== index);
      low = Math.max(
        low,
        whole.low - others.reduce((sum, other) => sum + Math.min(known[other]?.high ?? 0, whole.high), 0),
      );
    }
    return { low, high };
  }
}
