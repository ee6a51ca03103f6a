// What reports read of the ledger: what each case cost in a quarter, from the running totals, and at which prices.
import type { Band, Bearer } from "#machines/money-words.ts";
import type { From } from "./connection.ts";

/** What one case cost of one band to one bearer. */
export interface CaseCost {
  readonly case_id: string;
  readonly bearer: Bearer;
  readonly band: Band;
  readonly base_pence: number;
  /** The largest price of one unit among its entries, in pence of the base year. */
  readonly unit_pence: number;
}

/** What each case of the area cost in a quarter, by bearer and band; cells that come to nothing are left out. */
export async function caseCosts(from: From, area: string, quarter: string, baseYear: string): Promise<CaseCost[]> {
  const units = await from.q
    .selectFrom("ledger_entry")
    .select((e) => ["case_id", "bearer", "band", e.fn.max("unit_base_pence").as("unit_pence")])
    .where("area", "=", area)
    .where("quarter", "=", quarter)
    .where("base_year", "=", baseYear)
    .groupBy(["case_id", "bearer", "band"])
    .execute();
  const unitOf = new Map(units.map((row) => [`${row.case_id} ${row.bearer} ${row.band}`, Number(row.unit_pence)]));
  const rows = await from.q
    .selectFrom("ledger_case_total")
    .select(["case_id", "bearer", "band", "base_pence"])
    .where("area", "=", area)
    .where("quarter", "=", quarter)
    .where("base_year", "=", baseYear)
    .where("base_pence", "!=", 0)
    .where("bearer", "!=", "*")
    .where("band", "!=", "*")
    .orderBy("case_id")
    .orderBy("bearer")
    .orderBy("band")
    .execute();
  return rows.map(({ case_id, bearer, band, base_pence }) => ({
    case_id,
    bearer: bearer as Bearer,
    band: band as Band,
    base_pence,
    unit_pence: unitOf.get(`${case_id} ${bearer} ${band}`) ?? 0,
  }));
}
