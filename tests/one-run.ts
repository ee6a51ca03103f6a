// Before and after all tests of a run: one folder for whatever they write, in memory where there is room for it.
import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Linux keeps what is written here in memory: every commit of a database waits for the disk elsewhere. */
const IN_MEMORY = "/dev/shm";
const ROOM = 2 * 2 ** 30;

function place(): string {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    accessSync(IN_MEMORY, constants.W_OK | constants.X_OK);
    return bavail * bsize >= ROOM ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Vitest calls it before it starts the processes that run tests: they and what they start find the folder in their environment. */
export default function begin(): () => void {
  const run = mkdtempSync(join(place(), "hub-run-"));
  process.env["TMPDIR"] = run;
  process.env["HUB_TEST_RUN"] = run;
  // Compiled once, not by each of some three hundred processes.
  process.env["NODE_COMPILE_CACHE"] = join(run, "compiled");
  return () => rmSync(run, { recursive: true, force: true, maxRetries: 5 });
}
