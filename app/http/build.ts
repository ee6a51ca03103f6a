// The compiled pages: where they are, whether they are older than their sources, and how they are made.
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const CLIENT = join(ROOT, "build/client");
const BUILT = join(ROOT, "build/server/index.js");
const SOURCES = ["app", "db", "machines", "public", "remix.config.js", "package-lock.json"];
const COMPILER = join(ROOT, "node_modules/@remix-run/dev/dist/cli.js");

/** True when the pages were never compiled, or something they are made of changed since. */
export function isStale(): boolean {
  const built = changedAt(BUILT);
  return built === 0 || SOURCES.some((source) => newestIn(join(ROOT, source)) > built);
}

/** Loads the compiled pages, as they are now. */
export async function loadBuild(): Promise<ServerBuild> {
  return (await import(`${pathToFileURL(BUILT).href}?built=${changedAt(BUILT)}`)) as ServerBuild;
}

/** Compiles the pages when they are stale. Of several processes that ask at once one compiles and the others wait. */
export async function ensureBuild(): Promise<void> {
  const lock = join(ROOT, "node_modules/.cache/hub-build");
  mkdirSync(dirname(lock), { recursive: true });
  while (isStale()) {
    if (!take(lock)) {
      await pause(200);
      continue;
    }
    try {
      if (isStale()) await compile();
      // Once is enough, even when somebody saved a file meanwhile: whoever starts next compiles that.
      return;
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
}

/** A lock left behind by a killed process is taken over after two minutes. */
function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    if (Date.now() - changedAt(lock) > 120_000) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function compile(): Promise<void> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production" };
  delete env.VITEST;
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [COMPILER, "vite:build", "--config", "remix.config.js", "--logLevel", "warn"],
      {
        cwd: ROOT,
        env,
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    const said: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => said.push(part));
    child.stderr.on("data", (part: Buffer) => said.push(part));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The pages could not be compiled.\n${Buffer.concat(said).toString("utf8")}`));
    });
  });
}

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestIn(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  // A folder's own time tells of files that were removed.
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), entry.mtimeMs);
}
