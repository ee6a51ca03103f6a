import type { Request, Response } from "express";
import pino from "pino";
import { beforeAll, describe, expect, it } from "vitest";
import { tick } from "#app/commands/tick.ts";
import { ensureBuild } from "#app/http/build.ts";
import { healthCheck } from "#app/http/health.ts";
import type { Clocks } from "#app/http/ticking.ts";
import { startTicking } from "#app/http/ticking.ts";
import type { Hub } from "#app/hub.ts";
import { inTransaction } from "#db/connection.ts";
import { beat, lastBeat } from "#db/heartbeat.ts";
import { later, MINUTE } from "#machines/time.ts";
import { freshDb, MONDAY } from "../factories.ts";
import { aServer } from "./a-server.ts";

beforeAll(() => ensureBuild());

async function aHubThatTicks(clocks: Clocks = { startedAt: MONDAY }) {
  let now = MONDAY;
  const db = await freshDb();
  const log = pino({ enabled: false });
  const hub: Hub = { db, clock: () => now, mode: "demo", origin: null, log };
  return {
    db,
    hub,
    clocks,
    passTime: (ms: number) => void (now = later(now, ms)),
    /** A check that has not answered yet. */
    asked: () =>
      new Promise<[number, unknown]>((answered) => {
        let code = 0;
        const res = {
          status(status: number) {
            code = status;
            return res;
          },
          json: (body: unknown) => answered([code, body]),
        };
        void healthCheck(hub, clocks)({} as Request, res as unknown as Response, () => undefined);
      }),
  };
}

const OK = [200, { status: "ok" }];
const STOPPED = [503, { status: "the clocks have stopped" }];

describe("/healthz", () => {
  it("raises an alarm when nothing has ticked for more than two minutes, until something does", async () => {
    const { db, hub, passTime, asked } = await aHubThatTicks();
    await tick(db, hub.clock());
    passTime(2 * MINUTE);
    expect(await asked()).toEqual(OK);
    passTime(1);
    expect(await asked()).toEqual(STOPPED);
    await tick(db, hub.clock());
    expect(await asked()).toEqual(OK);
  });

  it("gives a process that began a moment ago time for its first tick, and no more", async () => {
    const { db, passTime, asked } = await aHubThatTicks();
    expect(await asked()).toEqual(OK);
    await inTransaction(db, (trx) => beat(trx, "tick", later(MONDAY, -60 * MINUTE)));
    expect(await asked()).toEqual(OK);
    passTime(2 * MINUTE + 1);
    expect(await asked()).toEqual(STOPPED);
  });

  it("asks for no tick where none is switched on", async () => {
    const { passTime, asked } = await aHubThatTicks({ startedAt: null });
    passTime(60 * MINUTE);
    expect(await asked()).toEqual(OK);
  });

  it("says so of a whole server whose tick fails every time", async () => {
    const hub = await aServer({}, () => Promise.reject(new Error("A planted failure.")));
    try {
      hub.passTime(3 * MINUTE);
      const answer = await hub.send("/healthz");
      expect([answer.status, await answer.json()]).toEqual(STOPPED);
      expect(hub.logged.join("")).toContain("the tick failed");
      expect(hub.logged.join("")).not.toContain("planted");
    } finally {
      await hub.close();
    }
  });
});

describe("ticking", () => {
  it("keeps the house as well, also when the tick itself fails", async () => {
    const { db, hub, clocks } = await aHubThatTicks({ startedAt: null });
    const stop = startTicking(hub, () => Promise.reject(new Error("A planted failure.")), clocks);
    expect(clocks.startedAt).toBe(MONDAY);
    await stop();
    expect(await lastBeat(db, "house")).toBe(MONDAY);
    expect(clocks.startedAt).toBeNull();
  });
});
