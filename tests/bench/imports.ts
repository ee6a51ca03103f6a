// Old call logs: a hundred thousand rows by the command in a terminal, again, and the page that shows them.
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder } from "./folders.ts";
import { loadOn } from "./load.ts";
import type { Measured } from "./measure.ts";
import { signIn } from "./people.ts";
import { runHub, serve, type Run } from "./processes.ts";

export const ROWS = 100_000;

export interface Imports {
  readonly first: Run;
  readonly again: Run;
  readonly page: Measured;
}

/** A log of two invented years; every other row has no reference, and is told from its equals by its place. */
function logFile(path: string): string {
  const doors = ["Saltmarsh helpline", "Northgate advice desk", "Lantern office line", "Harbour mailbox"];
  const two = (number: number) => String(number).padStart(2, "0");
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const day = `${2024 + (n % 2)}-${two((n % 12) + 1)}-${two((n % 28) + 1)}`;
    return `${doors[n % 4]},${day},${two(8 + (n % 10))}:${two(n % 60)},${n % 3 === 0 ? "" : `R${n}`}`;
  });
  writeFileSync(path, `contact_point,date,time,reference\n${rows.join("\n")}\n`);
  return path;
}

/** Imports the log into a copy of the data twice, and asks for the page. */
export async function imports(data: string, seconds: number): Promise<Imports> {
  const copy = folder("imports");
  cpSync(data, copy, { recursive: true });
  await runHub(copy, "doors", "import", "db/seed/contact-points-sample.csv");
  const file = logFile(join(copy, "log.csv"));
  const first = await runHub(copy, "import", "contacts", file);
  const again = await runHub(copy, "import", "contacts", file);
  const served = await serve(copy, "2026-04-01T09:00:00Z");
  try {
    const cookie = await signIn(served.url, copy, "commissioner@example.org");
    const load = { url: `${served.url}/doors`, cookie, connections: 1, expects: 200 };
    await loadOn({ ...load, seconds: 1 });
    return { first, again, page: await loadOn({ ...load, seconds }) };
  } finally {
    await served.stop();
  }
}
