// Prices are copied from documents, and documents lose decimal points. Whatever is outside these bounds is not loaded.
import type { UnitCostRow } from "./unit-cost-row.ts";

/** The most a thing may cost, in pence, by how its unit begins; the first that fits counts. */
const MOST: readonly (readonly [unit: RegExp, pence: number])[] = [
  [/^per hour/, 50_000],
  [/^per (consultation|visit|contact|attendance|session|bed day|notice)/, 100_000],
  [/^per (client per )?week/, 500_000],
  [/^per month/, 1_000_000],
  [/^per (person |claimant )?(per )?year/, 30_000_000],
];
const MOST_OF_ALL = 100_000_000;

/** What is wrong with a price, as a sentence; null when it may be so. */
export function implausible(row: UnitCostRow): string | null {
  const most = MOST.find(([unit]) => unit.test(row.unit))?.[1] ?? MOST_OF_ALL;
  const named = `${row.version} ${row.code}`;
  if (!Number.isSafeInteger(row.pence) || row.pence < 100) return `${named} costs less than a pound, or part-pence.`;
  if (row.pence > most) return `${named} costs more ${row.unit} than anything does: a decimal point may be lost.`;
  if (row.source === "" || row.licence === "" || row.version === "")
    return `${named} has no source, licence or version.`;
  if (row.grade < 1 || row.grade > 6) return `${named} has an evidence grade outside 1 to 6.`;
  return null;
}
