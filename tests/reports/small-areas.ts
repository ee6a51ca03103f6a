// Invented quarters of very small areas, of many shapes, with everything that a report's layout can be.
import fc from "fast-check";
import type { Layout, Part, RowList, RowName } from "#app/reports/report.ts";

export interface Area {
  readonly layout: Layout;
  readonly parts: readonly Part[];
}

/** Prices of the catalogue, in pence, cheapest first. */
export const PRICES = [4000, 5400, 22218, 69965, 1902464] as const;

const names = (prefix: string, count: number): RowName[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `${prefix}${String(index)}`,
    words: `${prefix} ${String(index)}`,
  }));
const crossed = (one: readonly RowName[], other: readonly RowName[]): RowName[] =>
  one.flatMap((a) => other.map((b) => ({ key: `${a.key}-${b.key}`, words: `${a.words}, ${b.words}` })));
const insideBoth = (list: string, other: string, rows: readonly RowName[]): NonNullable<RowList["within"]> =>
  [list, other].map((key, index) => ({
    list: key,
    rowOf: Object.fromEntries(rows.map((row) => [row.key, row.key.split("-")[index] ?? ""])),
  }));

/** Sources and routes divide the people, and cross; an outcome some have; bands and bearers overlap, have money, and cross. */
export function layoutOf(sources: number, routes: number, bands: number, bearers: number): Layout {
  const [source, route, band, bearer] = [
    names("s", sources),
    names("r", routes),
    names("b", bands),
    names("p", bearers),
  ];
  const [parts, money] = [crossed(source, route), crossed(band, bearer)];
  const list = (
    key: string,
    kind: RowList["kind"],
    rows: RowName[],
    whole = true,
    within?: RowList["within"],
  ): RowList => ({
    key,
    words: key,
    kind,
    rows,
    whole,
    ...(within ? { within } : {}),
  });
  return {
    lists: [
      list("source", "parts", source),
      list("route", "parts", route),
      list("source-route", "parts", parts, true, insideBoth("source", "route", parts)),
      list("outcome", "parts", names("o", 2), false),
      list("band", "overlap", band),
      list("bearer", "overlap", bearer),
      list("band-bearer", "overlap", money, true, insideBoth("band", "bearer", money)),
    ],
    measures: [
      { key: "cases", kind: "count", words: "Cases" },
      { key: "pounds", kind: "money", words: "Cost" },
    ],
  };
}

interface Person {
  readonly source: number;
  readonly route: number;
  readonly outcome: number;
  readonly events: readonly {
    readonly band: number;
    readonly bearer: number;
    readonly price: number;
    readonly times: number;
  }[];
}

/** The lower the number the likelier, so that some rows hold many and some hold a few. */
const skewed = (count: number): fc.Arbitrary<number> =>
  fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.nat(2)).map(([a, b, c]) => (c === 0 ? a : Math.min(a, b)));

const person = (
  sources: number,
  routes: number,
  bands: number,
  bearers: number,
  prices: number,
): fc.Arbitrary<Person> =>
  fc.record({
    source: skewed(sources),
    route: skewed(routes),
    outcome: fc.nat(3),
    events: fc.array(
      fc.record({
        band: skewed(bands),
        bearer: skewed(bearers),
        price: skewed(prices),
        times: fc.constantFrom(1, 1, 1, 2, 5),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  });

function partsOf(people: readonly Person[]): Part[] {
  return people.flatMap(({ source, route, outcome, events }, index): Part[] => {
    const person = `p${String(index)}`;
    const [s, r] = [`s${String(source)}`, `r${String(route)}`];
    const people: Part[] = [
      { person, list: "source", row: s },
      { person, list: "route", row: r },
      { person, list: "source-route", row: `${s}-${r}` },
      ...(outcome < 2 ? [{ person, list: "outcome", row: `o${String(outcome)}` }] : []),
    ];
    const money = events.flatMap(({ band, bearer, price, times }): Part[] => {
      const unitPence = PRICES[price] ?? PRICES[0];
      const brought = { person, pence: times * unitPence, unitPence };
      const [b, p] = [`b${String(band)}`, `p${String(bearer)}`];
      return [
        { ...brought, list: "all", row: "all" },
        { ...brought, list: "band", row: b },
        { ...brought, list: "bearer", row: p },
        { ...brought, list: "band-bearer", row: `${b}-${p}` },
      ];
    });
    return [...people, ...money];
  });
}

/** An area of up to `most` people; never fewer rows than two in a list. */
export const area = (
  most: number,
  widest: { sources: number; routes: number; bands: number; bearers: number },
): fc.Arbitrary<Area> =>
  fc
    .record({
      sources: fc.integer({ min: 2, max: widest.sources }),
      routes: fc.integer({ min: 2, max: widest.routes }),
      bands: fc.integer({ min: 2, max: widest.bands }),
      bearers: fc.integer({ min: 2, max: widest.bearers }),
      prices: fc.integer({ min: 1, max: PRICES.length }),
      people: fc.integer({ min: 0, max: most }),
    })
    .chain(({ sources, routes, bands, bearers, prices, people }) =>
      fc
        .array(person(sources, routes, bands, bearers, prices), { minLength: people, maxLength: people, size: "max" })
        .map((all) => ({ layout: layoutOf(sources, routes, bands, bearers), parts: partsOf(all) })),
    );
