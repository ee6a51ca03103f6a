import { expect, test } from "vitest";
import pino from "pino";
import { inThread, startFreezing } from "#app/http/freezing.ts";
import type { Hub } from "#app/hub.ts";
import { REPORTS } from "#app/reports/reports.ts";
import { inTransaction } from "#db/connection.ts";
import { insertArea } from "#db/area.ts";
import { releaseHeads } from "#db/report-release.ts";
import { instantOf } from "#machines/time.ts";
import { join } from "node:path";
import { openFreshDb, scratchFolder, TEST_KEY } from "../factories.ts";

const APRIL = instantOf("2026-04-01T09:00:00Z");

async function aHubIn(folder: string) {
  const file = join(folder, "hub.sqlite");
  const db = await openFreshDb(file);
  await inTransaction(db, (trx) => insertArea(trx, { code: "essex", name: "Essex" }));
  const logged: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void logged.push(line) });
  const hub: Hub = { db, clock: () => APRIL, mode: "demo", origin: null, log };
  return { hub, logged, where: { file, databaseUrl: null, masterKey: TEST_KEY } };
}

test("a quarter that has ended is frozen in a thread beside the server, once", async () => {
  const { hub, logged, where } = await aHubIn(scratchFolder());
  for (let start = 0; start < 2; start += 1) await startFreezing(hub, where, inThread, 60_000)();
  expect(logged.filter((line) => line.includes("reports were frozen"))).toHaveLength(1);
  for (const { name } of REPORTS) expect(await releaseHeads(hub.db, name, "essex"), name).toHaveLength(8);
  await hub.db.close();
}, 60_000);

test("what fails is logged and not tried again at once, and stops nothing", async () => {
  const { hub, logged, where } = await aHubIn(scratchFolder());
  let tries = 0;
  const failing = () => {
    tries += 1;
    return Promise.reject(new Error("It failed."));
  };
  const stop = startFreezing(hub, where, failing, 5);
  await expect.poll(() => tries, { timeout: 20_000 }).toBe(1);
  await new Promise((go) => setTimeout(go, 60));
  await stop();
  expect(tries).toBe(1);
  expect(logged.join("")).toContain("the reports were not frozen");
  await hub.db.close();
});
