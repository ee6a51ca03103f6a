// The words an area has chosen for what goes out.
import type { From, Trx } from "./connection.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type MessageTemplateRow = Row<"message_template">;

/** Puts a version in: from now on it holds. */
export const insertMessageTemplate = (trx: Trx, row: NewRow<"message_template">): Promise<void> =>
  insertRow(trx, "message_template", row);

/** The version that holds in the area; undefined where it never chose words of its own. */
export function messageTemplateOf(from: From, area: string, code: string): Promise<MessageTemplateRow | undefined> {
  return from.q
    .selectFrom("message_template")
    .selectAll()
    .where("area", "=", area)
    .where("code", "=", code)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Every version that ever held in the area, the newest first. */
export function messageTemplatesOfArea(from: From, area: string): Promise<MessageTemplateRow[]> {
  return from.q.selectFrom("message_template").selectAll().where("area", "=", area).orderBy("id", "desc").execute();
}
