// The process under load: the hub as it is, and beside it the same Express stack and the same pages with constants in
// place of every loader's answer. Nothing of this is part of the product.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import express from "express";
import pino from "pino";
import { CLIENT, ensureBuild, loadBuild } from "#app/http/build.ts";
import { inThread } from "#app/http/freezing.ts";
import { securityHeaders } from "#app/http/headers.ts";
import * as refusals from "#app/http/refusals.ts";
import { remixPages } from "#app/http/remix.ts";
import { patternOf, requestLog } from "#app/http/request-log.ts";
import { staticFiles } from "#app/http/static-files.ts";
import { masterKey } from "#app/master-key.ts";
import { createHubServer } from "#app/server.ts";
import { readSettings } from "#app/settings.ts";
import { instantOf } from "#machines/time.ts";

await ensureBuild();
const settings = readSettings(process.env);
// Every line is made, as in the product, and goes nowhere.
const log = pino({ base: null }, { write: () => undefined });
// The county's two years are long past or to come: its report is read on the day after they end.
const began = process.env["BENCH_AT"] ? Date.parse(process.env["BENCH_AT"]) : Date.now();
const started = Date.now();
const clock = () => instantOf(began + Date.now() - started);
const hub = await createHubServer(settings, { log, clock, tick: null });

/** The pages with each loader asked once for each address: from then on its answer is a constant. */
function withConstants(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const loader = route?.module.loader;
    if (!route || !loader) return [id, route] as const;
    const kept = new Map<string, unknown>();
    const constant = async (args: LoaderFunctionArgs) => {
      if (!kept.has(args.request.url)) kept.set(args.request.url, await loader(args));
      return kept.get(args.request.url);
    };
    return [id, { ...route, module: { ...route.module, loader: constant } }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

const build = await loadBuild();
const pages = remixPages(hub.hub, withConstants(build), "production");
const patterns = Object.values(build.routes).flatMap((route) => (route?.path ? [patternOf(`/${route.path}`)] : []));
const app = express().disable("x-powered-by").disable("etag");
app.use(securityHeaders(settings), staticFiles(CLIENT), requestLog(hub.hub, patterns));
app.use(refusals.refuseOtherMethods(), refusals.refuseOtherTargets(), refusals.refuseOtherSites(hub.hub));
app.use(refusals.readBody());
app.use((req, res, next) => void pages.answer(req, res).catch(next));
const constant = createServer(app).listen(0, "127.0.0.1");
await once(constant, "listening");

/** What the hub does by itself once a quarter has ended: the reports are made in a thread of their own. */
async function freeze(): Promise<void> {
  const { databaseFile: file, databaseUrl } = settings;
  const from = performance.now();
  const { frozen } = await inThread({ file, databaseUrl, masterKey: masterKey(settings), at: clock() });
  process.send?.({ frozen, seconds: (performance.now() - from) / 1000 });
}

process.on("message", (asked) => {
  if (asked === "freeze") return void freeze();
  constant.close();
  constant.closeAllConnections();
  void hub.close().then(() => process.disconnect());
});
process.send?.({ port: await hub.listen(), constantPort: (constant.address() as AddressInfo).port });
