// What takes long to make and is the same for every test file: made once in a run, by whoever asks first, and copied after.
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** The key of every database that is copied: what it wraps would not open with another. */
export const TEST_KEY = Buffer.alloc(32, 7);

let alone: string | undefined;

/** The folder of this run, which all its processes share; of this process alone where no run has made one. */
const home = (): string => process.env["HUB_TEST_RUN"] ?? (alone ??= mkdtempSync(join(tmpdir(), "hub-made-")));

/** The path of the file of this name, for reading only. Of several processes that ask at once one makes it and the others wait. */
export async function madeOnce(name: string, make: (file: string) => Promise<void>): Promise<string> {
  const file = join(home(), name);
  const lock = `${file}.lock`;
  while (!existsSync(file)) {
    if (!taken(lock)) {
      await pause(50);
      continue;
    }
    try {
      // Whole at once under its name, or not there.
      const making = join(mkdtempSync(join(home(), "making-")), name);
      await make(making);
      renameSync(making, file);
    } finally {
      rmSync(lock, { force: true });
    }
  }
  return file;
}

/** False while another process has it. One that ended half-way has nothing any more; making it twice would do no harm. */
function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (!isAlive(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(lock: string): boolean {
  try {
    const owner = Number(readFileSync(lock, "utf8"));
    // Between being made and being written it names nobody.
    return owner === 0 || process.kill(owner, 0);
  } catch {
    return false;
  }
}
