// What somebody outside tells the hub about a case, and whether it was read.
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { insertRow, rowById } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type MessageToHubRow = Row<"message_to_hub">;

/** Puts one in. */
export const insertMessageToHub = (trx: Trx, row: NewRow<"message_to_hub">): Promise<void> =>
  insertRow(trx, "message_to_hub", row);

/** The one with this id. */
export const messageToHubById = (from: From, id: string): Promise<MessageToHubRow | undefined> =>
  rowById(from, "message_to_hub", id);

/** Every message about the case, oldest first. */
export function messagesOfCase(from: From, caseId: string): Promise<MessageToHubRow[]> {
  return from.q
    .selectFrom("message_to_hub")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

/** Marks what had come by then and was not read; how many there were. */
export async function readMessagesOfCase(
  trx: Trx,
  caseId: string,
  until: Instant,
  by: { readonly userId: string; readonly at: Instant },
): Promise<number> {
  const result = await trx.q
    .updateTable("message_to_hub")
    .set({ read_by: by.userId, read_at: by.at })
    .where("case_id", "=", caseId)
    .where("at", "<=", until)
    .where("read_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** The oldest message about the case that nobody has read. */
export function unreadMessageOfCase(from: From, caseId: string): Promise<MessageToHubRow | undefined> {
  return from.q
    .selectFrom("message_to_hub")
    .selectAll()
    .where("case_id", "=", caseId)
    .where("read_at", "is", null)
    .orderBy("at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}
