// What an approved change writes: new rows alone. A price, a rule or an index that is there is never changed.
import type { CatalogueChangeRow } from "#db/catalogue-change.ts";
import type { Trx } from "#db/connection.ts";
import { deflators, insertDeflator } from "#db/deflator.ts";
import { newId } from "#db/ids.ts";
import { takeLatePrice } from "#db/late-price.ts";
import { insertPriceRule } from "#db/price-rule.ts";
import { areaPrices, insertUnitCost, unitCost } from "#db/unit-cost.ts";
import type { CataloguePrice, ChangePayload, IndexYear, RuleChange } from "#machines/catalogue-change.ts";
import { insertVintageInForce } from "#db/vintage-in-force.ts";
import { londonDay } from "#machines/time.ts";
import { vintageAt, yearsMissing } from "../../ledger-vintage.ts";
import type { Told } from "../told.ts";
import { isFirstPrice } from "./first-price.ts";

/** Writes it; answers why it cannot be, in a sentence, or null. */
export async function applyChange(
  trx: Trx,
  row: CatalogueChangeRow,
  payload: ChangePayload,
  told: Told,
): Promise<string | null> {
  switch (payload.kind) {
    case "import":
      return (await whyNoYear(trx, payload.prices, told)) ?? storePrices(trx, row.id, payload.prices);
    case "deflator": {
      const because = await storeYears(trx, row.id, payload.vintage, payload.years);
      if (because === null) await putInForce(trx, row.id, payload.vintage, told);
      return because;
    }
    case "rule":
      return storeRule(trx, row, payload, payload.rule, told);
    case "price": {
      const { trigger } = payload.rule;
      const noYear = await whyNoYear(trx, [payload.price], told);
      if (noYear !== null) return noYear;
      const version = `${row.area} own prices ${(await areaPrices(trx, row.area)).length + 1}`;
      await storePrice(trx, row.id, { ...payload.price, version, code: trigger }, row.area);
      return storeRule(trx, row, { version, code: trigger }, payload.rule, told);
    }
  }
}

const storePrice = (trx: Trx, changeId: string, price: CataloguePrice, area: string | null): Promise<void> =>
  insertUnitCost(trx, {
    version: price.version,
    code: price.code,
    label: price.label,
    unit: price.unit,
    pence: price.pence,
    price_year: price.priceYear,
    bearer: price.bearer,
    band: price.band,
    source: price.source,
    licence: price.licence,
    grade: price.grade,
    demo: 0,
    bundle: price.bundle,
    area,
    change_id: changeId,
  });

async function storePrices(trx: Trx, changeId: string, prices: readonly CataloguePrice[]): Promise<string | null> {
  for (const price of prices) {
    const known = await unitCost(trx, price.version, price.code);
    if (known && (known.pence !== price.pence || known.price_year !== price.priceYear))
      return `${price.version} ${price.code} has been stored with another price since this was proposed.`;
    if (!known) await storePrice(trx, changeId, price, null);
  }
  return null;
}

async function storeYears(
  trx: Trx,
  changeId: string,
  vintage: string,
  years: readonly IndexYear[],
): Promise<string | null> {
  const stored = new Map((await deflators(trx, vintage)).map((row) => [row.fy, row.index_value]));
  for (const { fy, index, status } of years) {
    const known = stored.get(fy);
    if (known !== undefined && known !== index)
      return `${vintage} has got another index for ${fy} since this was proposed.`;
    if (known === undefined)
      await insertDeflator(trx, { vintage, fy, index_value: index, status, change_id: changeId });
  }
  return null;
}

/** A price of a year that the index in force does not have could price nothing: another index was approved since it was proposed. */
async function whyNoYear(
  trx: Trx,
  prices: readonly Pick<CataloguePrice, "priceYear">[],
  told: Told,
): Promise<string | null> {
  const vintage = await vintageAt(trx, told.at);
  const years = new Set((await deflators(trx, vintage)).map(({ fy }) => fy));
  const without = prices.find(({ priceYear }) => !years.has(priceYear));
  return without ? `The price index in force, ${vintage}, has no year ${without.priceYear}.` : null;
}

/** From now on entries are made with this vintage, when it has every year that is needed; those that are there keep theirs. */
async function putInForce(trx: Trx, changeId: string, vintage: string, told: Told): Promise<void> {
  if (vintage === (await vintageAt(trx, told.at))) return;
  const years = (await deflators(trx, vintage)).map(({ fy }) => fy);
  if ((await yearsMissing(trx, years)).length > 0) return;
  await insertVintageInForce(trx, { id: newId(), vintage, from_at: told.at, change_id: changeId });
}

/**
 * From its day on. Where something has a price already, never from before it was approved: what was entered by then keeps its price. What
 * had none may get its first one from a day that is past: what happened since is priced by and by (price-late.ts).
 */
async function storeRule(
  trx: Trx,
  { id: changeId, area }: CatalogueChangeRow,
  { version, code }: { readonly version: string; readonly code: string },
  { trigger, band, bearer, fromDay }: RuleChange,
  told: Told,
): Promise<null> {
  const today = londonDay(told.at);
  const from_day = fromDay < today && !(await isFirstPrice(trx, area, trigger, fromDay, today)) ? today : fromDay;
  const id = newId();
  await insertPriceRule(trx, {
    id,
    area,
    trigger,
    unit_cost_version: version,
    unit_cost_code: code,
    band,
    bearer,
    from_day,
    change_id: changeId,
  });
  if (from_day <= today) await takeLatePrice(trx, id, told.at);
  return null;
}
