// A hub in a process of its own, which can be killed like any other.
import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { seedDemoUsers } from "#app/commands/seed-demo-users.ts";
import { ensureBuild } from "#app/http/build.ts";
import { demoSignIns } from "#app/queries/demo-users.ts";
import { type Db, openDatabase } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { instantOf } from "#machines/time.ts";
import { scratchFolder, TEST_KEY } from "../factories.ts";
import type { Point } from "./die-at.ts";
import { cookieOf } from "../routes/a-server.ts";
import { WHO, type Who } from "./a-busy-hub.ts";

/** An answer that came whole: a process can be killed between its first and its last byte. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface ChildHub {
  start(): Promise<void>;
  /** Ends the process at once, whatever it is doing. */
  kill(): Promise<void>;
  /** The process is to end by itself when it comes to this point, once. Said before or after it starts. */
  diesAt(point: Point): void;
  /** Waits until it has ended by itself. */
  ended(): Promise<void>;
  /** Sends a form, or asks for a page without one; undefined when the process died before the whole answer was there. */
  send(who: Who, path: string, form?: URLSearchParams): Promise<Answer | undefined>;
  signIn(who: Who): Promise<void>;
  /** The database, for looking at after a kill. The caller closes it. */
  open(): Promise<Db>;
  readonly said: string[];
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

export async function aChildHub(): Promise<ChildHub> {
  await ensureBuild();
  const folder = join(scratchFolder(), "data");
  mkdirSync(folder);
  const keyFile = join(folder, "hub.key");
  const file = join(folder, "hub.sqlite");
  writeFileSync(keyFile, TEST_KEY.toString("base64"), { mode: 0o600 });
  const open = () => openDatabase({ file, masterKey: TEST_KEY });
  const db = await open();
  const at = instantOf(Date.now());
  await migrateToLatest(db);
  await seedDemoUsers(db, TEST_KEY, at);
  await loadCatalogue(
    db,
    { demo: true },
    { by: { userId: "clock", organisationId: "clock", role: "clock", area: "essex" }, at },
  );
  const people = await demoSignIns(db, TEST_KEY);
  await db.close();

  const pointFile = join(folder, "dies-at.json");
  const said: string[] = [];
  const cookies = new Map<Who, string>();
  let child: ChildProcessByStdio<null, Readable, Readable> | undefined;
  let url = "";
  const send = async (who: Who, path: string, form?: URLSearchParams): Promise<Answer | undefined> => {
    try {
      const answer = await fetch(`${url}${path}`, {
        redirect: "manual",
        headers: { connection: "close", cookie: cookies.get(who) ?? "" },
        ...(form ? { method: "POST", body: form } : {}),
      });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    } catch {
      return undefined;
    }
  };
  return {
    said,
    open,
    send,
    async start() {
      const env: NodeJS.ProcessEnv = {
        PATH: process.env.PATH,
        HUB_DATA_DIR: folder,
        HUB_KEY_FILE: keyFile,
        PORT: "0",
        NODE_ENV: "production",
        HUB_TEST_DIES_AT: pointFile,
        ...(process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {}),
      };
      const started = spawn(process.execPath, ["--import", "./tests/hostile/die-at.ts", "app/server.ts"], {
        env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      child = started;
      url = "";
      started.stderr.on("data", (part: Buffer) => said.push(part.toString()));
      for await (const line of createInterface({ input: started.stdout })) {
        url = line;
        break;
      }
      if (url.startsWith("http://")) return;
      // One that is to die may do so before it has said where it is.
      await gone(started);
      if (started.signalCode !== "SIGKILL") throw new Error(`The hub did not start: ${said.join("")}`);
    },
    diesAt(point) {
      writeFileSync(pointFile, JSON.stringify(point));
    },
    ended: () => (child ? gone(child) : Promise.resolve()),
    async kill() {
      child?.kill("SIGKILL");
      if (child) await gone(child);
    },
    async signIn(who) {
      const email = WHO[who];
      const password = people.find((person) => person.email === email)?.password ?? "";
      const answer = await send(who, "/sign-in", new URLSearchParams({ email, password }));
      if (!answer) throw new Error("The hub is not there.");
      cookies.set(who, cookieOf(answer));
    },
  };
}
