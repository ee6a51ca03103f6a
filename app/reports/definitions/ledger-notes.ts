// What belongs to a quarter's money: whose data there is, what has no price, and the prices themselves. Prices are public.
import { eventsByTrigger } from "#db/cost-event.ts";
import { PATHWAYS } from "#machines/protocol/catalogue.ts";
import { baseYearWords, vintagesSince } from "../../ledger-vintage.ts";
import { usedPrices, type UsedPrice } from "../prices.ts";
import { daysOf } from "../quarters.ts";
import type { ReportRow } from "../report.ts";
import { shownCount } from "../rounding.ts";
import { shareOf } from "../share.ts";
import type { Asked } from "./shown-elsewhere.ts";
import { rowOf } from "./table.ts";

/** How many of the people have police, health and housing data, in numbers that are shown somewhere. */
export function whoseData(rows: readonly ReportRow[]): string {
  const all = rowOf(rows, "all", "all")?.cases ?? 0;
  if (all === 0) return "The hub was told of no event that has a price.";
  const of = (bearer: string) => `${rowOf(rows, "bearer", bearer)?.cases ?? 0} of ${all}`;
  return `Of the people with any recorded cost, ${of("police")} have police data, ${of("nhs")} have health data and ${of("council-housing")} have housing data.`;
}

/** What has no price, what is old or invented, and where each price is from. */
export async function priceNotes(rows: readonly ReportRow[], asked: Asked): Promise<string[]> {
  const { from, area, quarter } = asked;
  // A price from a later day prices nothing of this quarter: what it is for was without one.
  const { first, last } = daysOf(quarter);
  const prices = (await usedPrices(from, area, Number(quarter.slice(0, 4)))).filter((price) => price.from <= last);
  const named = (which: readonly UsedPrice[]) => [...new Set(which.map(({ label }) => label))].join("; ");
  const old = prices.filter((price) => price.old);
  const invented = prices.filter((price) => price.invented);
  return [
    baseYearWords(await vintagesSince(from, first)),
    await missingPrices(asked, prices, typeof rowOf(rows, "all", "all")?.cases === "number"),
    ...(old.length > 0 ? [`Prices older than five years: ${named(old)}.`] : []),
    ...(invented.length > 0 ? [`Invented prices, for demonstration only: ${named(invented)}.`] : []),
    ...new Set(prices.map(priceWords)),
  ];
}

/** `Price: A&E attendance, £280.00 per attendance in 2024-25 (…).`, by which readers know these from the other sentences. */
const priceWords = (price: UsedPrice): string =>
  `Price: ${price.label}, £${(price.pence / 100).toFixed(2)} ${price.unit} in ${price.priceYear} (${price.source}, version ${price.version}, ${price.code}, evidence grade ${price.grade}).`;

/** What nobody has given a price, and how much of what was done that is. What the hub itself does is in its own accounts. */
async function missingPrices(
  { from, area, quarter, publisher }: Asked,
  prices: readonly UsedPrice[],
  enough: boolean,
): Promise<string> {
  const priced = new Set(prices.map(({ trigger }) => trigger));
  const others = PATHWAYS.filter((pathway) => pathway.owner !== "hub");
  const unpriced = others.filter((pathway) => !priced.has(pathway.code));
  if (unpriced.length === 0) return "Every service of the catalogue has a price.";
  const events = await eventsByTrigger(from, area, "action", daysOf(quarter));
  const count = (codes: readonly { readonly code: string }[]) =>
    shownCount(
      codes.reduce((sum, { code }) => sum + (events.get(code) ?? 0), 0),
      publisher,
    );
  // Actions are not people: of a few people nothing is said of theirs.
  const share = enough ? shareOf(count(unpriced), count(others)) : null;
  return `Not in these figures, because nobody has given their price yet: ${unpriced.map(({ title }) => title).join("; ")}. That was ${share === null ? "a share that cannot be said" : `${share}%`} of the completed actions of services outside the hub.`;
}
