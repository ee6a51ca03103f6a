import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { outboxToChange, updateOutbox, type OutboxRow } from "#db/outbox.ts";
import { boxFor } from "#db/sealed.ts";
import { may } from "#machines/access.ts";
import { isTemplate, TEMPLATE } from "#machines/templates/templates.ts";
import { allowedNow } from "../outbox/allowed.ts";
import { HELD_WORDS } from "../outbox/held-words.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { settleMessages } from "./shared/owe-message.ts";
import { caseFor } from "./shared/move-case.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** `done`: somebody did it by hand; `dropped`: it is not to be; `again`: it is to be tried again. */
export const MESSAGE_STEPS = ["done", "dropped", "again"] as const;
export type MessageStep = (typeof MESSAGE_STEPS)[number];

/** A message of the actor's area, about a case of theirs if it is about one; undefined is the same as none. */
async function messageFor(trx: Trx, id: string, told: Told): Promise<OutboxRow | undefined> {
  const row = await outboxToChange(trx, id);
  if (!row || row.area !== told.by.area || !may(told.by, "outbox.see")) return undefined;
  if (row.case_id === null) return row;
  return (await caseFor(trx, row.case_id, told)) ? row : undefined;
}

const stands = (row: OutboxRow): boolean => ["waiting", "held", "failed"].includes(row.status);

export interface OpenedMessage {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/**
 * Shows what a message says and where it goes, to whoever is going to do it by hand: every such reading is written down. What safe
 * contact does not allow now is not shown, and a code only to a duty manager.
 */
export function openMessage(
  db: Db,
  input: { readonly messageId: string },
  told: Told,
): Promise<Result<{ message: OpenedMessage }>> {
  return inTransaction(db, async (trx) => {
    const row = await messageFor(trx, input.messageId, told);
    if (!row) return notFound;
    if (!stands(row)) return refused("This has been seen to.");
    if (isTemplate(row.kind) && TEMPLATE[row.kind].secret && !may(told.by, "outbox.secret"))
      return refused("Only a duty manager opens this: whoever reads it could sign in with it.");
    const allowed = await allowedNow(trx, row, told.at);
    if (!allowed.ok) return refused(`Not now. ${HELD_WORDS[allowed.why]}`);
    await writeAudit(trx, "outbox.open", { table: "outbox", id: row.id, caseId: row.case_id }, told);
    const { to, subject, body } = allowed;
    return done({ message: { to, subject, body } });
  });
}

/** Ends a message that has not gone, by a person's word, or has it tried again. */
export function settleMessage(
  db: Db,
  input: { readonly messageId: string; readonly step: MessageStep; readonly how: string },
  told: Told,
): Promise<Result> {
  return tell(db, "settle-message", told, input, async (trx) => {
    const row = await messageFor(trx, input.messageId, told);
    if (!row) return notFound;
    if (!stands(row)) return conflict(0, { message: row.status === "claimed" ? "being sent now" : row.status });
    if (input.step === "again") {
      if (row.until_at !== null && row.until_at <= told.at)
        return refused("It makes no sense any more: it was for an earlier time.", ["Drop it, and ring them instead."]);
      // Where nobody knows whether it went, it is asked about before it is sent once more.
      const perhaps = row.why === "service" && row.claimed_at !== null;
      await updateOutbox(trx, row.id, row.status, {
        ...(perhaps ? { status: "claimed", tries: 1 } : { status: "waiting", tries: 0 }),
        due_at: told.at,
        why: null,
      });
    } else {
      const box = await boxFor(trx, row.key_id);
      await updateOutbox(trx, row.id, row.status, {
        status: input.step,
        due_at: null,
        ended_by: told.by.userId,
        how_sealed: box.seal("outbox", "how_sealed", row.id, input.how.trim()),
      });
    }
    await writeAudit(trx, `outbox.${input.step}`, { table: "outbox", id: row.id, caseId: row.case_id }, told);
    const about = row.case_id === null ? undefined : await caseFor(trx, row.case_id, told);
    if (about) await settleMessages(trx, about, told);
    return done({});
  });
}
