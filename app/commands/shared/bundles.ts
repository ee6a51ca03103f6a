import type { From } from "#db/connection.ts";
import { unitCost } from "#db/unit-cost.ts";
import { bundleOf } from "#machines/cost-tree.ts";

/** A price by its list and code. */
export interface PricePlace {
  readonly version: string;
  readonly code: string;
}

// A price keeps its bundle for good, so that what was once looked up stays right for as long as the database is open.
const known = new WeakMap<From["keyring"], Map<string, readonly string[]>>();

/** The bundles of the same list that hold a price, the nearest first: as the catalogue says, or else as its code does. */
export async function bundlesHolding(from: From, { version, code }: PricePlace): Promise<readonly string[]> {
  const places = known.get(from.keyring) ?? new Map<string, readonly string[]>();
  known.set(from.keyring, places);
  const place = `${version} ${code}`;
  const before = places.get(place);
  if (before) return before;
  const above: string[] = [];
  for (let at = await bundleIn(from, version, code); at !== null; at = await bundleIn(from, version, at)) {
    if (at === code || above.includes(at)) throw new Error(`${version} ${code} is a part of itself.`);
    above.push(at);
  }
  places.set(place, above);
  return above;
}

const bundleIn = async (from: From, version: string, code: string): Promise<string | null> =>
  (await unitCost(from, version, code))?.bundle ?? bundleOf(code);

/** True when one of two prices of the same list holds the other, at whatever depth. */
export async function eitherHolds(from: From, a: PricePlace, b: PricePlace): Promise<boolean> {
  if (a.version !== b.version || a.code === b.code) return false;
  return (await bundlesHolding(from, b)).includes(a.code) || (await bundlesHolding(from, a)).includes(b.code);
}
