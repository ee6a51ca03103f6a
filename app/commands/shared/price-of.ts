import type { Trx } from "#db/connection.ts";
import { BASE_YEAR } from "#db/seed/deflators.ts";
import { unitCost } from "#db/unit-cost.ts";
import { money, uprate, type Money } from "#machines/money.ts";
import { seriesOfVintage } from "../../ledger-vintage.ts";

/** A published price, and the same at the prices of the ledger's base year. */
export interface Price {
  readonly asPublished: Money;
  readonly inBaseYear: Money<typeof BASE_YEAR>;
}

// Prices and indices are never changed once stored, so what was worked out stays right for as long as the database is open.
const known = new WeakMap<Trx["keyring"], Map<string, Price>>();

/** The price of one unit, by a vintage. Throws when the catalogue has no such price, or the vintage no such year. */
export async function priceOf(trx: Trx, version: string, code: string, vintage: string): Promise<Price> {
  const prices = known.get(trx.keyring) ?? new Map<string, Price>();
  known.set(trx.keyring, prices);
  const place = JSON.stringify([version, code, vintage]);
  const price = prices.get(place) ?? (await worked(trx, version, code, vintage));
  prices.set(place, price);
  return price;
}

async function worked(trx: Trx, version: string, code: string, vintage: string): Promise<Price> {
  const row = await unitCost(trx, version, code);
  if (!row) throw new Error(`The catalogue has no price ${version} ${code}.`);
  const asPublished = money(row.pence, row.price_year);
  return { asPublished, inBaseYear: uprate(asPublished, await seriesOfVintage(trx, vintage), BASE_YEAR) };
}
