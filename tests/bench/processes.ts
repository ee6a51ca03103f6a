// Processes of the product, run as people run them, with the time and memory they take.
import { fork, spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "#app/http/build.ts";
import { folder } from "./folders.ts";

export interface Run {
  readonly seconds: number;
  /** The most memory it held, in MiB; null where the system does not say. */
  readonly memory: number | null;
}

/** The most memory a process has held, from Linux's own books. */
function mostMemory(child: ChildProcess): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

async function toTheEnd(child: ChildProcess, what: string): Promise<Run> {
  const began = performance.now();
  let memory: number | null = null;
  const watch = setInterval(() => (memory = mostMemory(child) ?? memory), 250);
  try {
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0) throw new Error(`${what} failed.`);
    return { seconds: (performance.now() - began) / 1000, memory };
  } finally {
    clearInterval(watch);
  }
}

/** Runs a command of the hub on a data folder. */
export function runHub(data: string, ...words: string[]): Promise<Run> {
  const env = { ...process.env, HUB_DATA_DIR: data, HUB_MODE: "demo", DATABASE_URL: "" };
  const child = spawn(process.execPath, [join(ROOT, "app/cli.ts"), ...words], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return toTheEnd(child, `hub ${words.join(" ")}`);
}

const STYLED = ["govuk-frontend", "@ministryofjustice"];

/** Compiles the pages in a copy of the sources, so that the ones in use stay as they are. */
export function runBuild(): Promise<Run> {
  const copy = folder("sources");
  for (const name of [
    "app",
    "db",
    "machines",
    "public",
    "package.json",
    "tsconfig.json",
    "remix.config.js",
    "tests/quick-first.ts",
  ])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  mkdirSync(join(copy, "node_modules"));
  for (const name of readdirSync(join(ROOT, "node_modules"))) {
    const [from, to] = [join(ROOT, "node_modules", name), join(copy, "node_modules", name)];
    // Sass takes a file that it meets under two names for two files.
    if (STYLED.includes(name)) cpSync(from, to, { recursive: true });
    else symlinkSync(from, to);
  }
  const compiler = join(ROOT, "node_modules/@remix-run/dev/dist/cli.js");
  const words = ["vite:build", "--config", "remix.config.js", "--logLevel", "error"];
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production" };
  return toTheEnd(
    spawn(process.execPath, [compiler, ...words], { cwd: copy, env, stdio: ["ignore", "ignore", "inherit"] }),
    "The build",
  );
}

export interface Froze {
  /** How many releases there were to freeze. */
  readonly frozen: number;
  readonly seconds: number;
}

export interface Served {
  /** The hub itself. */
  readonly url: string;
  /** The same stack and pages with every loader's answer kept: no session is read, and no database. */
  readonly constantUrl: string;
  memory(): number;
  /** Freezes what is due, as the hub does by itself, in a thread of its process. */
  freeze(): Promise<Froze>;
  stop(): Promise<void>;
}

/** Serves a data folder in a process of its own, on ports of this machine; `at` is when its clock begins, if not now. */
export async function serve(data: string, at = ""): Promise<Served> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HUB_DATA_DIR: data,
    PORT: "0",
    NODE_ENV: "production",
    DATABASE_URL: "",
    BENCH_AT: at,
  };
  const child = fork(join(import.meta.dirname, "serve.ts"), { env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const said = await new Promise<{ port: number; constantPort: number }>((resolve, reject) => {
    child.once("message", (message) => resolve(message as { port: number; constantPort: number }));
    child.once("close", () => reject(new Error("The server did not start.")));
  });
  return {
    url: `http://127.0.0.1:${said.port}`,
    constantUrl: `http://127.0.0.1:${said.constantPort}`,
    memory: () => mostMemory(child) ?? Number.NaN,
    async freeze() {
      const said = once(child, "message");
      child.send("freeze");
      const [froze] = (await said) as [Froze];
      return froze;
    },
    async stop() {
      const closed = once(child, "close");
      child.send("stop");
      await closed;
    },
  };
}
