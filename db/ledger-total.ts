// Running totals of the ledger: by case, quarter, bearer and band, and the same over all cases. `*` is "all of them".
import { sql } from "kysely";
import type { Band, Bearer } from "#machines/money-words.ts";
import type { From, Trx } from "./connection.ts";
import { change, look } from "./look.ts";
import type { NewRow, Row } from "./rows.ts";

export type LedgerTotalRow = Row<"ledger_total">;
export type LedgerCaseTotalRow = Row<"ledger_case_total">;

/**
 * The four cells an entry counts in: the whole, its two margins, its own. The whole comes first, so that on PostgreSQL two
 * transactions wait for each other in one order.
 */
function cellsOf(bearer: Bearer, band: Band): { bearer: Bearer | "*"; band: Band | "*" }[] {
  return [
    { bearer: "*", band: "*" },
    { bearer: "*", band },
    { bearer, band: "*" },
    { bearer, band },
  ];
}

/** The values of rows that all have the same columns, in the order SQL lists them. */
const valuesOf = (rows: readonly object[]): unknown[] =>
  rows.flatMap((row) => Object.values<unknown>(row as Record<string, unknown>));

/** Adds one entry to every total it counts in. Called by insertLedgerEntry, in its transaction, and by nobody else. */
export async function addToTotals(trx: Trx, entry: NewRow<"ledger_entry">): Promise<void> {
  const { case_id, area, quarter, base_year, base_pence } = entry;
  const cells = cellsOf(entry.bearer, entry.band);
  const rows = cells.map((cell) => ({ case_id, area, quarter, ...cell, base_year, entries: 1, base_pence }));
  const ofCase = await look(trx, "add to case totals", valuesOf(rows), (q) =>
    q
      .insertInto("ledger_case_total")
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(["case_id", "quarter", "bearer", "band", "base_year", "area"]).doUpdateSet((e) => ({
          entries: e("ledger_case_total.entries", "+", e.ref("excluded.entries")),
          base_pence: e("ledger_case_total.base_pence", "+", e.ref("excluded.base_pence")),
        })),
      )
      .returning(["bearer", "band", "base_pence"]),
  );
  // A case counts in a cell while what it cost there is not nothing.
  const casesMore = (now: number): number => Number(now !== 0) - Number(now - base_pence !== 0);
  const totals = ofCase.map(({ bearer, band, base_pence: now }) => ({
    area,
    quarter,
    bearer,
    band,
    base_year,
    entries: 1,
    cases: casesMore(now),
    base_pence,
    max_unit_pence: entry.unit_base_pence,
  }));
  await change(trx, "add to totals", valuesOf(totals), (q) =>
    q
      .insertInto("ledger_total")
      .values(totals)
      .onConflict((conflict) =>
        conflict.columns(["area", "quarter", "bearer", "band", "base_year"]).doUpdateSet((e) => ({
          entries: e("ledger_total.entries", "+", e.ref("excluded.entries")),
          cases: e("ledger_total.cases", "+", e.ref("excluded.cases")),
          base_pence: e("ledger_total.base_pence", "+", e.ref("excluded.base_pence")),
          max_unit_pence: e
            .case()
            .when("excluded.max_unit_pence", ">", e.ref("ledger_total.max_unit_pence"))
            .then(e.ref("excluded.max_unit_pence"))
            .else(e.ref("ledger_total.max_unit_pence"))
            .end(),
        })),
      ),
  );
}

/** The totals of an area in these quarters, by quarter, bearer and band. */
export async function totalsOfArea(from: From, area: string, quarters: readonly string[]): Promise<LedgerTotalRow[]> {
  if (quarters.length === 0) return [];
  return from.q
    .selectFrom("ledger_total")
    .selectAll()
    .where("area", "=", area)
    .where("quarter", "in", quarters)
    .orderBy("quarter")
    .orderBy("bearer")
    .orderBy("band")
    .orderBy("base_year")
    .execute();
}

/** The totals of one case, by quarter, bearer and band. */
export function totalsOfCase(from: From, caseId: string): Promise<LedgerCaseTotalRow[]> {
  return from.q
    .selectFrom("ledger_case_total")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("quarter")
    .orderBy("bearer")
    .orderBy("band")
    .orderBy("base_year")
    .execute();
}

/** Throws the running totals away and makes them again from every entry: slow, and equal to what was kept. */
export async function rebuildLedgerTotals(trx: Trx): Promise<void> {
  await sql`delete from ledger_total`.execute(trx.q);
  await sql`delete from ledger_case_total`.execute(trx.q);
  for (const bearer of [sql.ref("bearer"), sql.lit("*")])
    for (const band of [sql.ref("band"), sql.lit("*")]) {
      await sql`
        insert into ledger_case_total (case_id, area, quarter, bearer, band, base_year, entries, base_pence)
        select case_id, area, quarter, ${bearer}, ${band}, base_year, count(*), sum(base_pence)
        from ledger_entry group by 1, 2, 3, 4, 5, 6`.execute(trx.q);
      await sql`
        insert into ledger_total (area, quarter, bearer, band, base_year, entries, cases, base_pence, max_unit_pence)
        select area, quarter, ${bearer}, ${band}, base_year, count(*), 0, sum(base_pence), max(unit_base_pence)
        from ledger_entry group by 1, 2, 3, 4, 5`.execute(trx.q);
    }
  await sql`
    update ledger_total set cases = (
      select count(*) from ledger_case_total as of_case
      where of_case.area = ledger_total.area and of_case.quarter = ledger_total.quarter
        and of_case.bearer = ledger_total.bearer and of_case.band = ledger_total.band
        and of_case.base_year = ledger_total.base_year and of_case.base_pence <> 0)`.execute(trx.q);
}
