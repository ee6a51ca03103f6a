// What an approved change writes: new rows alone. A price, a rule or an index that is there is never changed.
import type { CatalogueChangeRow } from "#db/catalogue-change.ts";
import type { Trx } from "#db/connection.ts";
import { deflators, insertDeflator } from "#db/deflator.ts";
import { newId } from "#db/ids.ts";
import { insertPriceRule } from "#db/price-rule.ts";
import { areaPrices, insertUnitCost, unitCost } from "#db/unit-cost.ts";
import type { CataloguePrice, ChangePayload, IndexYear, RuleChange } from "#machines/catalogue-change.ts";
import { londonDay } from "#machines/time.ts";
import type { Told } from "../told.ts";

/** Writes it; answers why it cannot be, in a sentence, or null. */
export async function applyChange(
  trx: Trx,
  row: CatalogueChangeRow,
  payload: ChangePayload,
  told: Told,
): Promise<string | null> {
  switch (payload.kind) {
    case "import":
      return storePrices(trx, row.id, payload.prices);
    case "deflator":
      return storeYears(trx, row.id, payload.vintage, payload.years);
    case "rule":
      return storeRule(trx, row, payload, payload.rule, told);
    case "price": {
      const { trigger } = payload.rule;
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

/** From its day on, and never from before it was approved: what was entered by then keeps its price. */
async function storeRule(
  trx: Trx,
  { id: changeId, area }: CatalogueChangeRow,
  { version, code }: { readonly version: string; readonly code: string },
  { trigger, band, bearer, fromDay }: RuleChange,
  told: Told,
): Promise<null> {
  const today = londonDay(told.at);
  await insertPriceRule(trx, {
    id: newId(),
    area,
    trigger,
    unit_cost_version: version,
    unit_cost_code: code,
    band,
    bearer,
    from_day: fromDay < today ? today : fromDay,
    change_id: changeId,
  });
  return null;
}
