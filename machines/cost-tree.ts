// A price can be a bundle ("CR2.0") whose parts are priced too ("CR2.0.3"). Counting both counts the part twice.
const PART = /^(.+\d\.\d+)\.\d+$/;

/** The bundle of the same list that a price is a part of, by its code; null when it is no part. */
export function bundleOf(code: string): string | null {
  return PART.exec(code)?.[1] ?? null;
}

/** True when one of the prices of the same list holds the other, at whatever depth. */
export function oneHoldsOther(a: Priced, b: Priced): boolean {
  return a.version === b.version && (holds(a.code, b.code) || holds(b.code, a.code));
}

function holds(bundle: string, part: string): boolean {
  for (let outer = bundleOf(part); outer !== null; outer = bundleOf(outer)) if (outer === bundle) return true;
  return false;
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
