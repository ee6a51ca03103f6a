// A price can be a bundle ("CR2.0") whose parts are priced too ("CR2.0.3"). Counting both counts the part twice.
const PART = /^(.+\d\.\d+)\.\d+$/;

/** The bundle of the same list that a price is a part of, by its code; null when it is no part. */
export function bundleOf(code: string): string | null {
  return PART.exec(code)?.[1] ?? null;
}

/**
 * The bundles that hold a price, the nearest first, as `parentOf` tells them. Throws a RangeError that names the code when a bundle
 * would hold itself.
 */
export function bundlesAbove(code: string, parentOf: (code: string) => string | null): string[] {
  const above: string[] = [];
  for (let outer = parentOf(code); outer !== null; outer = parentOf(outer)) {
    if (outer === code || above.includes(outer)) throw new RangeError(`${code} would be a part of itself.`);
    above.push(outer);
  }
  return above;
}

interface Priced {
  readonly version: string;
  readonly code: string;
}

/** The first bundle that is priced beside one of its own parts, or null. */
export function countedTwice(prices: readonly Priced[]): Priced | null {
  return (
    prices.find((bundle) =>
      prices.some((part) => part.version === bundle.version && bundleOf(part.code) === bundle.code),
    ) ?? null
  );
}
