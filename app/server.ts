// The process that talks HTTP: one database, one clock, the headers, the refusals, the pages, the deadline tick.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express } from "express";
import { openDatabase } from "#db/connection.ts";
import { type Instant, instantOf } from "#machines/time.ts";
import { tick } from "./commands/tick.ts";
import { api, apiPaths } from "./http/api/router.ts";
import { CLIENT, loadBuild } from "./http/build.ts";
import { startFreezing } from "./http/freezing.ts";
import { securityHeaders } from "./http/headers.ts";
import { healthCheck } from "./http/health.ts";
import * as refusals from "./http/refusals.ts";
import { type Pages, remixPages } from "./http/remix.ts";
import { patternOf, requestLog } from "./http/request-log.ts";
import { staticFiles } from "./http/static-files.ts";
import { startSending } from "./http/sending.ts";
import { type Clocks, startTicking, type Tick } from "./http/ticking.ts";
import type { Hub } from "./hub.ts";
import { createLog } from "./log.ts";
import { masterKey } from "./master-key.ts";
import { notifierOf } from "./outbox/notifier.ts";
import { demoUserCount } from "./queries/demo-users.ts";
import { readSettings, type Settings, SettingsError } from "./settings.ts";

export interface HubServer {
  readonly app: Express;
  readonly hub: Hub;
  /** Listens and starts the tick; answers the port, which the system chooses when the settings say 0. */
  listen(): Promise<number>;
  /** Stops listening, lets what is under way finish, stops the tick and closes the database. */
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly clock?: () => Instant;
  readonly log?: Hub["log"];
  /** What passes deadlines; `null` for none. */
  readonly tick?: Tick | null;
}

/** Makes the hub's server; the database must be migrated. Throws a SettingsError when the settings do not allow a start. */
export async function createHubServer(settings: Settings, options: ServerOptions = {}): Promise<HubServer> {
  const { databaseFile: file, databaseUrl, mode, origin, lines } = settings;
  const db = await openDatabase({ file, masterKey: masterKey(settings), ...(databaseUrl ? { databaseUrl } : {}) });
  const clock = options.clock ?? (() => instantOf(Date.now()));
  const hub: Hub = { db, clock, mode, origin, log: options.log ?? createLog(), ...(lines ? { lines } : {}) };
  try {
    if (mode === "production" && (await demoUserCount(db)) > 0)
      throw new SettingsError("Demonstration users are in the database: production starts with a database of its own.");
    const clocks: Clocks = { startedAt: null };
    const { app, stopDevelopment } = await createApp(hub, settings, clocks);
    return { app, hub, ...lifeOf(app, hub, settings, options, clocks, stopDevelopment) };
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function createApp(hub: Hub, settings: Settings, clocks: Clocks) {
  const app = express().disable("x-powered-by").disable("etag");
  // The address of a caller comes from the proxy only when the proxy is on this machine or its own network.
  if (settings.mode === "production") app.set("trust proxy", "loopback, linklocal, uniquelocal");
  const { pages, paths, serveFiles, stop } = settings.dev ? await developed(hub) : await compiled(hub);
  app.use(securityHeaders(settings));
  app.get("/healthz", healthCheck(hub, clocks));
  app.use(serveFiles);
  app.use(requestLog(hub, [...apiPaths, ...paths].map(patternOf)));
  // Before the refusals: whoever brings a token is no browser that another site could make send one.
  app.use(api(hub));
  app.use(refusals.refuseOtherMethods(), refusals.refuseOtherTargets(), refusals.refuseOtherSites(hub));
  app.use(refusals.readBody());
  app.use((req, res, next) => void pages.answer(req, res).catch(next));
  if (settings.dev) app.use(showFault);
  app.use(refusals.failurePage(hub, pages));
  return { app, stopDevelopment: stop };
}

/** For the developer who runs it: the whole fault, on the terminal alone. */
const showFault: express.ErrorRequestHandler = (error: unknown, _req, _res, next) => {
  if (error instanceof Error) process.stderr.write(`${error.stack}\n`);
  next(error);
};

interface Front {
  readonly pages: Pages;
  readonly paths: readonly string[];
  readonly serveFiles: express.RequestHandler;
  readonly stop: () => Promise<void>;
}

async function compiled(hub: Hub): Promise<Front> {
  const build = await loadBuild();
  const paths = Object.values(build.routes).flatMap((route) =>
    route?.path && route.path !== "*" ? [`/${route.path}`] : [],
  );
  return {
    pages: remixPages(hub, build, "production"),
    paths: ["/", ...paths],
    serveFiles: staticFiles(CLIENT),
    stop: () => Promise.resolve(),
  };
}

/** Pages compiled as they are asked for (HUB_DEV=1). */
async function developed(hub: Hub): Promise<Front> {
  const vite = await (
    await import("vite")
  ).createServer({ configFile: "remix.config.js", server: { middlewareMode: true } });
  const load = () => vite.ssrLoadModule("virtual:remix/server-build") as ReturnType<typeof loadBuild>;
  return {
    pages: remixPages(hub, load, "development"),
    paths: ["/"],
    serveFiles: vite.middlewares,
    stop: () => vite.close(),
  };
}

function lifeOf(
  app: Express,
  hub: Hub,
  settings: Settings,
  options: ServerOptions,
  clocks: Clocks,
  stopDevelopment: () => Promise<void>,
) {
  // A sender that trickles its headers or body is let go.
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 }, app);
  let stopTicking = () => Promise.resolve();
  let stopSending = () => Promise.resolve();
  let stopFreezing = () => Promise.resolve();
  return {
    async listen(): Promise<number> {
      server.listen(settings.port);
      await once(server, "listening");
      if (options.tick !== null) {
        stopTicking = startTicking(hub, options.tick ?? tick, clocks);
        stopSending = startSending(hub, settings.notify && notifierOf(settings.notify));
        const { databaseFile: file, databaseUrl } = settings;
        stopFreezing = startFreezing(hub, { file, databaseUrl, masterKey: masterKey(settings) });
      }
      return (server.address() as AddressInfo).port;
    },
    async close(): Promise<void> {
      if (server.listening) {
        const closed = once(server, "close");
        server.close();
        server.closeIdleConnections();
        const impatient = setTimeout(() => server.closeAllConnections(), 10_000);
        await closed;
        clearTimeout(impatient);
      }
      await Promise.all([stopTicking(), stopSending(), stopFreezing()]);
      await stopDevelopment();
      await hub.db.close();
    },
  };
}

if (import.meta.main) {
  const { orExit, stopWhenAsked } = await import("./run.ts");
  process.env.NODE_ENV ??= process.env.HUB_DEV === "1" ? "development" : "production";
  await orExit(async () => {
    const settings = readSettings(process.env);
    const server = await createHubServer(settings);
    stopWhenAsked(server);
    const port = await server.listen();
    process.stdout.write(`${settings.origin ?? `http://localhost:${port}`}\n`);
  });
}
