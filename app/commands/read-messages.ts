import type { Db } from "#db/connection.ts";
import { readMessagesOfCase, unreadMessageOfCase } from "#db/message-to-hub.ts";
import type { Instant } from "#machines/time.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { caseFor, turnCase } from "./shared/move-case.ts";
import { settle } from "./shared/owe.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/**
 * A handler has read what was told about a case by partners, referrers or the person: all that had come when the page was shown
 * (`until`). What came after is still to be read.
 */
export function readMessages(
  db: Db,
  input: { readonly caseId: string; readonly until: Instant },
  told: Told,
): Promise<Result<{ read: number }>> {
  return tell(db, "read-messages", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    if (!row) return notFound;
    const read = await readMessagesOfCase(trx, row.id, input.until, { userId: told.by.userId, at: told.at });
    if (read === 0) return refused("These messages have been read already.");
    if (!(await unreadMessageOfCase(trx, row.id))) await settle(trx, "case", row.id, told, "read-message");
    await turnCase(trx, row, told);
    await writeAudit(trx, "message.read", { table: "case", id: row.id, caseId: row.id }, told);
    return done({ read });
  });
}
