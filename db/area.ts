// Where the hub works, and each area's thresholds by date.
import { sql } from "kysely";
import type { Day } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { lookForOne } from "./look.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type AreaRow = Row<"area">;

/** Puts one in. */
export const insertArea = (trx: Trx, row: NewRow<"area">): Promise<void> => insertRow(trx, "area", row);

/** The area with this code. */
export function areaByCode(from: From, code: string): Promise<AreaRow | undefined> {
  return from.q.selectFrom("area").selectAll().where("code", "=", code).executeTakeFirst();
}

/** Every area, by name. */
export function areas(from: From): Promise<AreaRow[]> {
  return from.q.selectFrom("area").selectAll().orderBy("name").execute();
}

export type AreaSettingRow = Row<"area_setting">;

/** Adds thresholds that hold from a day on. */
export const insertAreaSetting = (trx: Trx, row: NewRow<"area_setting">): Promise<void> =>
  insertRow(trx, "area_setting", row);

/** The thresholds that hold in the area on this day: the newest that began by then. */
export function areaSettingAt(from: From, area: string, day: Day): Promise<AreaSettingRow | undefined> {
  return lookForOne(from, "area setting at", [area, day], (q) =>
    q
      .selectFrom("area_setting")
      .selectAll()
      .where("area", "=", area)
      .where("from_day", "<=", day)
      .orderBy("from_day", "desc")
      .orderBy("id", "desc")
      .limit(sql.lit(1)),
  );
}

/** Every setting of the area, in the order in which they hold: of two from the same day, the one written later comes later. */
export function areaSettings(from: From, area: string): Promise<AreaSettingRow[]> {
  return from.q
    .selectFrom("area_setting")
    .selectAll()
    .where("area", "=", area)
    .orderBy("from_day")
    .orderBy("id")
    .execute();
}
