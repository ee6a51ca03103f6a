// Time enters the hub here: every 15 seconds the tick sends what each passed deadline calls for, what has got its price is entered,
// and the house is kept.
import type { Db } from "#db/connection.ts";
import type { Instant } from "#machines/time.ts";
import { keepHouse } from "../commands/keep-house.ts";
import { priceLate } from "../commands/price-late.ts";
import type { Hub } from "../hub.ts";
import { faultOf } from "../log.ts";
import { beating } from "./beating.ts";

/** Sends CLOCK_PASSED for every deadline that has passed by `at`. */
export type Tick = (db: Db, at: Instant) => Promise<{ readonly fired: number; readonly failed?: number }>;

export const TICK_MS = 15_000;

/** Whether this process ticks. */
export interface Clocks {
  /** When it began to; null while the tick is off. */
  startedAt: Instant | null;
}

/** Starts ticking. The answer stops it and waits for the tick under way. One never overlaps another. */
export function startTicking(hub: Hub, tick: Tick, clocks: Clocks, every: number = TICK_MS): () => Promise<void> {
  const once = async () => {
    await trying(hub, "the tick failed", async () => {
      const { fired, failed = 0 } = await tick(hub.db, hub.clock());
      if (fired > 0) hub.log.info({ fired }, "deadlines passed");
      if (failed > 0) hub.log.error({ failed }, "deadlines could not be passed");
    });
    await trying(hub, "what had no price was not priced", async () => {
      const { priced } = await priceLate(hub.db, hub.clock());
      if (priced > 0) hub.log.info({ priced }, "late prices entered");
    });
    await trying(hub, "the house was not kept", async () => {
      const removed = await keepHouse(hub.db, hub.clock());
      if (removed) hub.log.info({ removed }, "the house was kept");
    });
  };
  clocks.startedAt = hub.clock();
  const stop = beating(once, every);
  return () => {
    clocks.startedAt = null;
    return stop();
  };
}

/** Neither failure stops the other's work, nor the next time. */
async function trying(hub: Hub, failure: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    hub.log.error(faultOf(error), failure);
  }
}
