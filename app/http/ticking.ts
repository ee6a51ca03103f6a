// Time enters the hub here: every 15 seconds the tick sends what each passed deadline calls for.
import type { Db } from "#db/connection.ts";
import type { Instant } from "#machines/time.ts";
import type { Hub } from "../hub.ts";
import { faultOf } from "../log.ts";

/** Sends CLOCK_PASSED for every deadline that has passed by `at`. */
export type Tick = (db: Db, at: Instant) => Promise<{ readonly fired: number; readonly failed?: number }>;

export const TICK_MS = 15_000;

/** Starts ticking. The answer stops it and waits for the tick under way. One never overlaps another. */
export function startTicking(hub: Hub, tick: Tick, every: number = TICK_MS): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  const once = async () => {
    try {
      const { fired, failed = 0 } = await tick(hub.db, hub.clock());
      if (fired > 0) hub.log.info({ fired }, "deadlines passed");
      if (failed > 0) hub.log.error({ failed }, "deadlines could not be passed");
    } catch (error) {
      hub.log.error(faultOf(error), "the tick failed");
    } finally {
      underWay = null;
    }
  };
  const beat = () => {
    underWay ??= once();
  };
  const timer = setInterval(beat, every);
  beat();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
