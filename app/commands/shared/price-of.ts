import type { Trx } from "#db/connection.ts";
import { deflators } from "#db/deflator.ts";
import { BASE_YEAR, DEFLATOR_NAME, VINTAGE } from "#db/seed/deflators.ts";
import { unitCost } from "#db/unit-cost.ts";
import { money, uprate, type Money } from "#machines/money.ts";

/** A published price, and the same at the prices of the ledger's base year. */
export interface Price {
  readonly asPublished: Money;
  readonly inBaseYear: Money<typeof BASE_YEAR>;
}

// Prices and indices are never changed once stored, so what was worked out stays right for as long as the database is open.
const known = new WeakMap<Trx["keyring"], Map<string, Price>>();

/** The price of one unit. Throws when the catalogue has no such price, or the index no such year. */
export async function priceOf(trx: Trx, version: string, code: string): Promise<Price> {
  const prices = known.get(trx.keyring) ?? new Map<string, Price>();
  known.set(trx.keyring, prices);
  const place = `${version} ${code}`;
  const price = prices.get(place) ?? (await worked(trx, version, code));
  prices.set(place, price);
  return price;
}

async function worked(trx: Trx, version: string, code: string): Promise<Price> {
  const row = await unitCost(trx, version, code);
  if (!row) throw new Error(`The catalogue has no price ${version} ${code}.`);
  const asPublished = money(row.pence, row.price_year);
  const index = Object.fromEntries((await deflators(trx, VINTAGE)).map((year) => [year.fy, year.index_value]));
  return { asPublished, inBaseYear: uprate(asPublished, { name: DEFLATOR_NAME, vintage: VINTAGE, index }, BASE_YEAR) };
}
