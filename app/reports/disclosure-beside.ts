// Which numbers are hidden beside one that the others would give away.
import type { Group, ListTruth } from "./disclosure-table.ts";

export interface Candidates {
  /** True for a number that is still to be seen. */
  readonly seen: (index: number) => boolean;
  /** True for a row that holds anybody, so that a reader does not know it to be nothing. */
  readonly open: (index: number) => boolean;
  /** The smaller, the less is lost. */
  readonly size: (index: number) => number;
  /** True when rows and columns add up: then one number moves only with three others, at the corners of a rectangle. */
  readonly addUp: boolean;
}

/** What to hide next, at least one number; none when nothing is left. */
export function besideOf({ cells, ways }: ListTruth, exposed: number, candidates: Candidates): readonly number[] {
  const { seen, open, size, addUp } = candidates;
  const groups = ways.map((way) => way.find(({ members }) => members.includes(exposed))?.members ?? []);
  const [row = [], column] = groups;
  if (addUp && column) {
    const corners = rectangle(ways, row, column, exposed, candidates);
    if (corners.length > 0) return corners;
  }
  const smallest = (indices: readonly number[]) =>
    indices.filter((index) => index !== exposed && seen(index)).sort((a, b) => size(a) - size(b));
  const near = smallest(groups.flat());
  const all = smallest(cells.map((_, index) => index));
  const next = near.find(open) ?? near[0] ?? all.find(open) ?? all[0];
  return next === undefined ? [] : [next];
}

/** The three other corners of the rectangle that loses least, less those that are hidden. */
function rectangle(
  [first = [], second = []]: readonly (readonly Group[])[],
  row: readonly number[],
  column: readonly number[],
  exposed: number,
  { seen, open, size }: Candidates,
): readonly number[] {
  let best: { readonly corners: readonly number[]; readonly lost: number } | undefined;
  for (const beside of row)
    for (const below of column) {
      if (beside === exposed || below === exposed || !open(beside) || !open(below)) continue;
      const across = first.find(({ members }) => members.includes(below))?.members ?? [];
      const down = second.find(({ members }) => members.includes(beside))?.members ?? [];
      const opposite = across.find((index) => down.includes(index));
      if (opposite === undefined || !open(opposite)) continue;
      const corners = [beside, below, opposite].filter(seen);
      const lost = corners.reduce((sum, index) => sum + size(index), 0);
      if (corners.length > 0 && (best === undefined || lost < best.lost)) best = { corners, lost };
    }
  return best?.corners ?? [];
}
