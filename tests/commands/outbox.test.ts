import type { Updateable } from "kysely";
import { describe, expect, it } from "vitest";
import { finishAttempt } from "#app/commands/finish-attempt.ts";
import { startAttempt } from "#app/commands/start-attempt.ts";
import { queueMessage } from "#app/commands/shared/send-message.ts";
import { inTransaction } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { outboxById } from "#db/outbox.ts";
import { insertSafeContact, safeContactById } from "#db/safe-contact.ts";
import type { SafeContactTable } from "#db/schema.ts";
import { boxFor } from "#db/sealed.ts";
import { DAY, HOUR, instantOf, later, MINUTE } from "#machines/time.ts";
import { found } from "../needles.ts";
import { aMessage, NOW, NUMBER } from "../notify/a-message.ts";

describe("a message to the person", () => {
  it("goes once, to the number that is theirs, in the area's words, with our id for reference", async () => {
    const { send, service, id, row } = await aMessage();
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    expect(service.taken).toMatchObject([{ reference: id, type: "sms", to: NUMBER }]);
    expect(service.taken[0]?.words["body"]).toBe(
      "We will ring you on Tuesday. If that does not suit you, you do not need to answer.",
    );
    expect(await row()).toMatchObject({ status: "sent", tries: 1, notify_id: service.taken[0]?.id, sent_at: NOW });
    for (const minutes of [1, 30, 600]) await send(later(NOW, minutes * MINUTE));
    expect(service.taken).toHaveLength(1);
  });

  it.each<[string, Updateable<SafeContactTable>, string]>([
    ["is not safe any more", { safe: "not-safe" }, "not-safe"],
    ["is not known to be safe any more", { safe: "unknown" }, "not-known"],
    ["is one they never want to hear by", { do_not_contact: 1 }, "do-not-contact"],
    ["is not theirs alone", { whose_phone: "shared" }, "needs-a-voice"],
    ["is seen by others", { others_see: "yes" }, "others-see"],
    ["takes no texts", { text: "no" }, "not-agreed"],
    ["was last confirmed long ago", { confirmed_at: later(NOW, -60 * DAY) }, "not-confirmed"],
    ["has no number", { value_sealed: null }, "no-address"],
  ])("whose channel, between writing and sending, %s: is not sent, and says why", async (_, changes, why) => {
    const { send, service, row, change } = await aMessage();
    await change(changes);
    expect(await send()).toEqual({ sent: 0, failed: 0 });
    expect(await row()).toMatchObject({ status: "held", why });
    await send(later(NOW, 2 * HOUR));
    expect(service.taken).toEqual([]);
  });

  it("whose case was closed meanwhile is not sent, and nobody owes it", async () => {
    const { desk, db, send, service, row, owed } = await aMessage();
    const nothingNext = {
      next_what: null,
      next_owner_organisation_id: null,
      next_owner_user_id: null,
      next_due_at: null,
    };
    await db.q
      .updateTable("case")
      .set({ status: "closed", closed_at: NOW, closed_outcome: "moved", ...nothingNext, next_action_id: null })
      .where("id", "=", desk.caseId)
      .execute();
    await send();
    expect(await row()).toMatchObject({ status: "held", why: "case-closed" });
    for (let hours = 1; hours <= 25; hours += 1) await send(later(NOW, hours * HOUR));
    expect(service.taken).toEqual([]);
    expect(await owed()).not.toContain("settle-message");
  });

  it("who said by another way that they never want to be contacted is not written to by this one either", async () => {
    const { desk, db, send, service, row } = await aMessage();
    const { key_id: keyId } = await desk.row();
    await inTransaction(db, (trx) =>
      insertSafeContact(trx, {
        id: newId(),
        case_id: desk.caseId,
        channel: "email",
        safe: "unknown",
        days: "[]",
        voicemail: "no",
        text: "no",
        whose_phone: "unknown",
        others_see: "unknown",
        do_not_contact: 1,
        confirmed_at: NOW,
        version: 1,
        key_id: keyId,
      }),
    );
    await send();
    expect(service.taken).toEqual([]);
    expect(await row()).toMatchObject({ status: "held", why: "do-not-contact" });
  });

  it("whose attempt to ring taught that it is not safe is not sent", async () => {
    const { desk, db, send, service, row, notifier } = await aMessage();
    const started = await startAttempt(db, { caseId: desk.caseId, kind: "call" }, desk.told(NOW));
    if (started.kind !== "done") throw new Error(started.kind);
    const end = { result: "someone-else-answered", stillSafe: "no", slotKept: "no", note: "" } as const;
    await finishAttempt(db, { caseId: desk.caseId, attemptId: started.attemptId, ...end }, desk.told(NOW));
    await send(NOW, notifier);
    expect(service.taken).toEqual([]);
    expect(await row()).toMatchObject({ status: "held", why: "not-safe" });
  });

  it("written for a number that has changed is not sent to the new one, nor to the old", async () => {
    const { send, service, row, change, db, contactId } = await aMessage();
    const before = await safeContactById(db, contactId);
    const box = await boxFor(db, before?.key_id ?? "");
    await change({ value_sealed: box.seal("safe_contact", "value_sealed", contactId, "07700 900999") });
    await send();
    expect(service.taken).toEqual([]);
    expect(await row()).toMatchObject({ status: "held", why: "changed-since" });
  });

  it("outside their hours waits for the next, and goes then", async () => {
    const { send, service, row } = await aMessage({ safeFrom: "10:00", safeTo: "11:00" });
    await send();
    const ten = instantOf("2026-03-02T10:00:00Z");
    expect(await row()).toMatchObject({ status: "held", why: "outside-hours", due_at: ten });
    await send(later(ten, -MINUTE));
    expect(service.taken).toEqual([]);
    expect(await send(ten)).toEqual({ sent: 1, failed: 0 });
    expect(service.taken).toHaveLength(1);
  });

  it("that is held until it makes no sense any more is owed to a person", async () => {
    const { desk, send, service, row, change, owed } = await aMessage();
    await change({ safe: "not-safe" });
    await send();
    for (let hours = 1; hours <= 25; hours += 1) await send(later(NOW, hours * HOUR));
    expect(await row()).toMatchObject({ status: "failed", why: "too-late" });
    expect(await owed()).toContain("settle-message");
    expect(service.taken).toEqual([]);
    await desk.whole();
  });
});

