import { describe, expect, it } from "vitest";
import { emptyOutbox, WORDS_KEPT } from "#app/commands/empty-outbox.ts";
import { payloadOf } from "#app/outbox/payload.ts";
import { inTransaction } from "#db/connection.ts";
import { updateOutbox, type OutboxStatus } from "#db/outbox.ts";
import { boxFor } from "#db/sealed.ts";
import { later } from "#machines/time.ts";
import { aMessage, NOW, NUMBER } from "../notify/a-message.ts";

const LONG_AFTER = later(NOW, WORDS_KEPT + 1);

describe("what a message said", () => {
  it.each<OutboxStatus>(["sent", "delivered", "done", "dropped"])(
    "is taken out a month after it was %s, with where it went; that it went stays",
    async (status) => {
      const { db, id, row } = await aMessage();
      const { key_id: keyId } = await row();
      await inTransaction(db, async (trx) => {
        const box = await boxFor(trx, keyId);
        const how = box.seal("outbox", "how_sealed", id, `Rang ${NUMBER}`);
        await updateOutbox(trx, id, "waiting", { status, sent_at: NOW, how_sealed: how });
      });
      const before = await row();
      await emptyOutbox(db, later(NOW, WORDS_KEPT));
      expect(await row()).toEqual(before);
      expect(await emptyOutbox(db, LONG_AFTER)).toBe(1);
      const after = await row();
      expect(payloadOf(await boxFor(db, after.key_id), after)).toEqual({ to: null, subject: "", body: "" });
      expect(after).toMatchObject({ status, kind: before.kind, sent_at: NOW, how_sealed: null, due_at: null });
      expect(await emptyOutbox(db, LONG_AFTER)).toBe(0);
    },
  );

  it.each<OutboxStatus>(["waiting", "held", "claimed", "failed"])(
    "stays while it is %s: somebody may still have to send it",
    async (status) => {
      const { db, id, row } = await aMessage();
      await inTransaction(db, (trx) => updateOutbox(trx, id, "waiting", { status }));
      await emptyOutbox(db, LONG_AFTER);
      const after = await row();
      expect(payloadOf(await boxFor(db, after.key_id), after).to).toBe(NUMBER);
      expect(after.emptied_at).toBeNull();
    },
  );
});
