// A report's numbers as they truly are, list by list, with what each list adds up to. Never leaves the server.
import type { Layout, Part, RowAt, RowList, Tie } from "./report.ts";

/** What is true of one row. */
export interface Truth {
  readonly key: string;
  readonly people: number;
  readonly pence: number;
  /** The largest price of one unit in it, and the smallest of those its people brought: the catalogue is public, so a reader knows it. */
  readonly maxUnitPence: number;
  readonly minUnitPence: number;
  /** The most and the least that one of its people brought. */
  readonly maxPersonPence: number;
  readonly minPersonPence: number;
  /** True when one person's money is most of it, or two people's nearly all of it. */
  readonly dominated: boolean;
  readonly hours: readonly number[];
}

/** Rows of a list that lie inside one row of another list, or inside the total. */
export interface Group {
  readonly list: string;
  readonly row: string;
  readonly members: readonly number[];
}

/** A list, and the one or two ways in which its rows lie inside rows above it. */
export interface ListTruth {
  readonly list: RowList;
  readonly cells: readonly Truth[];
  readonly ways: readonly (readonly Group[])[];
  /** True when the people of its rows add up to the people of the rows they lie in; the same of its money. */
  readonly peopleAddUp: boolean;
  readonly moneyAddsUp: boolean;
  /** False when nobody brought any money to this list though there is some. */
  readonly hasMoney: boolean;
}

export interface TableTruth {
  readonly total: Truth;
  /** In an order in which each list comes after the lists it lies inside. */
  readonly lists: readonly ListTruth[];
  readonly ties: readonly Tie[];
}

export const ALL = "all";

/** Sums what each person brought. Throws RangeError when the parts do not fit the layout: a definition is wrong, not the data. */
export function tableOf(layout: Layout, parts: readonly Part[]): TableTruth {
  const brought = gathered(layout, parts);
  const cells = new Map<string, readonly Truth[]>();
  const total = truthOf(ALL, brought.get(ALL)?.get(ALL) ?? new Map<string, Brought>());
  const money = [...(brought.get(ALL)?.get(ALL)?.values() ?? [])].some((one) => one.priced);
  for (const list of layout.lists)
    cells.set(
      list.key,
      list.rows.map(({ key }) => truthOf(key, brought.get(list.key)?.get(key) ?? new Map<string, Brought>())),
    );
  const lists = ordered(layout.lists).map((list): ListTruth => {
    const own = cells.get(list.key) ?? [];
    const hasMoney =
      !money || [...(brought.get(list.key)?.values() ?? [])].some((row) => [...row.values()].some((one) => one.priced));
    return {
      list,
      cells: own,
      ways: waysOf(list),
      peopleAddUp: list.kind === "parts" && list.whole && insideParts(list, layout.lists),
      moneyAddsUp: hasMoney && list.whole,
      hasMoney,
    };
  });
  lists.forEach((one) => check(one, brought));
  for (const one of lists) if (one.moneyAddsUp) checkMoney(one, total, cells);
  const ties = layout.ties ?? [];
  for (const { these, those } of ties) checkTie(these, those, brought);
  return { total, lists, ties };
}

interface Brought {
  pence: number;
  maxUnitPence: number;
  minUnitPence: number;
  hours: number;
  timed: boolean;
  priced: boolean;
}

type People = Map<string, Brought>;

/** List, row, person: what they brought there. */
function gathered(layout: Layout, parts: readonly Part[]): Map<string, Map<string, People>> {
  const brought = new Map<string, Map<string, People>>([[ALL, new Map([[ALL, new Map<string, Brought>()]])]]);
  for (const { key, rows } of layout.lists) {
    if (brought.has(key)) throw new RangeError(`The layout has two lists called ${key}.`);
    brought.set(key, new Map(rows.map((row) => [row.key, new Map<string, Brought>()])));
  }
  for (const part of parts) {
    const row = brought.get(part.list)?.get(part.row);
    if (row === undefined) throw new RangeError(`The layout has no row ${part.row} in ${part.list}.`);
    for (const n of [part.pence, part.unitPence, part.hours])
      if (n !== undefined && !Number.isFinite(n)) throw new RangeError(`A number in ${part.list} is no number.`);
    const one = row.get(part.person) ?? nothing();
    one.pence += part.pence ?? 0;
    if (part.unitPence !== undefined && part.unitPence > 0) {
      one.maxUnitPence = Math.max(one.maxUnitPence, part.unitPence);
      one.minUnitPence = Math.min(one.minUnitPence, part.unitPence);
    }
    one.hours += part.hours ?? 0;
    one.timed ||= part.hours !== undefined;
    one.priced ||= part.pence !== undefined;
    row.set(part.person, one);
  }
  return brought;
}

const nothing = (): Brought => ({
  pence: 0,
  maxUnitPence: 0,
  minUnitPence: Infinity,
  hours: 0,
  timed: false,
  priced: false,
});

