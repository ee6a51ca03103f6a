// Money, all lists at once.
import { eachIn, isDelicate, knownAmount, peopleIn } from "./disclosure-amounts.ts";
import { hideJointly, insideOf, type Place, type Subject } from "./disclosure-audit.ts";
import type { Range } from "./disclosure-bounds.ts";
import { JointTable, type Meets } from "./disclosure-joint.ts";
import { POSSIBLE_VALUES, type PeopleShown, type Standing } from "./disclosure-people.ts";
import type { PoundsShown } from "./disclosure-pounds.ts";
import type { ListTruth, TableTruth, Truth } from "./disclosure-table.ts";
import type { Publisher } from "./report.ts";

/** What is left of a hidden amount, for a reader of all that is shown: as many of its dearest unit. */
const UNITS_LEFT = 2;

/**
 * Which amounts may be shown once all lists have been looked at together, and the few of whom what is left of the money says how many
 * they are. `counts`: what can be worked out of the people.
 */
export function jointPounds(
  table: TableTruth,
  people: PeopleShown,
  counts: JointTable,
  shown: PoundsShown,
  publisher: Publisher,
): { readonly pounds: PoundsShown; readonly told: readonly Place[] } {
  const pounds = new PoundsOfTable(table, people, counts, shown, publisher);
  hideJointly(pounds);
  return { pounds: pounds.shown(), told: pounds.told() };
}

const meets = (one: ListTruth): Meets => (one.moneyAddsUp ? "adds up" : "apart");

class PoundsOfTable implements Subject {
  readonly table: TableTruth;
  readonly #people: PeopleShown;
  readonly #counts: JointTable;
  readonly #publisher: Publisher;
  readonly #total: boolean;
  readonly #shown: Map<string, boolean[]>;
  /** What each count can be. */
  readonly #countOf = new Map<string, readonly Range[]>();
  #widest: JointTable | null = null;

  constructor(table: TableTruth, people: PeopleShown, counts: JointTable, shown: PoundsShown, publisher: Publisher) {
    [this.table, this.#people, this.#counts, this.#publisher] = [table, people, counts, publisher];
    this.#total = shown.total;
    this.#shown = new Map([...shown.lists].map(([key, rows]) => [key, [...rows]]));
    for (const { list, cells } of table.lists)
      this.#countOf.set(
        list.key,
        cells.map((_, index) => counts.range(list.key, index)),
      );
  }

  shown(): PoundsShown {
    return { total: this.#total, lists: this.#shown };
  }

  /** Those of a few people whose money leaves fewer than three numbers of them. */
  told(): readonly Place[] {
    const joint = this.joint();
    return this.table.lists.flatMap((one) =>
      one.cells.flatMap((_, index): Place[] => {
        const place = { one, index };
        if (!this.isHidden(place) || this.#standing(one, index) !== "few") return [];
        return this.#numbers(place, joint.range(one.list.key, index)) < POSSIBLE_VALUES ? [place] : [];
      }),
    );
  }

  joint(): JointTable {
    return this.#jointOf((list, index) => this.#shown.get(list)?.[index] ?? false);
  }

  isHidden({ one, index }: Place): boolean {
    return one.hasMoney && this.#standing(one, index) !== "zero" && this.#shown.get(one.list.key)?.[index] === false;
  }

  isSeen({ one, index }: Place): boolean {
    return one.hasMoney && this.#standing(one, index) !== "zero" && this.#shown.get(one.list.key)?.[index] === true;
  }

  isEmpty({ one, index }: Place): boolean {
    return this.#standing(one, index) === "zero";
  }

  size({ one, index }: Place): number {
    return Math.abs(one.cells[index]?.pence ?? 0);
  }

  addUp(one: ListTruth): boolean {
    return one.moneyAddsUp;
  }

  /**
   * Too little is less than two of its dearest unit; or less than three numbers of people, where their number is hidden, or the money is
   * hidden for its own sake.
   */
  isExposed(place: Place, range: Range): boolean {
    const { one, index } = place;
    const cell = one.cells[index] as Truth;
    const isOfNumber = isDelicate(cell, this.#publisher.mostHidden) || this.#standing(one, index) === "suppressed";
    const isShort = (found: Range) =>
      found.high - found.low < UNITS_LEFT * cell.maxUnitPence ||
      (cell.people > 0 && isOfNumber && this.#numbers(place, found) < POSSIBLE_VALUES);
    if (!isShort(range)) return false;
    // Where nothing could leave it more, nothing else is hidden for it.
    this.#widest ??= this.#jointOf(() => false);
    const most = this.#widest.range(one.list.key, index);
    return !isShort(most) || 2 * (range.high - range.low) < most.high - most.low;
  }

  /** Hides it, and all that lies inside it: nothing is shown that is part of what is hidden. */
  hide({ one, index }: Place): void {
    const rows = this.#shown.get(one.list.key);
    if (rows) rows[index] = false;
    for (const place of insideOf(this.table, { one, index })) if (this.isSeen(place)) this.hide(place);
  }

  /** How many numbers of people so much money may be of. */
  #numbers({ one, index }: Place, range: Range): number {
    return peopleIn(range, this.#count(one, index), eachIn(one, one.cells[index] as Truth));
  }

  #jointOf(isShown: (list: string, index: number) => boolean): JointTable {
    const { total } = this.table;
    const lists = this.table.lists.map(
      (one) =>
        [
          one.list.key,
          one.cells.map((cell, index) => {
            const count = this.#count(one, index);
            return this.#standing(one, index) === "zero"
              ? { value: 0, low: 0, high: 0 }
              : knownAmount(cell, count, isShown(one.list.key, index), eachIn(one, cell));
          }),
        ] as const,
    );
    const whole = knownAmount(total, this.#counts.total(), this.#total, [total.minUnitPence, Infinity]);
    return new JointTable(this.table, { total: whole, lists: new Map(lists) }, meets);
  }

  #standing({ list }: ListTruth, index: number): Standing {
    return this.#people.lists.get(list.key)?.[index] ?? "suppressed";
  }

  #count({ list }: ListTruth, index: number): Range {
    return this.#countOf.get(list.key)?.[index] ?? { low: 0, high: Infinity };
  }
}
