import { totalsOfArea, type LedgerTotalRow } from "#db/ledger-total.ts";
import type { From } from "#db/connection.ts";
import { BASE_YEAR } from "#db/seed/deflators.ts";
import { BANDS, BEARERS, type Band, type Bearer } from "#machines/money-words.ts";
import { controlled, NOTHING, type Shown, type Truth } from "./disclosure.ts";
import type { CountSteps } from "./disclosure-counts.ts";
import { cheapest, type UsedPrice } from "./prices.ts";
import { quarterWords, type Quarter } from "./quarters.ts";
import { preventiveShare, type Share } from "./share.ts";

/** A quarter as it may be shown. Every band and every bearer is in it, whatever happened. */
export interface QuarterShown {
  readonly quarter: Quarter;
  readonly words: string;
  readonly total: Shown;
  readonly bands: Readonly<Record<Band, Shown>>;
  readonly bearers: Readonly<Record<Bearer, Shown>>;
  /** How much of reaction and prevention together is preventive; null when it cannot be said. */
  readonly share: Share | null;
  readonly rounding: CountSteps;
}

/** Reads the running totals of the area and lets through what may be shown, each quarter by itself. */
export async function quartersShown(
  from: From,
  area: string,
  quarters: readonly Quarter[],
  prices: readonly UsedPrice[],
): Promise<QuarterShown[]> {
  const rows = (await totalsOfArea(from, area, quarters)).filter((row) => row.base_year === BASE_YEAR);
  return quarters.map((quarter) =>
    quarterShown(
      quarter,
      rows.filter((row) => row.quarter === quarter),
      prices,
    ),
  );
}

function quarterShown(quarter: Quarter, rows: readonly LedgerTotalRow[], prices: readonly UsedPrice[]): QuarterShown {
  const truth = (bearer: Bearer | "*", band: Band | "*"): Truth => {
    const row = rows.find((one) => one.bearer === bearer && one.band === band);
    if (!row) return NOTHING;
    const fits = (price: UsedPrice) =>
      (bearer === "*" || price.bearer === bearer) && (band === "*" || price.band === band);
    const { cases, base_pence: pence, max_unit_pence: maxUnitPence } = row;
    return { cases, pence, maxUnitPence, minUnitPence: cheapest(prices, fits) };
  };
  const shown = controlled({
    total: truth("*", "*"),
    lists: [BANDS.map((band) => truth("*", band)), BEARERS.map((bearer) => truth(bearer, "*"))],
  });
  const [byBand = [], byBearer = []] = shown.lists;
  const bands = Object.fromEntries(BANDS.map((band, index) => [band, byBand[index]])) as Record<Band, Shown>;
  return {
    quarter,
    words: quarterWords(quarter),
    total: shown.total,
    bands,
    bearers: Object.fromEntries(BEARERS.map((bearer, i) => [bearer, byBearer[i]])) as Record<Bearer, Shown>,
    share: preventiveShare([bands]),
    rounding: shown.steps,
  };
}
