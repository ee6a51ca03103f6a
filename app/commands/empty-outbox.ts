import { inTransaction, type Db } from "#db/connection.ts";
import { finishedOutbox, updateOutbox } from "#db/outbox.ts";
import { boxFor } from "#db/sealed.ts";
import { DAY, later, type Instant } from "#machines/time.ts";
import type { Payload } from "../outbox/payload.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/** How long what a finished message said, and where it went, is kept, in milliseconds. */
export const WORDS_KEPT = 30 * DAY;
const AT_ONCE = 200;
const NOTHING: Payload = { to: null, subject: "", body: "" };

/**
 * Takes the words and the address out of messages that were finished long ago. That one went, to whom in the hub and how it ended stays
 * for as long as its case does. One that nobody has seen to keeps its words. Returns how many were emptied.
 */
export async function emptyOutbox(db: Db, at: Instant): Promise<number> {
  const told: Told = { by: { userId: "clock", organisationId: "clock", role: "clock", area: "" }, at };
  return inTransaction(db, async (trx) => {
    const rows = await finishedOutbox(trx, later(at, -WORDS_KEPT), AT_ONCE);
    for (const row of rows) {
      const box = await boxFor(trx, row.key_id);
      await updateOutbox(trx, row.id, row.status, {
        payload_sealed: box.seal("outbox", "payload_sealed", row.id, JSON.stringify(NOTHING)),
        how_sealed: null,
        due_at: null,
        emptied_at: at,
      });
    }
    if (rows.length > 0) await writeAudit(trx, "outbox.empty", { table: "outbox", id: null }, told);
    return rows.length;
  });
}
