// What can be said of numbers that are more or less than each other but do not add up.
import type { Range } from "./disclosure-bounds.ts";
import type { KnownTable } from "./disclosure-joint.ts";
import { ALL, type ListTruth, type TableTruth } from "./disclosure-table.ts";

interface Room {
  low: number;
  high: number;
}

/** All of `these` together are at most all of `those` together. */
interface AtMost {
  readonly these: readonly Room[];
  readonly those: readonly Room[];
}

/**
 * What is known of a table once it is reckoned with that a row is at most what it lies inside, that, where everybody is in some row,
 * all of them are at least that, and with what the meaning of its rows says. Goes round until nothing gets any narrower. `apart`:
 * true for a list that does not add up.
 */
export function tightened(table: TableTruth, known: KnownTable, apart: (one: ListTruth) => boolean): KnownTable {
  const lists = new Map([...known.lists].map(([key, rows]) => [key, rows.map((row) => ({ ...row }))]));
  const total = { ...known.total };
  const places = new Map(
    table.lists.map(({ list, cells }) => [list.key, new Map(cells.map(({ key }, at) => [key, at]))]),
  );
  const roomOf = (list: string, row: string): Room[] => {
    if (list === ALL) return [total];
    const room = lists.get(list)?.[places.get(list)?.get(row) ?? -1];
    return room ? [room] : [];
  };
  const rules = table.lists.filter(apart).flatMap((one) =>
    one.ways.flat().flatMap(({ list, row, members }): AtMost[] => {
      const whole = roomOf(list, row);
      const rows = members.flatMap((index) => lists.get(one.list.key)?.[index] ?? []);
      const each = rows.map((room): AtMost => ({ these: [room], those: whole }));
      return one.list.whole ? [...each, { these: whole, those: rows }] : each;
    }),
  );
  const tied = table.ties.map(({ these, those }): AtMost => ({
    these: these.flatMap(([list, row]) => roomOf(list, row)),
    those: those.flatMap(([list, row]) => roomOf(list, row)),
  }));
  while ([...rules, ...tied].map(narrowed).some(Boolean));
  return { total, lists };
}

/** Narrows what a rule leaves no room for. True when it narrowed anything. */
function narrowed({ these, those }: AtMost): boolean {
  const least = these.reduce((sum, { low }) => sum + low, 0);
  const most = those.reduce((sum, { high }) => sum + high, 0);
  let changed = false;
  for (const room of these) changed = narrow(room, { low: -Infinity, high: most - (least - room.low) }) || changed;
  // Where one may be anything, nothing can be said of the others.
  if (most < Infinity)
    for (const room of those) changed = narrow(room, { low: least - (most - room.high), high: Infinity }) || changed;
  return changed;
}

function narrow(room: Room, { low, high }: Range): boolean {
  if (!(low > room.low) && !(high < room.high)) return false;
  [room.low, room.high] = [Math.max(room.low, low), Math.min(room.high, high)];
  return true;
}
