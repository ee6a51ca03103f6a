// `npm start`: everything a newcomer needs, in one command. Compiles the pages when they are not there or older than their
// sources, meanwhile makes the database and fills the demonstration, then serves.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { openDatabase } from "#db/connection.ts";
import { lastBeat } from "#db/heartbeat.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { instantOf } from "#machines/time.ts";
import { loadCatalogue } from "./commands/load-catalogue.ts";
import { ensureBuild, isStale, ROOT } from "./http/build.ts";
import { masterKey } from "./master-key.ts";
import { orExit, stopWhenAsked, stopWithParent } from "./run.ts";
import { createHubServer } from "./server.ts";
import { readSettings, type Settings } from "./settings.ts";

process.env.NODE_ENV ??= "production";

const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);

/** Makes or updates the database; says whether the demonstration still has to be filled. */
async function prepareDatabase(settings: Settings): Promise<boolean> {
  const { databaseFile: file, databaseUrl, mode } = settings;
  const db = await openDatabase({ file, masterKey: masterKey(settings), ...(databaseUrl ? { databaseUrl } : {}) });
  try {
    await migrateToLatest(db);
    const by = { userId: "clock", organisationId: "clock", role: "clock" as const, area: "" };
    await loadCatalogue(db, { demo: mode === "demo" }, { by, at: instantOf(Date.now()) });
    return mode === "demo" && (await lastBeat(db, "demonstration")) === undefined;
  } finally {
    await db.close();
  }
}

/** Runs `hub demonstration` in a process of its own, so that it and the compiler share the machine's cores. */
function fillDemonstration(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, "app/cli.ts"), "demonstration"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    // Stopped half-way it has written nothing, and the next start begins it again.
    const stop = () => {
      child.kill();
      process.exit(0);
    };
    process.on("SIGTERM", stop).on("SIGINT", stop);
    child.on("error", reject);
    child.on("close", (code) => {
      process.off("SIGTERM", stop).off("SIGINT", stop);
      if (code === 0) resolve();
      else reject(new Error("The demonstration could not be filled."));
    });
  });
}

async function prepare(settings: Settings): Promise<void> {
  if (!(await prepareDatabase(settings))) return;
  say("Filling the demonstration with invented people…");
  await fillDemonstration();
}

if (process.env.npm_lifecycle_event !== undefined) stopWithParent();
await orExit(async () => {
  const settings = readSettings(process.env);
  if (isStale()) say("Compiling the pages…");
  await Promise.all([ensureBuild(), prepare(settings)]);
  const server = await createHubServer(settings);
  stopWhenAsked(server);
  const port = await server.listen();
  process.stdout.write(`${settings.origin ?? `http://localhost:${port}`}\n`);
  if (settings.mode === "demo") process.stdout.write("To see who can sign in: npm run -s hub -- demo-users\n");
});
