import { expect, it } from "vitest";
import { keepHouse } from "#app/commands/keep-house.ts";
import { lastAudit } from "#db/audit.ts";
import { inTransaction } from "#db/connection.ts";
import { draftById, insertDraft } from "#db/draft.ts";
import { idempotencyKeyOf, insertIdempotencyKey } from "#db/idempotency-key.ts";
import { newId } from "#db/ids.ts";
import { createKey } from "#db/sealed.ts";
import { insertSession, sessionByIdHash } from "#db/session.ts";
import { DAY, HOUR, later, MINUTE } from "#machines/time.ts";
import { aHub, MONDAY } from "../factories.ts";
import { onBothDatabases } from "../db/both.ts";

onBothDatabases("Keeping the house", (open) => {
  /** A session, a first answer and a referral that somebody types, each old and each not quite. */
  async function aHouse() {
    const db = await open.fresh();
    const hub = await aHub(db);
    const userId = hub.user.referrer;
    const drafts = { old: newId(), young: newId(), call: newId() };
    await inTransaction(db, async (trx) => {
      const box = await createKey(trx, "referral", MONDAY);
      const session = {
        user_id: userId,
        user_version: 1,
        pending_code: 0,
        created_at: MONDAY,
        seen_at: MONDAY,
      } as const;
      await insertSession(trx, { ...session, id_hash: "old", expires_at: later(MONDAY, -DAY - 1) });
      await insertSession(trx, { ...session, id_hash: "young", expires_at: later(MONDAY, -DAY) });
      const answer = {
        scope: "test",
        user_id: userId,
        request_hash: "h",
        response_sealed: box.seal("t", "c", "i", "{}"),
      };
      await insertIdempotencyKey(trx, { ...answer, key: "old", at: later(MONDAY, -7 * DAY - 1), key_id: box.keyId });
      await insertIdempotencyKey(trx, { ...answer, key: "young", at: later(MONDAY, -7 * DAY), key_id: box.keyId });
      for (const [name, id] of Object.entries(drafts))
        await insertDraft(trx, {
          id,
          kind: name === "call" ? "contact" : "referral",
          contact_id: null,
          owner_user_id: userId,
          organisation_id: hub.organisation.gp,
          payload_sealed: box.seal("draft", "payload_sealed", id, "{}"),
          created_at: later(MONDAY, -30 * DAY),
          updated_at: later(MONDAY, name === "young" ? -DAY : -DAY - 1),
          version: 1,
          key_id: box.keyId,
        });
    });
    return { db, userId, drafts };
  }

  it("removes what is past its time and nothing else, and writes down counts alone", async () => {
    const { db, userId, drafts } = await aHouse();
    expect(await keepHouse(db, MONDAY)).toEqual({ session: 1, idempotency_key: 1, draft: 1, sign_in_code: 0 });
    expect([await sessionByIdHash(db, "old"), await draftById(db, drafts.old)]).toEqual([undefined, undefined]);
    expect(await sessionByIdHash(db, "young")).toBeDefined();
    expect(await idempotencyKeyOf(db, { userId, scope: "test", key: "old" })).toBeUndefined();
    expect(await idempotencyKeyOf(db, { userId, scope: "test", key: "young" })).toBeDefined();
    // A call that somebody took is never forgotten like a form that somebody left.
    for (const id of [drafts.young, drafts.call]) expect(await draftById(db, id)).toBeDefined();
    const written = await lastAudit(db, 3);
    expect(written.map((row) => `${row.subject} ${row.outcome}`).sort()).toEqual([
      "draft removed 1",
      "idempotency_key removed 1",
      "session removed 1",
    ]);
    for (const row of written)
      expect(row).toMatchObject({
        verb: "house.keep",
        by: null,
        organisation_id: null,
        subject_id: null,
        case_id: null,
      });
  });

  it("is done once an hour, however often it is asked, and leaves no row when there was nothing to do", async () => {
    const { db } = await aHouse();
    await keepHouse(db, MONDAY);
    expect(await keepHouse(db, later(MONDAY, HOUR - MINUTE))).toBeNull();
    // What was a millisecond too young an hour ago is now past its time.
    expect(await keepHouse(db, later(MONDAY, HOUR))).toEqual({
      session: 1,
      idempotency_key: 1,
      draft: 1,
      sign_in_code: 0,
    });
    const written = await lastAudit(db, 10);
    expect(await keepHouse(db, later(MONDAY, 2 * HOUR))).toEqual({
      session: 0,
      idempotency_key: 0,
      draft: 0,
      sign_in_code: 0,
    });
    expect(await lastAudit(db, 10)).toEqual(written);
  });
});
