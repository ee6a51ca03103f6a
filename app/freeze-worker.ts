// Freezes what is due beside the process that answers people: a thread and a connection of its own, so that no request waits while
// reports are made.
import { constants, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "#db/connection.ts";
import type { Instant } from "#machines/time.ts";
import { freezeDue } from "./commands/freeze-due.ts";
import { REPORTS } from "./reports/reports.ts";

export interface FreezeWork {
  readonly file: string;
  readonly databaseUrl: string | null;
  readonly masterKey: Uint8Array;
  readonly at: Instant;
}

// On a small machine the thread that answers comes first. Only Linux gives one thread another priority than its process.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const { file, databaseUrl, masterKey, at } = workerData as FreezeWork;
const db = await openDatabase({
  file,
  masterKey: Buffer.from(masterKey),
  ...(databaseUrl === null ? {} : { databaseUrl }),
});
try {
  parentPort?.postMessage(await freezeDue(db, REPORTS, at));
} finally {
  await db.close();
}
