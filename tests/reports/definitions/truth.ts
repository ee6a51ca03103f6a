// What a table truly holds before anything of it is hidden: how many people are in each row, with how much money and which hours.
import type { Table } from "#app/reports/definitions/table.ts";
import type { Quarter } from "#app/reports/quarters.ts";
import type { Db } from "#db/connection.ts";

export interface Row {
  readonly people: number;
  readonly pence: number;
  /** In order. */
  readonly hours: readonly number[];
}

export const QUARTER = "2026Q1" as Quarter;

/** The rows that hold anybody, by list and key: `band.reactive`. */
export async function truthOf(table: Table, db: Db, area: string, quarter = QUARTER): Promise<Map<string, Row>> {
  const parts = await table.parts(db, area, quarter);
  const known = new Set(table.layout.lists.flatMap(({ key, rows }) => rows.map((row) => `${key}.${row.key}`)));
  const rows = new Map<string, Row>();
  for (const [key, ours] of Map.groupBy(parts, ({ list, row }) => `${list}.${row}`)) {
    if (key !== "all.all" && !known.has(key)) throw new Error(`The layout has no row ${key}.`);
    rows.set(key, {
      people: new Set(ours.map(({ person }) => person)).size,
      pence: ours.reduce((sum, part) => sum + (part.pence ?? 0), 0),
      hours: ours.flatMap(({ hours }) => (hours === undefined ? [] : [hours])).sort((a, b) => a - b),
    });
  }
  return rows;
}

/** How many people are in each row of a list, without the empty ones. */
export function peopleIn(truth: ReadonlyMap<string, Row>, list: string): Record<string, number> {
  const ours = [...truth].filter(([key]) => key.startsWith(`${list}.`));
  return Object.fromEntries(ours.map(([key, { people }]) => [key.slice(list.length + 1), people]));
}