function truthOf(key: string, people: People): Truth {
  const all = [...people.values()];
  const maxUnitPence = all.reduce((most, one) => Math.max(most, one.maxUnitPence), 0);
  const minUnitPence = all.reduce((least, one) => Math.min(least, one.minUnitPence), Infinity);
  const pence = all.reduce((sum, one) => sum + one.pence, 0);
  if (pence !== 0 && maxUnitPence === 0) throw new RangeError(`There is money in ${key} without the price of a unit.`);
  return {
    key,
    people: people.size,
    pence,
    maxUnitPence,
    minUnitPence: Number.isFinite(minUnitPence) ? minUnitPence : 0,
    maxPersonPence: all.reduce((most, one) => Math.max(most, one.pence), all[0]?.pence ?? 0),
    minPersonPence: all.reduce((least, one) => Math.min(least, one.pence), all[0]?.pence ?? 0),
    dominated: isDominated(all.map((one) => Math.abs(one.pence))),
    hours: all.filter((one) => one.timed).map((one) => one.hours),
  };
}

/** One person has more than half; or all but the two largest have together less than a tenth of the largest. */
function isDominated(amounts: readonly number[]): boolean {
  const all = amounts.reduce((sum, amount) => sum + amount, 0);
  if (all === 0) return false;
  let [first, second] = [0, 0];
  for (const amount of amounts) {
    if (amount > first) [first, second] = [amount, first];
    else if (amount > second) second = amount;
  }
  return 2 * first > all || 10 * (all - first - second) < first;
}

function waysOf(list: RowList): Group[][] {
  const at = list.rows.map(({ key }, index) => ({ key, index }));
  if (!list.within?.length) return [[{ list: ALL, row: ALL, members: at.map(({ index }) => index) }]];
  if (list.within.length > 2)
    throw new RangeError(`${list.key} lies inside more than two lists, which we cannot control.`);
  return list.within.map(({ list: above, rowOf }) => {
    const rows = Map.groupBy(at, ({ key }) => rowOf[key]);
    if (rows.has(undefined)) throw new RangeError(`A row of ${list.key} lies in no row of ${above}.`);
    return [...rows].map(([row, members]) => ({
      list: above,
      row: row ?? "",
      members: members.map(({ index }) => index),
    }));
  });
}

/** People add up inside a row only where nobody of that row may be in another row of its list. */
function insideParts(list: RowList, lists: readonly RowList[]): boolean {
  return (list.within ?? []).every(({ list: above }) => lists.find(({ key }) => key === above)?.kind === "parts");
}

function ordered(lists: readonly RowList[]): RowList[] {
  const done: RowList[] = [];
  while (done.length < lists.length) {
    const next = lists.find(
      (one) => !done.includes(one) && (one.within ?? []).every(({ list }) => done.some(({ key }) => key === list)),
    );
    if (next === undefined) throw new RangeError("A list lies inside a list that there is not, or inside itself.");
    done.push(next);
  }
  return done;
}

/** A list says of its people what its layout promises, and a row holds nobody who is not in the row it lies inside. */
function check({ list, cells, ways }: ListTruth, brought: Map<string, Map<string, People>>): void {
  const rows = brought.get(list.key) ?? new Map<string, People>();
  const everybody = brought.get(ALL)?.get(ALL) ?? new Map<string, Brought>();
  const people = new Set([...rows.values()].flatMap((row) => [...row.keys()]));
  const places = cells.reduce((sum, cell) => sum + cell.people, 0);
  if (list.kind === "parts" && places > people.size) throw new RangeError(`Somebody is in two rows of ${list.key}.`);
  if (list.whole && people.size < everybody.size) throw new RangeError(`Somebody is in no row of ${list.key}.`);
  for (const way of ways)
    for (const { list: above, row, members } of way) {
      const inside = brought.get(above)?.get(row);
      if (inside === undefined) throw new RangeError(`There is no row ${row} in ${above}.`);
      for (const index of members)
        for (const person of rows.get(cells[index]?.key ?? "")?.keys() ?? [])
          if (!inside.has(person)) throw new RangeError(`Somebody in ${list.key} is not in ${above}, ${row}.`);
    }
}

function checkTie(these: readonly RowAt[], those: readonly RowAt[], brought: Map<string, Map<string, People>>): void {
  const peopleOf = (rows: readonly RowAt[]) =>
    rows.flatMap(([list, row]) => [...(brought.get(list)?.get(row)?.keys() ?? [])]);
  const [some, others] = [peopleOf(these), new Set(peopleOf(those))];
  const [first = []] = these;
  if (new Set(some).size < some.length || some.some((person) => !others.has(person)))
    throw new RangeError(`Somebody in ${first.join(", ")} is not where they must be too, or there twice.`);
}

function checkMoney({ list, cells, ways }: ListTruth, total: Truth, lists: Map<string, readonly Truth[]>): void {
  for (const way of ways)
    for (const { list: above, row, members } of way) {
      const whole = above === ALL ? total : lists.get(above)?.find(({ key }) => key === row);
      const sum = members.reduce((all, index) => all + (cells[index]?.pence ?? 0), 0);
      if (Math.abs(sum - (whole?.pence ?? 0)) > 0.5)
        throw new RangeError(`The money of ${list.key} does not add up to that of ${above}, ${row}.`);
    }
}
