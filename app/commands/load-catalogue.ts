import { areas, areaSettingAt, insertArea, insertAreaSetting } from "#db/area.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { deflators, insertDeflator } from "#db/deflator.ts";
import { newId } from "#db/ids.ts";
import { takeLatePrice, unpricedEvents } from "#db/late-price.ts";
import { insertPriceRule, priceRules } from "#db/price-rule.ts";
import { AREAS, FIRST_SETTING } from "#db/seed/areas.ts";
import { DEFLATORS, VINTAGE } from "#db/seed/deflators.ts";
import { DEMO_PRICES } from "#db/seed/demo-prices.ts";
import { implausible } from "#db/seed/plausible.ts";
import { DEMO_RULES, PRICE_RULES, RULES_FROM } from "#db/seed/price-rules.ts";
import type { UnitCostRow } from "#db/seed/unit-cost-row.ts";
import { UNIT_COSTS } from "#db/seed/unit-costs.ts";
import { insertUnitCost, unitCosts } from "#db/unit-cost.ts";
import { insertVintageInForce, vintagesInForce } from "#db/vintage-in-force.ts";
import { countedTwice } from "#machines/cost-tree.ts";
import { priceYearOf } from "#machines/money.ts";
import { londonDay, type Instant } from "#machines/time.ts";
import { done, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/** How many rows of each kind were new. */
export interface Loaded {
  readonly areas: number;
  readonly unitCosts: number;
  readonly deflators: number;
  readonly priceRules: number;
}

/**
 * Brings areas, prices, the price index and price rules up to what this version of the hub knows; what is there stays. With
 * `demo`, invented contract prices too. Throws when a price is implausible, or differs from the one stored under its code:
 * a price that was published is never changed, it gets a new version.
 */
export function loadCatalogue(db: Db, { demo }: { readonly demo: boolean }, told: Told): Promise<Result<Loaded>> {
  return inTransaction(db, async (trx) => {
    const loaded: Loaded = {
      areas: await loadAreas(trx, told),
      unitCosts: await loadPrices(trx, demo ? [...UNIT_COSTS, ...DEMO_PRICES] : UNIT_COSTS),
      deflators: await loadDeflators(trx),
      priceRules: await loadRules(trx, demo ? [...PRICE_RULES, ...DEMO_RULES] : PRICE_RULES, told.at),
    };
    if (Object.values(loaded).some((count) => count > 0))
      await writeAudit(trx, "catalogue.load", { table: "unit_cost", id: null }, told);
    return done(loaded);
  });
}

async function loadAreas(trx: Trx, told: Told): Promise<number> {
  const known = new Set((await areas(trx)).map((area) => area.code));
  const missing = AREAS.filter((area) => !known.has(area.code));
  for (const area of missing) await insertArea(trx, area);
  for (const { code } of AREAS)
    if (!(await areaSettingAt(trx, code, londonDay(told.at))))
      await insertAreaSetting(trx, { id: newId(), area: code, ...FIRST_SETTING });
  return missing.length;
}

async function loadPrices(trx: Trx, rows: readonly UnitCostRow[]): Promise<number> {
  const stored = new Map((await unitCosts(trx)).map((row) => [`${row.version} ${row.code}`, row]));
  let added = 0;
  for (const row of rows) {
    const wrong = implausible(row);
    if (wrong !== null) throw new Error(wrong);
    priceYearOf(row.price_year);
    const known = stored.get(`${row.version} ${row.code}`);
    if (known && (known.pence !== row.pence || known.price_year !== row.price_year))
      throw new Error(
        `${row.version} ${row.code} is stored with another price: give the new one a version of its own.`,
      );
    if (known) continue;
    await insertUnitCost(trx, row);
    added++;
  }
  return added;
}

/** Earlier than anything a hub was told. */
const BEGINNING = "2000-01-01T00:00:00Z" as Instant;

async function loadDeflators(trx: Trx): Promise<number> {
  const known = new Set((await deflators(trx, VINTAGE)).map((row) => row.fy));
  const missing = DEFLATORS.filter((row) => !known.has(row.fy));
  for (const row of missing) await insertDeflator(trx, row);
  // Written down once: a later version of the hub that knows a newer one does not change what entries are made with.
  if ((await vintagesInForce(trx)).length === 0)
    await insertVintageInForce(trx, { id: newId(), vintage: VINTAGE, from_at: BEGINNING, change_id: null });
  return missing.length;
}

/** Rules for every area (`*`); an area's own come later, from its finance lead. */
async function loadRules(trx: Trx, rules: typeof PRICE_RULES, at: Instant): Promise<number> {
  const twice = countedTwice(rules);
  if (twice)
    throw new Error(`${twice.version} ${twice.code} is a bundle whose part has a rule too: it would count twice.`);
  const known = new Set((await priceRules(trx, "*")).map((rule) => rule.trigger));
  const missing = rules.filter((rule) => !known.has(rule.trigger));
  for (const { trigger, version, code, band, bearer } of missing) {
    const id = newId();
    const rule = { area: "*", trigger, from_day: RULES_FROM };
    await insertPriceRule(trx, { ...rule, id, unit_cost_version: version, unit_cost_code: code, band, bearer });
    // What happened before the hub knew the price.
    if ((await unpricedEvents(trx, rule, 1)).length > 0) await takeLatePrice(trx, id, at);
  }
  return missing.length;
}
