// One hub for one file of journeys, as a process of its own: its people, the prices, a few invented lives, and a clock that
// starts on a Monday morning. Prints one line of JSON when it can be opened; stops when its input ends.
import { mkdirSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { freezeDue } from "#app/commands/freeze-due.ts";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { seedDemoUsers } from "#app/commands/seed-demo-users.ts";
import { demoSignIns, type DemoSignIn } from "#app/queries/demo-users.ts";
import { REPORTS } from "#app/reports/reports.ts";
import { seedLives } from "#app/seed/seed.ts";
import { createHubServer } from "#app/server.ts";
import { readSettings } from "#app/settings.ts";
import { openDatabase } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { DEMO_AREA } from "#db/seed/demo-users.ts";
import { DAY, instantOf, later } from "#machines/time.ts";
import { loadedWording } from "../wordings.ts";
import { BEGAN } from "./clock.ts";

export interface Ready {
  readonly url: string;
  readonly people: readonly DemoSignIn[];
}

const CLOCK = { userId: "clock", organisationId: "clock", role: "clock", area: DEMO_AREA } as const;

const folder = process.env["HUB_DATA_DIR"] ?? "";
const days = Number(process.env["HUB_TEST_DAYS"]);
const contactsPerYear = Number(process.env["HUB_TEST_CONTACTS"]);

mkdirSync(folder, { recursive: true });
const key = randomBytes(32);
writeFileSync(join(folder, "hub.key"), key.toString("base64"), { mode: 0o600 });
const settings = readSettings({ PORT: "0", HUB_DATA_DIR: folder });

const began = instantOf(BEGAN);
const from = later(began, -days * DAY);
const db = await openDatabase({ file: settings.databaseFile, masterKey: key });
await migrateToLatest(db);
await seedDemoUsers(db, key, from);
await loadCatalogue(db, { demo: true }, { by: CLOCK, at: from });
await seedLives(db, { area: DEMO_AREA, from, until: later(began, -10 * 60 * 60_000), contactsPerYear, seed: 7 });
await freezeDue(db, REPORTS, began);
if (process.env["HUB_TEST_WORDING"] === "1") await loadedWording(db);
const people = await demoSignIns(db, key);
await db.close();

const started = Date.now();
const server = await createHubServer(settings, { clock: () => later(began, Date.now() - started) });
const ready: Ready = { url: `http://localhost:${await server.listen()}`, people };
process.stdout.write(`${JSON.stringify(ready)}\n`);
process.stdin.resume();
process.stdin.once("end", () => void server.close());
