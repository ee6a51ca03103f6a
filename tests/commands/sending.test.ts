import { describe, expect, it } from "vitest";
import { settleMessage } from "#app/commands/settle-message.ts";
import type { Notifier } from "#app/outbox/notifier.ts";
import { DAY, HOUR, later, MINUTE } from "#machines/time.ts";
import { aMessage, NOW } from "../notify/a-message.ts";

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

  it.each([500, 503, "hang-up", "drop", "page"] as const)(
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

describe("what nobody can say", () => {
  it.each(["page", "strangers"] as const)(
    "is no reason to send again (asked, the service answers with %s)",
    async (answer) => {
      const { send, service, row, notifier } = await aMessage();
      await expect(send(NOW, dying(notifier, true))).rejects.toThrow("killed");
      service.asking = answer;
      for (const minutes of [3, 10, 60]) await send(later(NOW, minutes * MINUTE));
      expect((await row()).status).toBe("claimed");
      service.asking = 200;
      await send(later(NOW, 400 * MINUTE));
      expect((await row()).status).toBe("sent");
      expect(service.taken).toHaveLength(1);
    },
  );

  it("is asked again when a person has it tried again: what went after all goes no second time", async () => {
    const { desk, db, id, send, service, row, notifier } = await aMessage();
    await expect(send(NOW, dying(notifier, true))).rejects.toThrow("killed");
    service.asking = 500;
    for (const hours of [1, 6, 12, 25]) await send(later(NOW, hours * HOUR));
    expect(await row()).toMatchObject({ status: "failed", why: "service" });
    await db.q
      .updateTable("outbox")
      .set({ until_at: later(NOW, 3 * DAY) } as never)
      .where("id", "=", id)
      .execute();
    service.asking = 200;
    const at = later(NOW, 26 * HOUR);
    expect((await settleMessage(db, { messageId: id, step: "again", how: "" }, desk.told(at))).kind).toBe("done");
    await send(at);
    await send(later(at, 5 * MINUTE));
    expect((await row()).status).toBe("sent");
    expect(service.taken).toHaveLength(1);
  });

  it("where nothing sends for the hub any more, becomes a person's when its time is over", async () => {
    const { send, row, notifier, owed } = await aMessage();
    await expect(send(NOW, dying(notifier, true))).rejects.toThrow("killed");
    for (const hours of [1, 6, 12]) await send(later(NOW, hours * HOUR), null);
    expect((await row()).status).toBe("claimed");
    for (const hours of [25, 26, 27, 28, 29]) await send(later(NOW, hours * HOUR), null);
    expect(await row()).toMatchObject({ status: "failed", why: "service" });
    expect(await owed()).toContain("settle-message");
  });

  it("and what did not go is sent when a person has it tried again", async () => {
    const { desk, db, id, send, service, row } = await aMessage();
    service.answers = Array.from({ length: 6 }, () => 429 as const);
    for (let minute = 0; minute <= 330; minute += 1) await send(later(NOW, minute * MINUTE));
    expect(await row()).toMatchObject({ status: "failed", why: "service" });
    const at = later(NOW, 6 * HOUR);
    expect((await settleMessage(db, { messageId: id, step: "again", how: "" }, desk.told(at))).kind).toBe("done");
    for (const minutes of [0, 2, 5]) await send(later(at, minutes * MINUTE));
    expect((await row()).status).toBe("sent");
    expect(service.taken).toHaveLength(1);
  });
});
