// The prices behind a report, each with what a reader needs in order to doubt it. They are public, and the same whatever
// happened, so they say nothing about anybody.
import type { From } from "#db/connection.ts";
import { priceRules, type PriceRuleRow } from "#db/price-rule.ts";
import { BASE_YEAR } from "#db/seed/deflators.ts";
import { unitCosts } from "#db/unit-cost.ts";
import { money, uprate } from "#machines/money.ts";
import type { Band, Bearer } from "#machines/money-words.ts";
import type { Day } from "#machines/time.ts";
import { newestVintageInForce, seriesOfVintage } from "../ledger-vintage.ts";

/** A price older than this many years is said to be old. */
const OLD_AFTER_YEARS = 5;

/** One price that is in use, in pence. */
export interface UsedPrice {
  readonly trigger: string;
  readonly label: string;
  readonly unit: string;
  readonly band: Band;
  readonly bearer: Bearer;
  readonly pence: number;
  readonly priceYear: string;
  readonly basePence: number;
  readonly version: string;
  readonly code: string;
  readonly source: string;
  readonly licence: string;
  readonly grade: number;
  /** Invented for demonstration. */
  readonly invented: boolean;
  /** Set more than five years before the year of the report. */
  readonly old: boolean;
  /** From which day on it prices what happens. */
  readonly from: Day;
  /** By a rule of the area's own, which stands before everybody's. */
  readonly own: boolean;
}

/** True when a price was set more than five years before the year it is read in. */
export const isOld = (priceYear: string, year: number): boolean =>
  year - Number(priceYear.slice(0, 4)) > OLD_AFTER_YEARS;

/** Every price that any rule of the area has ever used, by trigger; `year` is the report's. */
export async function usedPrices(from: From, area: string, year: number): Promise<UsedPrice[]> {
  const costs = new Map((await unitCosts(from)).map((cost) => [`${cost.version} ${cost.code}`, cost]));
  const series = await seriesOfVintage(from, await newestVintageInForce(from));
  return (await priceRules(from, area)).map((rule: PriceRuleRow) => {
    const cost = costs.get(`${rule.unit_cost_version} ${rule.unit_cost_code}`);
    if (!cost) throw new Error(`The catalogue has no price ${rule.unit_cost_version} ${rule.unit_cost_code}.`);
    return {
      trigger: rule.trigger,
      label: cost.label,
      unit: cost.unit,
      band: rule.band,
      bearer: rule.bearer,
      pence: cost.pence,
      priceYear: cost.price_year,
      basePence: uprate(money(cost.pence, cost.price_year), series, BASE_YEAR).pence,
      version: cost.version,
      code: cost.code,
      source: cost.source,
      licence: cost.licence,
      grade: cost.grade,
      invented: cost.demo === 1,
      old: isOld(cost.price_year, year),
      from: rule.from_day,
      own: rule.area !== "*",
    };
  });
}

/** What prices a trigger on a day, of all that `usedPrices` tells of it: the area's own before everybody's, then the newest. */
export function priceOn(prices: readonly UsedPrice[], trigger: string, day: Day): UsedPrice | undefined {
  const begun = prices.filter((price) => price.trigger === trigger && price.from <= day);
  return begun.findLast(({ own }) => own) ?? begun.at(-1);
}

/** The cheapest unit, in pence of the base year, that could be in a cell; 0 when no price goes there. */
export function cheapest(prices: readonly UsedPrice[], belongs: (price: UsedPrice) => boolean): number {
  const here = prices.filter(belongs).map((price) => price.basePence);
  return here.length === 0 ? 0 : Math.min(...here);
}
