// What prices what in an area, what has no price yet, and what waits for a second person.
import type { Actor } from "#app/commands/told.ts";
import { waitingChanges } from "#db/catalogue-change.ts";
import type { From } from "#db/connection.ts";
import { BASE_YEAR, DEFLATOR_NAME } from "#db/seed/deflators.ts";
import { PATHWAY_COST } from "#db/seed/pathway-cost.ts";
import { publishedVersions } from "#db/unit-cost.ts";
import { isEventKind } from "#machines/cost-events.ts";
import type { Band, Bearer } from "#machines/money-words.ts";
import type { PathwayCode } from "#machines/protocol/catalogue.ts";
import { isTrigger, TRIGGERS, triggerWords } from "#machines/triggers.ts";
import { londonDay, type Day, type Instant } from "#machines/time.ts";
import { newestVintageInForce } from "../ledger-vintage.ts";
import { priceOn, usedPrices, type UsedPrice } from "../reports/prices.ts";
import { Register } from "./report-releases.ts";

/** Something that has, or may get, a price. */
export interface Priced {
  readonly trigger: string;
  readonly what: string;
  readonly kind: "service" | "event";
  readonly price: UsedPrice | null;
  /** What was approved and begins later. */
  readonly coming: readonly UsedPrice[];
}

export interface CataloguePage {
  readonly priced: readonly Priced[];
  readonly unpriced: readonly Priced[];
  /** Rules that others have replaced. */
  readonly before: readonly (UsedPrice & { readonly what: string })[];
  /** What share of what was done had no price, as the last frozen report says; null when it says nothing of that. */
  readonly missing: { readonly quarter: string; readonly words: string } | null;
  readonly waiting: number;
  readonly baseYear: string;
  readonly index: string;
}

const yearOf = (at: Instant): number => Number(londonDay(at).slice(0, 4));

/** The page of what things cost in the actor's area. */
export async function cataloguePage(from: From, { area }: Pick<Actor, "area">, at: Instant): Promise<CataloguePage> {
  const today = londonDay(at);
  const prices = await usedPrices(from, area, yearOf(at));
  const rows = TRIGGERS.map((trigger) => pricedOf(prices, trigger, today));
  const stands = new Set(rows.flatMap(({ price, coming }) => [price, ...coming]));
  return {
    priced: rows.filter(({ price }) => price !== null),
    unpriced: rows.filter(({ price }) => price === null),
    before: prices
      .filter((price) => !stands.has(price) && isTrigger(price.trigger))
      .map((price) => ({ ...price, what: triggerWords(price.trigger) })),
    missing: await missingShare(from, area),
    waiting: (await waitingChanges(from, area)).length,
    baseYear: BASE_YEAR,
    index: `${DEFLATOR_NAME}, ${await newestVintageInForce(from)}`,
  };
}

function pricedOf(prices: readonly UsedPrice[], trigger: string, today: Day): Priced {
  return {
    trigger,
    what: triggerWords(trigger),
    kind: isEventKind(trigger) ? "event" : "service",
    price: priceOn(prices, trigger, today) ?? null,
    coming: prices.filter((price) => price.trigger === trigger && price.from > today),
  };
}

/** Only what was frozen says how often something was done. */
const ABOUT_MISSING = /^Not in these figures/;

async function missingShare(from: From, area: string): Promise<CataloguePage["missing"]> {
  const register = await Register.of(from, "reaction-and-prevention", area);
  const [release] = await register.releasesOf(register.quarters().slice(-1));
  const words = release?.notes.find((note) => ABOUT_MISSING.test(note));
  return release && words !== undefined ? { quarter: release.words, words } : null;
}

export interface TriggerPage extends Priced {
  /** Band and bearer as they stand, or as this kind of service usually has them. */
  readonly usual: { readonly band: Band; readonly bearer: Bearer } | null;
  readonly versions: readonly string[];
  /** The financial year that it is now. */
  readonly thisYear: string;
}

/** One trigger with what prices it, and the published lists to choose from; null for what has no price of this kind. */
export async function triggerPage(
  from: From,
  { area }: Pick<Actor, "area">,
  trigger: string,
  at: Instant,
): Promise<TriggerPage | null> {
  if (!isTrigger(trigger)) return null;
  const today = londonDay(at);
  const prices = await usedPrices(from, area, yearOf(at));
  const priced = pricedOf(prices, trigger, today);
  return {
    ...priced,
    usual: priced.price ?? (Object.hasOwn(PATHWAY_COST, trigger) ? PATHWAY_COST[trigger as PathwayCode] : null),
    versions: await publishedVersions(from),
    thisYear: financialYear(today),
  };
}

/** `2026-27` for a day of that financial year, which begins in April. */
export function financialYear(day: Day): string {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < "04-01" ? 1 : 0);
  return `${year}-${String((year + 1) % 100).padStart(2, "0")}`;
}
