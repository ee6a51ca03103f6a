import { areaByCode } from "#db/area.ts";
import type { From } from "#db/connection.ts";
import { eventsByTrigger } from "#db/cost-event.ts";
import { BASE_YEAR, VINTAGE } from "#db/seed/deflators.ts";
import { EVENT_WORDS, isEventKind } from "#machines/cost-events.ts";
import { PATHWAY, PATHWAYS, type PathwayCode } from "#machines/protocol/catalogue.ts";
import type { Instant } from "#machines/time.ts";
import { usedPrices, type UsedPrice } from "../reports/prices.ts";
import { daysOf, lastEnded, quartersTo, QUARTERS_SHOWN, type Quarter } from "../reports/quarters.ts";
import { quartersShown, type QuarterShown } from "../reports/quarter-shown.ts";
import { shownCount } from "../reports/rounding.ts";
import { isWhole, preventiveShare, shareOf, type Share } from "../reports/share.ts";

/** The report, and nothing that is not shown: every number in it has passed disclosure control. */
export interface ReactionAndPrevention {
  readonly area: { readonly code: string; readonly name: string };
  /** Oldest first. */
  readonly quarters: readonly QuarterShown[];
  /** Over those of the quarters, `of` them, in which all three bands may be shown. */
  readonly share: (Share & { readonly of: number }) | null;
  readonly missing: {
    /** Titles of the services that nobody has given a price. */
    readonly services: readonly string[];
    /** Whole per cent of the last quarter's completed actions that have no price; null when it cannot be said. */
    readonly share: number | null;
  };
  readonly prices: readonly (Omit<UsedPrice, "trigger"> & { readonly what: string })[];
  readonly baseYear: string;
  readonly vintage: string;
}

export interface Asked {
  readonly area: string;
  readonly at: Instant;
  /** The last quarter to show; must have ended. Without it, the last that has. */
  readonly last?: Quarter;
  readonly count?: number;
}

/** What the area was told that reaction and prevention cost, by quarter. Null when there is no such area. */
export async function reactionAndPrevention(from: From, asked: Asked): Promise<ReactionAndPrevention | null> {
  const area = await areaByCode(from, asked.area);
  if (!area) return null;
  const last = asked.last ?? lastEnded(asked.at);
  const prices = await usedPrices(from, area.code, Number(last.slice(0, 4)));
  const quarters = await quartersShown(from, area.code, quartersTo(last, asked.count ?? QUARTERS_SHOWN), prices);
  const share = preventiveShare(quarters.map((quarter) => quarter.bands));
  return {
    area: { code: area.code, name: area.name },
    quarters,
    share: share && { ...share, of: quarters.filter((quarter) => isWhole(quarter.bands)).length },
    missing: await missingPrices(from, area.code, last, prices),
    prices: prices.map(({ trigger, ...price }) => ({ ...price, what: wordsOf(trigger) })),
    baseYear: BASE_YEAR,
    vintage: VINTAGE,
  };
}

function wordsOf(trigger: string): string {
  if (isEventKind(trigger)) return EVENT_WORDS[trigger].label;
  return Object.hasOwn(PATHWAY, trigger) ? PATHWAY[trigger as PathwayCode].title : trigger;
}

/** What the hub itself does is entered from its own accounts, so it is not missing here. */
async function missingPrices(
  from: From,
  area: string,
  last: Quarter,
  prices: readonly UsedPrice[],
): Promise<ReactionAndPrevention["missing"]> {
  const priced = new Set(prices.map((price) => price.trigger));
  const others = PATHWAYS.filter((pathway) => pathway.owner !== "hub");
  const unpriced = others.filter((pathway) => !priced.has(pathway.code));
  const events = await eventsByTrigger(from, area, "action", daysOf(last));
  const count = (codes: readonly { readonly code: string }[]) =>
    shownCount(codes.reduce((sum, { code }) => sum + (events.get(code) ?? 0), 0));
  return { services: unpriced.map((pathway) => pathway.title), share: shareOf(count(unpriced), count(others)) };
}
