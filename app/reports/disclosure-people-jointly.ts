// Counts of people, all lists at once.
import { hideJointly, insideOf, type Place, type Subject } from "./disclosure-audit.ts";
import type { Range } from "./disclosure-bounds.ts";
import { JointTable, type KnownTable, type Meets } from "./disclosure-joint.ts";
import { POSSIBLE_VALUES, knownCount, type PeopleShown, type Standing } from "./disclosure-people.ts";
import { ALL, type Group, type ListTruth, type TableTruth } from "./disclosure-table.ts";
import { tightened } from "./disclosure-ties.ts";
import type { Publisher } from "./report.ts";

/** What may be shown of each count once all lists have been looked at together, and what can then be worked out of each. */
export function jointPeople(
  table: TableTruth,
  shown: PeopleShown,
  publisher: Publisher,
): { readonly shown: PeopleShown; readonly joint: JointTable } {
  const people = new PeopleOfTable(table, shown, publisher);
  hideJointly(people);
  return { shown: people.shown(), joint: people.joint() };
}

/** The rows of a list of parts add up; of one that leaves somebody out, and of rows that overlap, less can be said. */
function meets({ list, peopleAddUp, ways }: ListTruth): Meets {
  if (list.relative) return "apart";
  if (peopleAddUp) return "adds up";
  return list.kind === "parts" && ways.flat().every((group) => group.list === ALL) ? "leaves over" : "apart";
}

class PeopleOfTable implements Subject {
  readonly table: TableTruth;
  readonly #publisher: Publisher;
  readonly #total: Standing;
  readonly #standing: Map<string, Standing[]>;
  /** The lists that say something of rows elsewhere that do not add up with theirs. */
  readonly #telling: ReadonlySet<string>;

  constructor(table: TableTruth, { total, lists }: PeopleShown, publisher: Publisher) {
    [this.table, this.#total, this.#publisher] = [table, total, publisher];
    this.#standing = new Map([...lists].map(([key, rows]) => [key, [...rows]]));
    const around = table.lists.filter((one) => meets(one) === "apart").flatMap(({ ways }) => ways.flat());
    const tied = table.ties.flatMap(({ these, those }) => [...these, ...those]);
    this.#telling = new Set([...around.map(({ list }) => list), ...tied.map(([list]) => list)]);
  }

  shown(): PeopleShown {
    return { total: this.#total, lists: this.#standing };
  }

  /** Rows that add up, rows that overlap, and rows that are tied by what they mean tell each other what they can be. */
  joint(): JointTable {
    const apart = (one: ListTruth) => meets(one) === "apart";
    const first = tightened(this.table, this.#known(), apart);
    const joint = new JointTable(this.table, first, meets);
    const lists = [...first.lists].map(
      ([key, rows]) =>
        [key, this.#telling.has(key) ? rows.map((row, at) => ({ ...row, ...joint.range(key, at) })) : rows] as const,
    );
    const total = { value: first.total.value, ...joint.total() };
    return new JointTable(this.table, tightened(this.table, { total, lists: new Map(lists) }, apart), meets);
  }

  /** What is known of each count by itself. */
  #known(): KnownTable {
    const total = knownCount(this.table.total.people, this.#total, this.#publisher);
    const lists = this.table.lists.map(({ list, cells }) => {
      const share = { low: Math.floor(total.low / cells.length), high: Math.ceil(total.high / cells.length) };
      const known = cells.map(({ people }, index) =>
        list.relative ? { value: people, ...share } : knownCount(people, this.#at(list.key, index), this.#publisher),
      );
      return [list.key, known] as const;
    });
    return { total, lists: new Map(lists) };
  }

  isHidden(place: Place): boolean {
    const standing = this.#of(place);
    return (standing === "few" || standing === "suppressed") && !place.one.list.relative && this.#isOpen(place);
  }

  isSeen(place: Place): boolean {
    return this.#of(place) !== "suppressed" && !place.one.list.relative && this.#isOpen(place);
  }

  isEmpty({ one, index }: Place): boolean {
    return one.cells[index]?.people === 0;
  }

  size({ one, index }: Place): number {
    return one.cells[index]?.people ?? 0;
  }

  addUp(one: ListTruth): boolean {
    return one.peopleAddUp;
  }

  /** That an empty row is empty may be possible, but not certain. */
  isExposed(place: Place, { low, high }: Range): boolean {
    return high - low + 1 < (this.isEmpty(place) ? 2 : POSSIBLE_VALUES);
  }

  /** Hides it, and all that lies inside it: nothing is shown that is part of what is hidden. */
  hide({ one, index }: Place): void {
    const rows = this.#standing.get(one.list.key);
    if (rows) rows[index] = "suppressed";
    for (const place of insideOf(this.table, { one, index })) if (this.isSeen(place)) this.hide(place);
  }

  #at(list: string, index: number): Standing {
    return this.#standing.get(list)?.[index] ?? "suppressed";
  }

  #of({ one, index }: Place): Standing {
    return this.#at(one.list.key, index);
  }

  /** A row inside an empty one is empty for all to see. */
  #isOpen({ one, index }: Place): boolean {
    return one.ways.flat().every((group) => !group.members.includes(index) || this.#above(group) !== "zero");
  }

  #above({ list, row }: Group): Standing {
    if (list === ALL) return this.#total;
    const cells = this.table.lists.find((one) => one.list.key === list)?.cells ?? [];
    return this.#at(
      list,
      cells.findIndex(({ key }) => key === row),
    );
  }
}
