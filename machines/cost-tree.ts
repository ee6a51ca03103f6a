// A price can be a bundle ("CR2.0") whose parts are priced too ("CR2.0.3"). Counting both counts the part twice.
const PART = /^(.+\d\.\d+)\.\d+$/;

/** The bundle of the same list that a price is a part of, by its code; null when it is no part. */
export function bundleOf(code: string): string | null {
  return PART.exec(code)?.[1] ?? null;
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
