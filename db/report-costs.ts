// What reports read of the ledger: what each case cost in a quarter, from the running totals.
import type { Band, Bearer } from "#machines/money-words.ts";
import type { From } from "./connection.ts";

/** What one case cost in one cell. `*` is "all of them". */
export interface CaseCost {
  readonly case_id: string;
  readonly bearer: Bearer | "*";
  readonly band: Band | "*";
  readonly base_pence: number;
  /** The largest price of one unit that anybody has in this cell, in pence of the base year. */
  readonly unit_pence: number;
}

/** What each case of the area cost in a quarter, by bearer and band, margins included; cells that come to nothing are left out. */
export async function caseCosts(from: From, area: string, quarter: string, baseYear: string): Promise<CaseCost[]> {
  const units = await from.q
    .selectFrom("ledger_total")
    .select(["bearer", "band", "max_unit_pence"])
    .where("area", "=", area)
    .where("quarter", "=", quarter)
    .where("base_year", "=", baseYear)
    .execute();
  const unitOf = new Map(units.map((row) => [`${row.bearer} ${row.band}`, row.max_unit_pence]));
  const rows = await from.q
    .selectFrom("ledger_case_total")
    .select(["case_id", "bearer", "band", "base_pence"])
    .where("area", "=", area)
    .where("quarter", "=", quarter)
    .where("base_year", "=", baseYear)
    .where("base_pence", "!=", 0)
    .orderBy("case_id")
    .orderBy("bearer")
    .orderBy("band")
    .execute();
  return rows.map((row) => ({ ...row, unit_pence: unitOf.get(`${row.bearer} ${row.band}`) ?? 0 }));
}
