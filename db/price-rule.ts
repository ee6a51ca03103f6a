// Which unit cost prices what, from a day on.
import { sql } from "kysely";
import type { Day } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { lookForOne } from "./look.ts";
import { insertSealedRow } from "./row-seal.ts";
import { rowById } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type PriceRuleRow = Row<"price_rule">;

/** Puts one in. */
export const insertPriceRule = (trx: Trx, row: NewRow<"price_rule">): Promise<void> =>
  insertSealedRow(trx, "price_rule", row);

/** The one with this id. */
export const priceRuleById = (from: From, id: string): Promise<PriceRuleRow | undefined> =>
  rowById(from, "price_rule", id);

/** The rule that prices the trigger in the area on this day: the area's own before everybody's (`*`), then the newest. */
export function priceRuleFor(from: From, area: string, trigger: string, day: Day): Promise<PriceRuleRow | undefined> {
  return lookForOne(from, "price rule for", [trigger, area, "*", day, "*"], (q) =>
    q
      .selectFrom("price_rule")
      .selectAll()
      .where("trigger", "=", trigger)
      .where("area", "in", [area, "*"])
      .where("from_day", "<=", day)
      .orderBy((e) => e.case().when("area", "=", "*").then(1).else(0).end())
      .orderBy("from_day", "desc")
      .orderBy("id", "desc")
      .limit(sql.lit(1)),
  );
}

/** Every rule of the area and of everybody, by trigger and day. */
export function priceRules(from: From, area: string): Promise<PriceRuleRow[]> {
  return from.q
    .selectFrom("price_rule")
    .selectAll()
    .where("area", "in", [area, "*"])
    .orderBy("trigger")
    .orderBy("from_day")
    .orderBy("id")
    .execute();
}
