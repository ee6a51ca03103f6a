import { describe, expect, it } from "vitest";
import type { Notifier } from "#app/outbox/notifier.ts";
import { DAY, later, MINUTE } from "#machines/time.ts";
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
