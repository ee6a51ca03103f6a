// Invented people for any layout: each in rows that its lists allow, with money where it has any.
import type { Layout, Part, RowList } from "#app/reports/report.ts";
import { PRICES } from "./small-areas.ts";

/** Numbers from nil to less than one, the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let n = Math.imul(state ^ (state >>> 15), state | 1);
    n ^= n + Math.imul(n ^ (n >>> 7), n | 61);
    return ((n ^ (n >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many people. `lean`: the higher, the more of them are in the first rows of each list. */
export function peopleOf(layout: Layout, count: number, lean: number, random: () => number): Part[] {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() ** lean * from.length)];
  const money = layout.measures.some(({ kind }) => kind === "money");
  const above = new Set(layout.lists.flatMap(({ within = [] }) => within.map(({ list }) => list)));
  const kindOf = new Map(layout.lists.map(({ key, kind }) => [key, kind]));
  // Those that lie inside others say which rows of the others one is in.
  const first = layout.lists.filter(({ key }) => !above.has(key));
  return Array.from({ length: count }, (_, index) => {
    const person = `p${String(index)}`;
    const rows = new Map<string, Set<string>>();
    const parts: Part[] = [];
    const put = (list: string, row: string, brought: Partial<Part> = {}) => {
      rows.set(list, (rows.get(list) ?? new Set()).add(row));
      parts.push({ person, list, row, ...brought });
    };
    const fits = ({ within = [] }: RowList, row: string) =>
      within.every(({ list, rowOf }) => {
        const taken = rows.get(list);
        return !taken || kindOf.get(list) === "overlap" || taken.has(rowOf[row] ?? "");
      });
    const events = Array.from({ length: 1 + Math.floor(3 * random()) }, () => {
      const unitPence = (money && pick(PRICES)) || 0;
      return money ? { pence: unitPence * (random() < 0.8 ? 1 : 3), unitPence } : {};
    });
    for (const list of first) {
      if (!list.whole && random() < 0.3) continue;
      const one = pick(list.rows)?.key ?? "";
      for (const event of events) {
        const row = list.kind === "parts" ? { key: one } : pick(list.rows.filter(({ key }) => fits(list, key)));
        if (row === undefined || !fits(list, row.key)) continue;
        put(list.key, row.key, event);
        for (const { list: outer, rowOf } of list.within ?? []) put(outer, rowOf[row.key] ?? "", event);
      }
    }
    // A list whose inner lists left somebody out.
    for (const list of layout.lists)
      if (list.whole && !rows.has(list.key))
        for (const event of events.slice(0, list.kind === "parts" ? 1 : undefined))
          put(list.key, pick(list.rows)?.key ?? "", event);
    for (const event of events) put("all", "all", event);
    return parts;
  }).flat();
}
