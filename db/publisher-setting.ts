// How an area controls what it publishes: written once, and a later one holds.
import type { From, Trx } from "./connection.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type PublisherSettingRow = Row<"publisher_setting">;

/** Puts one in. The database refuses a number that is taken. */
export const insertPublisherSetting = (trx: Trx, row: NewRow<"publisher_setting">): Promise<void> =>
  insertRow(trx, "publisher_setting", row);

/** Every setting of the area, in the order in which they held. */
export function publisherSettings(from: From, area: string): Promise<PublisherSettingRow[]> {
  return from.q.selectFrom("publisher_setting").selectAll().where("area", "=", area).orderBy("number").execute();
}
