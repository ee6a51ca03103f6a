import type { From } from "#db/connection.ts";
import { BASE_YEAR, VINTAGE } from "#db/seed/deflators.ts";
import { EVENT_WORDS, isEventKind } from "#machines/cost-events.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/catalogue.ts";
import { usedPrices, type UsedPrice } from "../reports/prices.ts";

/** The prices behind a report of money. They are public, and the same whatever happened. */
export interface ReportPrices {
  readonly prices: readonly (Omit<UsedPrice, "trigger"> & { readonly what: string })[];
  readonly baseYear: string;
  readonly vintage: string;
}

/** Every price that the area's reports use, with how old it is in the year of the report. */
export async function reportPrices(from: From, area: string, year: number): Promise<ReportPrices> {
  const prices = await usedPrices(from, area, year);
  return {
    prices: prices.map(({ trigger, ...price }) => ({ ...price, what: wordsOf(trigger) })),
    baseYear: BASE_YEAR,
    vintage: VINTAGE,
  };
}

function wordsOf(trigger: string): string {
  if (isEventKind(trigger)) return EVENT_WORDS[trigger].label;
  return Object.hasOwn(PATHWAY, trigger) ? PATHWAY[trigger as PathwayCode].title : trigger;
}
