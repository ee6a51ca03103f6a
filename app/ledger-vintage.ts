// The vintage of the price index that the ledger is kept by. An entry keeps the one it was made with; new ones are made with the one that
// was approved last and has every year that is needed. All bring prices to one base year, so that amounts add.
import type { From } from "#db/connection.ts";
import { deflators } from "#db/deflator.ts";
import { BASE_YEAR, DEFLATOR_NAME, VINTAGE } from "#db/seed/deflators.ts";
import { unitCosts } from "#db/unit-cost.ts";
import { vintageInForce, vintagesInForce } from "#db/vintage-in-force.ts";
import type { DeflatorSeries } from "#machines/money.ts";
import { londonDay, type Day, type Instant } from "#machines/time.ts";

/** The vintage in force at a moment; the hub's own until another was approved. */
export const vintageAt = async (from: From, at: Instant): Promise<string> =>
  (await vintageInForce(from, at))?.vintage ?? VINTAGE;

/** The vintage in force now, whatever the clock says. */
export const newestVintageInForce = async (from: From): Promise<string> =>
  (await vintagesInForce(from)).at(-1)?.vintage ?? VINTAGE;

/** One vintage as a series. */
export async function seriesOfVintage(from: From, vintage: string): Promise<DeflatorSeries> {
  const index = Object.fromEntries((await deflators(from, vintage)).map((year) => [year.fy, year.index_value]));
  return { name: DEFLATOR_NAME, vintage, index };
}

/** The years that the ledger needs of a vintage, those of every price and its base year, and that are not among these. */
export async function yearsMissing(from: From, years: Iterable<string>): Promise<string[]> {
  const there = new Set(years);
  const needed = new Set([BASE_YEAR, ...(await unitCosts(from)).map((cost) => cost.price_year)]);
  return [...needed].filter((year) => !there.has(year)).sort();
}

/** A vintage and the day from which entries were made with it; null for the first. */
export interface VintageUsed {
  readonly vintage: string;
  readonly from: Day | null;
}

/** The vintages that what happened since a day can have been entered with, in their order. */
export async function vintagesSince(from: From, day: Day): Promise<readonly VintageUsed[]> {
  const rows = await vintagesInForce(from);
  const all = [...(rows.length === 0 ? [{ vintage: VINTAGE, from_at: null }] : rows)];
  const first = Math.max(
    0,
    all.findLastIndex(({ from_at }) => from_at === null || londonDay(from_at) < day),
  );
  return all.slice(first).map(({ vintage, from_at }, index) => ({
    vintage,
    from: index === 0 || from_at === null ? null : londonDay(from_at),
  }));
}

const DAY_WORDS = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });

/** `Pounds of 2024-25, by the GDP deflator, HMT March 2026.`; with several, each is named, and from when on. */
export function baseYearWords(used: readonly VintageUsed[]): string {
  const [first, ...later] = used;
  const named = `Pounds of ${BASE_YEAR}, by the ${DEFLATOR_NAME}, ${first?.vintage ?? VINTAGE}`;
  if (later.length === 0) return `${named}.`;
  const next = later.map(
    ({ vintage, from }) => `${vintage} for what was entered from ${DAY_WORDS.format(new Date(`${from}T00:00:00Z`))} on`,
  );
  return `${named}; ${next.join("; ")}. Each amount keeps the vintage it was entered with. All are of one year; another vintage gives an old price another amount.`;
}
