// A running hub for a file of journeys, and who can sign in to it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ensureBuild } from "#app/http/build.ts";
import type { DemoSignIn } from "#app/queries/demo-users.ts";
import type { Ready } from "./serve.ts";
import type { World } from "./world.ts";

export interface AHub {
  readonly url: string;
  /** Somebody of the demonstration. Throws when nobody has that address. */
  person(email: string): DemoSignIn;
  close(): Promise<void>;
}

export type HubOptions = Partial<World>;

/** Starts a hub in a folder of its own, with a few dozen invented contacts. Compiles the pages when they are stale. */
export async function aHub({ days = 30, contactsPerYear = 400, wording = false }: HubOptions = {}): Promise<AHub> {
  await ensureBuild();
  const folder = mkdtempSync(join(tmpdir(), "hub-journey-"));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    HUB_DATA_DIR: join(folder, "data"),
    HUB_TEST_DAYS: String(days),
    HUB_TEST_CONTACTS: String(contactsPerYear),
    HUB_TEST_WORDING: wording ? "1" : "",
  };
  for (const name of ["HUB_MODE", "HUB_KEY_FILE", "HUB_PUBLIC_ORIGIN", "HUB_DEV", "DATABASE_URL", "VITEST"])
    delete env[name];
  const child = spawn(process.execPath, [join(import.meta.dirname, "serve.ts")], { env, stdio: "pipe" });
  const said: string[] = [];
  child.stderr.on("data", (part: Buffer) => said.push(part.toString()));
  const ended = once(child, "exit");
  const first = await Promise.race([
    once(createInterface(child.stdout), "line") as Promise<[string]>,
    ended.then(() => Promise.reject(new Error(`The hub did not start.\n${said.join("")}`))),
  ]);
  const { url, people } = JSON.parse(first[0]) as Ready;
  return {
    url,
    person(email) {
      const found = people.find((one) => one.email === email);
      if (!found) throw new Error(`Nobody signs in as ${email}.`);
      return found;
    },
    async close() {
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
