import fc from "fast-check";
import { NOTHING, type Table, type Truth } from "#app/reports/disclosure.ts";

/** One event of one invented person: which band, which bearer, which of the prices, how many. */
export interface Event {
  readonly person: number;
  readonly band: number;
  readonly bearer: number;
  readonly price: number;
  readonly quantity: number;
}

export const BAND_COUNT = 4;
export const BEARER_COUNT = 15;
/** Real prices of 2024-25, in pence, cheapest first. */
export const PRICES = [4000, 5400, 22218, 28000, 55363, 69965, 82400, 95848, 1902464] as const;

const event = (people: number, bands: number, bearers: number, prices: number): fc.Arbitrary<Event> =>
  fc.record({
    person: fc.nat({ max: people - 1 }),
    band: fc.nat({ max: bands - 1 }),
    bearer: fc.nat({ max: bearers - 1 }),
    price: fc.nat({ max: prices - 1 }).map((index) => PRICES[index] ?? PRICES[0]),
    quantity: fc.oneof(
      { weight: 5, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 2, max: 9 }) },
    ),
  });

const scattered: fc.Arbitrary<Event[]> = fc
  .tuple(
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: BAND_COUNT }),
    fc.integer({ min: 1, max: BEARER_COUNT }),
    fc.integer({ min: 1, max: PRICES.length }),
  )
  .chain(([people, bands, bearers, prices]) =>
    fc.array(event(people, bands, bearers, prices), { maxLength: 120, size: "max" }),
  );

/** Groups that share nobody, each in one cell, all at one price: what gives most away when it is added up. */
const grouped: fc.Arbitrary<Event[]> = fc
  .tuple(
    fc.constantFrom(...PRICES),
    fc.array(
      fc.record({
        size: fc.oneof(fc.integer({ min: 1, max: 7 }), fc.constantFrom(8, 12, 17, 22)),
        band: fc.nat({ max: BAND_COUNT - 1 }),
        bearer: fc.nat({ max: BEARER_COUNT - 1 }),
      }),
      { minLength: 1, maxLength: 12, size: "max" },
    ),
  )
  .map(([price, groups]) => {
    const events: Event[] = [];
    for (const { size, band, bearer } of groups)
      for (let one = 0; one < size && events.length < 60; one++)
        events.push({ person: events.length, band, bearer, price, quantity: 1 });
    return events;
  });

/** A quarter of a very small area, up to 60 people: scattered anyhow, or in groups. */
export const quarter: fc.Arbitrary<Event[]> = fc.oneof(scattered, grouped, grouped);

const truthOf = (events: readonly Event[], minUnitPence: number): Truth =>
  events.length === 0
    ? NOTHING
    : {
        cases: new Set(events.map((one) => one.person)).size,
        pence: events.reduce((sum, one) => sum + one.price * one.quantity, 0),
        maxUnitPence: Math.max(...events.map((one) => one.price)),
        minUnitPence,
      };

/** The true table of a quarter: by band, and by bearer. */
export function tableOf(events: readonly Event[]): Table<Truth> {
  const cheapest = Math.min(...events.map((one) => one.price));
  const by = (count: number, pick: (one: Event) => number) =>
    Array.from({ length: count }, (_, index) =>
      truthOf(
        events.filter((one) => pick(one) === index),
        cheapest,
      ),
    );
  return {
    total: truthOf(events, cheapest),
    lists: [by(BAND_COUNT, (one) => one.band), by(BEARER_COUNT, (one) => one.bearer)],
  };
}
