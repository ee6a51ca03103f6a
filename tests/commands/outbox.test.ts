import { afterEach, describe, expect, it } from "vitest";
import { finishAttempt } from "#app/commands/finish-attempt.ts";
import { sendOutbox } from "#app/commands/send-outbox.ts";
import { queueMessage } from "#app/commands/shared/send-message.ts";
import { notifierOf, type Notifier } from "#app/outbox/notifier.ts";
import { inTransaction } from "#db/connection.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { outboxById } from "#db/outbox.ts";
import { safeContactById, safeContactsOfCase, updateSafeContact } from "#db/safe-contact.ts";
import type { SafeContactTable } from "#db/schema.ts";
import type { Updateable } from "kysely";
import { DAY, HOUR, instantOf, later, MINUTE, type Instant } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { aNotify, type StandIn } from "../notify/stand-in.ts";
import { aDesk } from "./case-steps.ts";

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const NUMBER = "07700 900123";
/** Half past nine of the same Monday. */
const NOW = later(MONDAY, 30 * MINUTE);

/** A case whose person may be sent texts at any hour, a service to send by, and a message to them. */
async function aMessage(answers: Record<string, string> = {}) {
  const said = { phone: NUMBER, contactSafe: "safe", whosePhone: "mine", othersSee: "no", textMessage: "yes" };
  const desk = await aDesk({ ...said, safeFrom: "", safeTo: "", ...answers });
  const { db } = desk;
  const service = await aNotify();
  open.push(service);
  const notifier = notifierOf({
    key: service.key,
    url: service.url,
    textTemplate: "11111111-0000-4000-8000-000000000000",
    emailTemplate: "22222222-0000-4000-8000-000000000000",
  });
  const [contact] = await safeContactsOfCase(db, desk.caseId);
  const contactId = contact?.id ?? "";
  const write = () =>
    inTransaction(db, (trx) =>
      queueMessage(
        trx,
        { template: "call-back", to: { caseId: desk.caseId, safeContactId: contactId }, words: { when: "Tuesday" } },
        desk.told(NOW),
      ),
    );
  const id = await write();
  const change = (changes: Updateable<SafeContactTable>) =>
    inTransaction(db, async (trx) => {
      const row = await safeContactById(trx, contactId);
      await updateSafeContact(trx, contactId, row?.version ?? 0, changes);
    });
  const send = (at: Instant = NOW, by: Notifier | null = notifier) => sendOutbox(db, by, () => at);
  const row = async () => {
    const found = await outboxById(db, id);
    if (!found) throw new Error("The message is there.");
    return found;
  };
  const owed = async () => (await openDeadlinesOfCase(db, desk.caseId)).map(({ clock }) => clock);
  return { desk, db, service, notifier, id, contactId, change, send, row, owed, write };
}

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

  it("whose attempt to ring taught that it is not safe is not sent", async () => {
    const { desk, db, send, service, row, notifier } = await aMessage();
    const { startAttempt } = await import("#app/commands/start-attempt.ts");
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
    const { boxFor } = await import("#db/sealed.ts");
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

/** A sender that dies after it has claimed: before the service has heard of the message, or after it has taken it. */
const dying = (notifier: Notifier, heard: boolean): Notifier => ({
  ...notifier,
  async send(message) {
    if (heard) await notifier.send(message);
    throw new Error("killed");
  },
});

describe("a hub that is killed while it sends", () => {
  it.each([true, false])("never sends twice (the service had taken it: %s)", async (heard) => {
    const { send, service, row, notifier } = await aMessage();
    await expect(send(NOW, dying(notifier, heard))).rejects.toThrow("killed");
    expect(await row()).toMatchObject({ status: "claimed", tries: 1 });
    for (const minutes of [0, 1, 3, 10, 60, 300]) await send(later(NOW, minutes * MINUTE));
    expect(service.taken).toHaveLength(1);
    expect((await row()).status).toBe("sent");
  });

  it("and cannot ask what became of it, sends nothing until it can", async () => {
    const { send, service, row, notifier } = await aMessage();
    await expect(send(NOW, dying(notifier, true))).rejects.toThrow("killed");
    service.asking = 500;
    for (const minutes of [3, 10, 60]) await send(later(NOW, minutes * MINUTE));
    expect((await row()).status).toBe("claimed");
    service.asking = 200;
    await send(later(NOW, 400 * MINUTE));
    expect((await row()).status).toBe("sent");
    expect(service.taken).toHaveLength(1);
  });

  it("and of which two run at once sends once", async () => {
    const { send, service } = await aMessage();
    await Promise.all([send(), send(), send()]);
    expect(service.taken).toHaveLength(1);
  });
});

describe("a service that does not take a message", () => {
  it("because of the message: it is a person's at once, and the case owes it", async () => {
    const { send, service, row, owed, desk } = await aMessage();
    service.answers = [400];
    expect(await send()).toEqual({ sent: 0, failed: 1 });
    expect(await row()).toMatchObject({ status: "failed", why: "refused", due_at: null });
    expect(await owed()).toContain("settle-message");
    await desk.whole();
    await send(later(NOW, DAY));
    expect(service.taken).toEqual([]);
  });

  it.each([403, 429] as const)(
    "because of itself (%s): it is tried again after growing pauses, and then a person's",
    async (answer) => {
      const { send, service, row } = await aMessage();
      service.answers = Array.from({ length: 20 }, () => answer);
      const tried: number[] = [];
      for (let minute = 0; minute <= 24 * 60; minute += 1) {
        const before = service.tokens.length;
        if ((await row()).status === "failed") break;
        await send(later(NOW, minute * MINUTE));
        if (service.tokens.length > before) tried.push(minute);
      }
      expect(tried).toEqual([0, 1, 6, 21, 81, 321]);
      expect(await row()).toMatchObject({ status: "failed", tries: 6 });
      expect(service.taken).toEqual([]);
    },
  );

  it.each([500, "hang-up", "drop"] as const)(
    "and nobody knows (%s): asks first, and it goes exactly once",
    async (answer) => {
      const { send, service, row } = await aMessage();
      service.answers = [answer];
      await send();
      expect((await row()).status).toBe("claimed");
      for (let minute = 1; minute <= 30; minute += 1) await send(later(NOW, minute * MINUTE));
      expect(service.taken).toHaveLength(1);
      expect((await row()).status).toBe("sent");
    },
  );

  it("for good, after it took it: it is a person's; for now: it is tried again, if it is still safe", async () => {
    for (const [status, again] of [
      ["permanent-failure", false],
      ["technical-failure", false],
      ["temporary-failure", true],
    ] as const) {
      const { send, service, row, change } = await aMessage();
      await send();
      const [first] = service.taken;
      if (first) first.status = status;
      await send(later(NOW, 2 * MINUTE));
      expect(await row()).toMatchObject({ status: again ? "waiting" : "failed", why: "not-delivered" });
      if (again) await change({ safe: "not-safe" });
      await send(later(NOW, 10 * MINUTE));
      expect(service.taken).toHaveLength(1);
      expect((await row()).status).toBe(again ? "held" : "failed");
    }
  });

  it("says in time that it arrived", async () => {
    const { send, service, row } = await aMessage();
    await send();
    const [first] = service.taken;
    if (first) first.status = "delivered";
    await send(later(NOW, 2 * MINUTE));
    expect(await row()).toMatchObject({ status: "delivered", due_at: null });
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
    expect(JSON.stringify(await outboxById(db, id))).not.toMatch(/123456|doctor/);
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
