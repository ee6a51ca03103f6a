// Once a quarter has ended, its reports are frozen from here, without anybody asking.
import { Worker } from "node:worker_threads";
import { dueQuarters } from "../commands/freeze-due.ts";
import type { FreezeWork } from "../freeze-worker.ts";
import type { Hub } from "../hub.ts";
import { faultOf } from "../log.ts";
import { REPORTS } from "../reports/reports.ts";
import { beating } from "./beating.ts";

/** How often it is asked whether something is due, in milliseconds. */
const LOOK_MS = 60_000;
/** How long nothing is tried again after it failed, in milliseconds. */
const REST_MS = 30 * 60_000;

/** Does the work elsewhere, and answers how many releases were frozen and held back. */
export type Freezer = (work: FreezeWork) => Promise<{ readonly frozen: number; readonly held: number }>;

/** In a thread of its own. */
export const inThread: Freezer = (work) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("../freeze-worker.ts", import.meta.url), { workerData: work });
    let answer = { frozen: 0, held: 0 };
    worker.once("message", (message: typeof answer) => (answer = message));
    worker.once("error", reject);
    worker.once("exit", () => resolve(answer));
  });

/** Starts looking, once a minute. The answer stops it and waits for what is under way. One never overlaps another. */
export function startFreezing(
  hub: Hub,
  where: Omit<FreezeWork, "at">,
  freeze: Freezer = inThread,
  every: number = LOOK_MS,
): () => Promise<void> {
  let restsUntil = 0;
  const once = async () => {
    try {
      const at = hub.clock();
      if (Date.now() >= restsUntil && (await dueQuarters(hub.db, REPORTS, at)).length > 0) {
        const { frozen, held } = await freeze({ ...where, at });
        hub.log.info({ frozen, held }, "reports were frozen");
      }
    } catch (error) {
      restsUntil = Date.now() + REST_MS;
      hub.log.error(faultOf(error), "the reports were not frozen");
    }
  };
  return beating(once, every);
}
