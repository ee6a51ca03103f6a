// A second look, at all lists at once. List by list nothing is given away; together they say more of what they all add up to, and a
// list that lies inside two others says more of both. Where that leaves too little of a hidden number, more is hidden beside it.
import { besideOf } from "./disclosure-beside.ts";
import type { Range } from "./disclosure-bounds.ts";
import type { JointTable } from "./disclosure-joint.ts";
import type { ListTruth, TableTruth } from "./disclosure-table.ts";
import type { RowAt } from "./report.ts";

/** Where a number is: the row `index` of a list. */
export interface Place {
  readonly one: ListTruth;
  readonly index: number;
}

/** What is looked at: the counts of a table, or its amounts. */
export interface Subject {
  readonly table: TableTruth;
  /** What can be worked out, as things stand. */
  joint(): JointTable;
  /** True for a hidden number that must stay so. */
  isHidden(place: Place): boolean;
  /** True for a number that can be seen and could be hidden: not of a row that is empty for all to see. */
  isSeen(place: Place): boolean;
  isEmpty(place: Place): boolean;
  size(place: Place): number;
  addUp(one: ListTruth): boolean;
  /** True when too little is left of it for a reader who knows so much. */
  isExposed(place: Place, range: Range): boolean;
  hide(place: Place): void;
}

/** Hides what has to be hidden until all lists together give no hidden number away, or there is nothing left to hide. */
export function hideJointly(subject: Subject): void {
  const { table } = subject;
  const places = table.lists.flatMap((one) => one.cells.map((_, index): Place => ({ one, index })));
  const keyOf = ({ one, index }: Place) => `${one.list.key}/${String(index)}`;
  // Whatever is hidden beside it, a number that is safe stays safe.
  const safe = new Set<string>();
  for (;;) {
    const joint = subject.joint();
    const exposed = places.find((place) => {
      if (safe.has(keyOf(place)) || !subject.isHidden(place)) return false;
      if (subject.isExposed(place, joint.range(place.one.list.key, place.index))) return true;
      safe.add(keyOf(place));
      return false;
    });
    if (exposed === undefined) return;
    const next = nextToHide(subject, exposed);
    // As safe as it can be.
    if (next.length === 0) safe.add(keyOf(exposed));
    for (const place of [exposed, ...next]) subject.hide(place);
  }
}

/** What lies inside a row, in whatever list. */
export function insideOf(table: TableTruth, { one, index }: Place): readonly Place[] {
  const row = one.cells[index]?.key;
  return table.lists.flatMap((inner) =>
    inner.ways
      .flat()
      .filter((group) => group.list === one.list.key && group.row === row)
      .flatMap(({ members }) => members.map((member): Place => ({ one: inner, index: member }))),
  );
}

/** The rows on the other side of what a row is tied to. */
function tiedTo(table: TableTruth, { one, index }: Place): readonly Place[] {
  const isIt = ([list, row]: RowAt) => list === one.list.key && row === one.cells[index]?.key;
  const found = table.ties.flatMap(({ these, those }) => [
    ...(these.some(isIt) ? those : []),
    ...(those.some(isIt) ? these : []),
  ]);
  return found.flatMap(([key, row]) =>
    table.lists
      .filter(({ list }) => list.key === key)
      .map((other): Place => ({ one: other, index: other.cells.findIndex((cell) => cell.key === row) })),
  );
}

/** First what lies inside it, then what it is tied to, then what stands beside it, then what it lies inside. */
function nextToHide(subject: Subject, exposed: Place): readonly Place[] {
  const { table } = subject;
  const smallest = (places: readonly Place[]): readonly Place[] =>
    places
      .filter((place) => subject.isSeen(place))
      .sort((a, b) => Number(subject.isEmpty(a)) - Number(subject.isEmpty(b)) || subject.size(a) - subject.size(b))
      .slice(0, 1);
  const inside = table.lists.filter(({ ways }) => ways.flat().some(({ list }) => list === exposed.one.list.key));
  const anywhere = inside.flatMap((one) => one.cells.map((_, index): Place => ({ one, index })));
  const above = table.lists.filter(({ list }) => exposed.one.ways.flat().some((group) => group.list === list.key));
  const at = (index: number): Place => ({ one: exposed.one, index });
  for (const found of [
    () => smallest(insideOf(table, exposed)),
    () => smallest(tiedTo(table, exposed)),
    () =>
      besideOf(exposed.one, exposed.index, {
        seen: (index) => subject.isSeen(at(index)),
        open: (index) => !subject.isEmpty(at(index)),
        size: (index) => subject.size(at(index)),
        addUp: subject.addUp(exposed.one),
      }).map(at),
    () => smallest(anywhere),
    () => smallest(above.flatMap((one) => one.cells.map((_, index): Place => ({ one, index })))),
  ]) {
    const next = found();
    if (next.length > 0) return next;
  }
  return [];
}
