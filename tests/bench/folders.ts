// A folder of our own under the system's temporary one, removed at the end.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const own = mkdtempSync(join(tmpdir(), "hub-bench-"));
process.on("exit", () => rmSync(own, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

/** A new folder by this name. */
export function folder(name: string): string {
  const path = join(own, name);
  mkdirSync(path, { recursive: true });
  return path;
}
