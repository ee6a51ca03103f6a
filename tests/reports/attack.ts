// What is true of a quarter, and what an attacker finds out of what is shown of it.
import { expect } from "vitest";
import type { Layout, Part, Publisher, ReportRow } from "#app/reports/report.ts";
import { possibleValues } from "./every-world.ts";
import { ALL_ROW, PatientReader, rowKey } from "./patient-reader.ts";
import { PRICES } from "./small-areas.ts";

interface True {
  readonly people: number;
  readonly pence: number;
  readonly dearest: number;
}

/** Summed by the tests themselves. */
export function truthOf(layout: Layout, parts: readonly Part[]): Map<string, True> {
  const rows = new Map<string, { people: Set<string>; pence: number; dearest: number }>();
  const nobody = () => ({ people: new Set<string>(), pence: 0, dearest: 0 });
  rows.set(ALL_ROW, nobody());
  for (const list of layout.lists) for (const { key } of list.rows) rows.set(`${list.key}/${key}`, nobody());
  for (const part of parts) {
    const row = rows.get(`${part.list}/${part.row}`);
    if (!row) throw new Error("No such row.");
    row.people.add(part.person);
    row.pence += part.pence ?? 0;
    row.dearest = Math.max(row.dearest, part.unitPence ?? 0);
  }
  return new Map([...rows].map(([key, row]) => [key, { ...row, people: row.people.size }]));
}

/**
 * Solves for every hidden number: at least three numbers for a count (two for an empty row, or beside an earlier release of fewer
 * people), and a dearest unit for money.
 */
export function attackBySolving(
  layout: Layout,
  parts: readonly Part[],
  rows: readonly ReportRow[],
  publisher: Publisher,
  earlier?: readonly ReportRow[],
): number {
  const facts = truthOf(layout, parts);
  const cheapest = PRICES[0];
  const priced = new Set(parts.filter(({ pence }) => pence !== undefined).map(({ list }) => list));
  const know = {
    ...publisher,
    cheapest,
    priced: (list: string) => priced.has(list),
    slack: (by: string, line: string) => 2.5 * (facts.get(`${by}/${line}`)?.dearest ?? 0),
  };
  const reader = new PatientReader(layout, rows, know, earlier);
  let hidden = 0;
  for (const row of rows) {
    const key = rowKey(row);
    const { people, dearest } = facts.get(key) ?? { people: 0, dearest: 0 };
    if (typeof row.cases !== "number") {
      hidden += 1;
      const enough = people === 0 || earlier ? 1 : 2;
      const { low, high } = reader.people(key, enough + 1);
      const values = Math.floor(high + 1e-4) - Math.ceil(low - 1e-4);
      expect(values, `${key} is ${String(low)} to ${String(high)}`).toBeGreaterThanOrEqual(enough);
    }
    if (row.pounds === "suppressed" && people > 0 && dearest > 0) {
      hidden += 1;
      const { low, high } = reader.money(key, dearest / cheapest);
      const found = `money of ${key} is ${String(low)} to ${String(high)}`;
      expect(high - low, found).toBeGreaterThanOrEqual(dearest / cheapest - 1e-4);
    }
  }
  return hidden;
}

/** Goes through whole worlds: the same of counts. Nothing where there are too many worlds. */
export function attackByEveryWorld(
  layout: Layout,
  parts: readonly Part[],
  rows: readonly ReportRow[],
  publisher: Publisher,
): number {
  const facts = truthOf(layout, parts);
  const found = possibleValues(layout, rows, publisher, 3, 20_000);
  for (const [key, values] of found ?? []) {
    const enough = facts.get(key)?.people === 0 ? 2 : 3;
    expect(values.size, `${key} can be ${[...values].join(" or ")}`).toBeGreaterThanOrEqual(enough);
  }
  return found?.size ?? 0;
}
