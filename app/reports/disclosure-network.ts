// A list as a network: from each row of the first list above it, through its own rows, to each row of the second list above it.
import { rangeIn, type Flow, type Range } from "./disclosure-bounds.ts";
import type { Group, ListTruth } from "./disclosure-table.ts";

/** What is true of a number, and what is known of it by itself. */
export interface Known extends Range {
  readonly value: number;
}

interface Network {
  /** The first flows are the rows of the list, in order. */
  readonly flows: readonly Flow[];
  readonly nodes: number;
}

const OUTSIDE = 0;

/** What can be worked out of one number of a list that adds up: all at once in two dimensions, from what is left over in one. */
export function rangeInList(
  one: ListTruth,
  known: readonly Known[],
  margin: (group: Group) => Known,
  rest: number | null,
  index: number,
): Range {
  const [group, ...others] = one.ways.map((way) => way.find(({ members }) => members.includes(index)));
  if (others.length > 0 || group === undefined) {
    const { flows, nodes } = networkOf(one, known, margin, rest);
    return rangeIn(flows, nodes, index);
  }
  const [own, whole] = [around(known[index] as Known), around(margin(group))];
  let [least, most] = [rest ?? 0, rest === null ? 0 : Infinity];
  for (const member of group.members)
    if (member !== index) {
      const { low, high } = around(known[member] as Known);
      least += low;
      most += high;
    }
  return { low: Math.max(own.low, whole.low - most), high: Math.min(own.high, whole.high - least) };
}

/** `rest`: how little may be left over when the rows need not add up; null when they do. */
function networkOf(
  { cells, ways }: ListTruth,
  known: readonly Known[],
  margin: (group: Group) => Known,
  rest: number | null,
): Network {
  const [first = [], second = []] = ways;
  const into = nodesOf(first, 1, cells.length);
  const out = nodesOf(second, 1 + first.length, cells.length);
  const rows = known.map((one, index): Flow => ({ ...around(one), from: into[index] ?? 0, to: out[index] ?? OUTSIDE }));
  const margins = ways.flatMap((way, number) =>
    way.flatMap((group, index): Flow[] => {
      const node = 1 + (number === 0 ? 0 : first.length) + index;
      const ends = number === 0 ? { from: OUTSIDE, to: node } : { from: node, to: OUTSIDE };
      const whole = margin(group);
      const flows: Flow[] = [{ ...around(whole), ...ends }];
      if (rest !== null) {
        const left = whole.value - group.members.reduce((sum, member) => sum + (known[member]?.value ?? 0), 0);
        flows.push({ low: Math.min(rest, left), high: Infinity, value: left, from: ends.to, to: ends.from });
      }
      return flows;
    }),
  );
  return { flows: [...rows, ...margins], nodes: 1 + first.length + second.length };
}

function nodesOf(way: readonly Group[], first: number, cells: number): number[] {
  const nodes: number[] = Array.from({ length: cells }, () => OUTSIDE);
  way.forEach(({ members }, index) => {
    for (const member of members) nodes[member] = first + index;
  });
  return nodes;
}

/** What is known, made wide enough to hold what is true. */
export const around = ({ value, low, high }: Known): Known => ({
  value,
  low: Math.min(low, value),
  high: Math.max(high, value),
});
