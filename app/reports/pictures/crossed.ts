// A list whose rows are each a row of one list and a row of another, as `police.reactive` is.
import type { ReportRow } from "../report.ts";
import { drawnOf, listsOf, rowsOf, type Drawn, type Measured } from "./cells.ts";
import type { Pictured } from "./picture.ts";

export interface Crossed {
  readonly list: string;
  readonly from: readonly Drawn[];
  readonly to: readonly Drawn[];
  readonly cells: readonly (Drawn & { readonly from: string; readonly to: string })[];
}

/** The first list of a report that crosses two others; null when there is none. */
export function crossedOf(page: Pictured, measure: Measured): Crossed | null {
  const keys = new Map(
    listsOf(page).map((list) => [list, new Set(rowsOf(page, list).map(({ line }) => String(line)))]),
  );
  for (const list of keys.keys()) {
    const pairs = rowsOf(page, list).map(splitRow);
    const [from, to] = [
      listWith(
        keys,
        pairs.map(([one]) => one),
      ),
      listWith(
        keys,
        pairs.map(([, other]) => other),
      ),
    ];
    if (from === undefined || to === undefined || from === to) continue;
    const drawn = (of: string) => rowsOf(page, of).map((row) => drawnOf(row, measure));
    return {
      list,
      from: drawn(from),
      to: drawn(to),
      cells: rowsOf(page, list).map((row, index) => {
        const [one = "", other = ""] = pairs[index] ?? [];
        return { ...drawnOf(row, measure), from: one, to: other };
      }),
    };
  }
  return null;
}

function splitRow({ line }: ReportRow): readonly [string, string] {
  const [one = "", other = ""] = String(line).split(".");
  return [one, other];
}

/** The list that has exactly these rows. */
function listWith(keys: ReadonlyMap<string, ReadonlySet<string>>, wanted: readonly string[]): string | undefined {
  const all = new Set(wanted);
  return [...keys].find(([, rows]) => rows.size === all.size && [...all].every((key) => rows.has(key)))?.[0];
}
