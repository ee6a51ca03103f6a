import type { Band, Bearer } from "#machines/money-words.ts";
import type { Insertable } from "kysely";
import type { UnitCostTable } from "../schema.ts";

/** A row of the price catalogue as the table holds it. */
export type UnitCostRow = Insertable<UnitCostTable>;

/** A price as a list gives it: code, label, unit, pence, price year, who bears it, usual band. */
export type PriceLine = readonly [
  code: string,
  label: string,
  unit: string,
  pence: number,
  priceYear: string,
  bearer: Bearer,
  band: Band,
];

/** What is true of every price of one list. */
export interface PriceList {
  readonly version: string;
  readonly source: string;
  readonly licence: string;
  /** Evidence grade 1 (audited) to 6 (judgement, or more than five years old). */
  readonly grade: number;
  readonly demo: boolean;
}

/** The rows of a list, each with its source, version and licence. */
export function rowsOf(list: PriceList, lines: readonly PriceLine[]): UnitCostRow[] {
  return lines.map(([code, label, unit, pence, price_year, bearer, band]) => ({
    version: list.version,
    code,
    label,
    unit,
    pence,
    price_year,
    bearer,
    band,
    source: list.source,
    licence: list.licence,
    grade: list.grade,
    demo: list.demo ? 1 : 0,
  }));
}
