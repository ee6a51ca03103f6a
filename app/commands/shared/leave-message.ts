import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { newId } from "#db/ids.ts";
import { insertMessageToHub, type MessageToHubRow } from "#db/message-to-hub.ts";
import { boxFor } from "#db/sealed.ts";
import { WITHIN } from "#machines/clocks-of.ts";
import { baseClock, type AnyClock } from "#machines/owed.ts";
import { later } from "#machines/time.ts";
import { done, type Result } from "../result.ts";
import type { Told } from "../told.ts";
import { moveCase, turnCase } from "./move-case.ts";
import { owe } from "./owe.ts";
import { writeAudit } from "./record.ts";

export type Message = Pick<MessageToHubRow, "kind" | "organisation_id" | "action_id" | "referral_id" | "by"> & {
  readonly body: string;
};

/**
 * Keeps what somebody outside tells the hub about a case, and owes that somebody reads it. A closed case is opened again. Whether
 * they may tell anything about this case the caller has seen to; the row was read to be changed.
 */
export async function leaveMessage(
  trx: Trx,
  row: CaseRow,
  message: Message,
  told: Told,
): Promise<Result<{ messageId: string }>> {
  const { body, ...rest } = message;
  const messageId = newId();
  const box = await boxFor(trx, row.key_id);
  await insertMessageToHub(trx, {
    ...rest,
    id: messageId,
    area: row.area,
    case_id: row.id,
    body_sealed: box.seal("message_to_hub", "body_sealed", messageId, body),
    at: told.at,
    read_by: null,
    read_at: null,
    key_id: row.key_id,
  });
  await writeAudit(trx, "message.leave", { table: "message_to_hub", id: messageId, caseId: row.id }, told);
  const waiting = (await openDeadlinesOfCase(trx, row.id)).some(
    ({ clock }) => baseClock(clock as AnyClock) === "read-message",
  );
  if (!waiting) {
    const due = later(told.at, WITHIN[row.grade === "high" ? "read-message-high" : "read-message"]);
    await owe(trx, { subject: "case", subjectId: row.id, caseId: row.id, clock: "read-message", due });
  }
  if (row.status !== "closed") {
    await turnCase(trx, row, told);
    return done({ messageId });
  }
  const reopened = await moveCase(trx, row, { type: "CONTACTED_AGAIN" }, told, {
    closed_at: null,
    closed_outcome: null,
    holder_user_id: null,
  });
  return reopened.kind === "done" ? done({ messageId }) : reopened;
}