describe("a message to a professional", () => {
  it("goes by e-mail to the address of their account, or waits where nobody sends", async () => {
    const { db, desk, service, send } = await aMessage();
    const id = await inTransaction(db, (trx) =>
      queueMessage(
        trx,
        { template: "referral-news", to: { userId: desk.hub.user.referrer }, words: { reference: "ABCD-2345" } },
        desk.told(NOW),
      ),
    );
    await send(NOW, null);
    expect(service.taken).toEqual([]);
    expect((await outboxById(db, id))?.status).toBe("waiting");
    await send(later(NOW, HOUR));
    const taken = service.taken.find(({ reference }) => reference === id);
    expect(taken).toMatchObject({ type: "email", words: { subject: "News for you" } });
    expect(taken?.to).toContain("@");
  });

  it("that is a code is forgotten after a quarter of an hour, and owed to nobody", async () => {
    const { db, desk, send, owed } = await aMessage();
    const to = { organisationId: desk.hub.organisation.gp, email: "a.doctor@example.org" };
    const id = await inTransaction(db, (trx) =>
      queueMessage(trx, { template: "sign-in-code", to, words: { code: "123456" } }, desk.told(NOW)),
    );
    expect(found(JSON.stringify(await outboxById(db, id)), ["123456", "doctor"])).toEqual([]);
    await send(NOW, null);
    await send(later(NOW, 20 * MINUTE));
    expect(await outboxById(db, id)).toMatchObject({ status: "dropped", why: "too-late" });
    expect(await owed()).not.toContain("settle-message");
  });

  it("cannot be one that is meant for the person, nor the other way round", async () => {
    const { db, desk, contactId } = await aMessage();
    const told = desk.told(NOW);
    const user = { userId: desk.hub.user.referrer };
    const person = { caseId: desk.caseId, safeContactId: contactId };
    await expect(
      inTransaction(db, (trx) => queueMessage(trx, { template: "tried-to-reach", to: user, words: {} }, told)),
    ).rejects.toThrow("not a message to such");
    await expect(
      inTransaction(db, (trx) => queueMessage(trx, { template: "work-waiting", to: person, words: {} }, told)),
    ).rejects.toThrow("not a message to such");
  });
});
