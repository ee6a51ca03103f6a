// Starting and stopping a process of the hub: one sentence and exit 2 when the settings are wrong, a quiet stop when asked.
import type { HubServer } from "./server.ts";
import { SettingsError } from "./settings.ts";

/** Runs `work`; says why in one sentence on stderr and exits with 2 (wrong settings) or 1 (it failed). */
export async function orExit(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const wrong = error instanceof SettingsError;
    process.stderr.write(`${error instanceof Error ? error.message : "It failed."}\n`);
    process.exit(wrong ? 2 : 1);
  }
}

/** Stops the server on SIGTERM or SIGINT, once what is under way has been answered. */
export function stopWhenAsked(server: HubServer): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void orExit(async () => {
      await server.close();
      process.exit(0);
    });
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/**
 * Sends this process SIGTERM when its parent is gone. npm starts us through a shell, and where the shell does not hand signals on,
 * stopping npm would leave the hub running with nobody to stop it.
 */
export function stopWithParent(): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}
