// When the clocks are not kept, nobody is told what is late: /healthz says so to machines, the queue to people.
import type { From } from "#db/connection.ts";
import { deadlinesPassed } from "#db/deadline.ts";
import { lastBeat } from "#db/heartbeat.ts";
import { later, MINUTE, type Instant } from "#machines/time.ts";

/** How long nothing may tick, in milliseconds, by the hub's clock. */
export const SILENT_FOR = 2 * MINUTE;

/**
 * Since when the clocks have not been kept: none ran for too long, or one that passed as long ago was told to nobody. Null while
 * all is well.
 */
export async function clocksStoppedSince(from: From, at: Instant): Promise<Instant | null> {
  const before = later(at, -SILENT_FOR);
  const ticked = await lastBeat(from, "tick");
  const [untold] = await deadlinesPassed(from, before, 1);
  const silent = ticked !== undefined && ticked < before ? ticked : null;
  if (untold === undefined || untold.due_at >= before) return silent;
  return silent !== null && silent < untold.due_at ? silent : untold.due_at;
}
