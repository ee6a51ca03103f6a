// A whole hub in this process, with the demonstration's people and a clock that tests can move.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { seedDemoUsers } from "#app/commands/seed-demo-users.ts";
import { ensureBuild } from "#app/http/build.ts";
import type { Tick } from "#app/http/ticking.ts";
import { demoSignIns, type DemoSignIn } from "#app/queries/demo-users.ts";
import { createHubServer, type HubServer } from "#app/server.ts";
import { readSettings } from "#app/settings.ts";
import { openDatabase } from "#db/connection.ts";
import { type Instant, instantOf, later } from "#machines/time.ts";
import { migratedFile, openFreshDb, scratchFolder } from "../factories.ts";
import { madeOnce, TEST_KEY } from "../made-once.ts";

export interface AServer {
  readonly server: HubServer;
  readonly url: string;
  readonly people: readonly DemoSignIn[];
  /** Everything that was logged, as lines. */
  readonly logged: string[];
  /** Moves the hub's clock on. */
  passTime(ms: number): void;
  /** Sends a request as a browser without JavaScript would; redirects are not followed. */
  send(path: string, options?: SendOptions): Promise<Response>;
  /** Signs a demonstration user in and answers the cookie. */
  signIn(email: string): Promise<string>;
  close(): Promise<void>;
}

export interface SendOptions {
  readonly cookie?: string;
  readonly form?: Readonly<Record<string, string>> | URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

/** A Monday morning in London. */
const BEGAN = instantOf("2026-03-02T09:00:00Z");

/** A hub with the people of the demonstration: each of their passwords takes as long as it is meant to. */
const demonstration = (): Promise<string> =>
  madeOnce("demonstration.sqlite", async (file) => {
    const db = await openFreshDb(file);
    await seedDemoUsers(db, TEST_KEY, BEGAN);
    await db.close();
  });

/** Starts a hub in a folder of its own; it ticks only when it is given what to. The caller closes it. */
export async function aServer(env: Readonly<Record<string, string>> = {}, tick: Tick | null = null): Promise<AServer> {
  await ensureBuild();
  const folder = join(scratchFolder(), "data");
  mkdirSync(folder);
  const keyFile = join(folder, "hub.key");
  writeFileSync(keyFile, TEST_KEY.toString("base64"), { mode: 0o600 });
  const settings = readSettings({ PORT: "0", HUB_DATA_DIR: folder, HUB_KEY_FILE: keyFile, ...env });

  copyFileSync(await (settings.mode === "demo" ? demonstration() : migratedFile()), settings.databaseFile);
  const db = await openDatabase({ file: settings.databaseFile, masterKey: TEST_KEY });
  const people = await demoSignIns(db, TEST_KEY);
  await db.close();

  let now: Instant = BEGAN;
  const logged: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void logged.push(line) });
  const server = await createHubServer(settings, { clock: () => now, log, tick });
  const url = `http://localhost:${await server.listen()}`;

  const send = (path: string, { cookie, form, headers, method }: SendOptions = {}) =>
    fetch(`${url}${path}`, {
      redirect: "manual",
      method: method ?? (form ? "POST" : "GET"),
      // A connection kept over seconds in which the test itself kept the server busy is closed just as the next request takes it.
      headers: { connection: "close", ...(cookie ? { cookie } : {}), ...headers },
      ...(form ? { body: form instanceof URLSearchParams ? form : new URLSearchParams(form) } : {}),
    });
  return {
    server,
    url,
    people,
    logged,
    passTime: (ms) => void (now = later(now, ms)),
    send,
    async signIn(email) {
      const password = people.find((person) => person.email === email)?.password ?? "";
      return cookieOf(await send("/sign-in", { form: { email, password } }));
    },
    close: () => server.close(),
  };
}

/** The cookie an answer sets, as the next request sends it. */
export function cookieOf(response: Pick<Response, "headers">): string {
  return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

/** A page's text, with what differs from answer to answer taken out. */
export async function pageOf(response: Response): Promise<string> {
  return (await response.text()).replaceAll(/nonce="[^"]*"/g, 'nonce=""');
}

/** The page's first heading. */
export function headingOf(html: string): string {
  return /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "";
}
