// What things cost, as published, by version.
import type { From, Trx } from "./connection.ts";
import { insertSealedRow } from "./row-seal.ts";
import type { NewRow, Row } from "./rows.ts";

export type UnitCostRow = Row<"unit_cost">;

/** Puts one in. */
export const insertUnitCost = (trx: Trx, row: NewRow<"unit_cost">): Promise<void> =>
  insertSealedRow(trx, "unit_cost", row);

/** One published price. */
export function unitCost(from: From, version: string, code: string): Promise<UnitCostRow | undefined> {
  return from.q
    .selectFrom("unit_cost")
    .selectAll()
    .where("version", "=", version)
    .where("code", "=", code)
    .executeTakeFirst();
}

/** Every price of every version, by version and code. */
export function unitCosts(from: From): Promise<UnitCostRow[]> {
  return from.q.selectFrom("unit_cost").selectAll().orderBy("version").orderBy("code").execute();
}

/** The prices that are the area's own, in the order in which they came. */
export function areaPrices(from: From, area: string): Promise<UnitCostRow[]> {
  return from.q.selectFrom("unit_cost").selectAll().where("area", "=", area).orderBy("change_id").execute();
}

/** The published lists: their versions, each once. */
export async function publishedVersions(from: From): Promise<string[]> {
  const rows = await from.q
    .selectFrom("unit_cost")
    .select("version")
    .distinct()
    .where("area", "is", null)
    .orderBy("version")
    .execute();
  return rows.map(({ version }) => version);
}
