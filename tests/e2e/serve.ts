// One hub for one file of journeys, as a process of its own, with a clock that starts on a Monday morning. Prints one line of
// JSON when it can be opened; stops when its input ends.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoSignIns, type DemoSignIn } from "#app/queries/demo-users.ts";
import { createHubServer } from "#app/server.ts";
import { readSettings } from "#app/settings.ts";
import { openDatabase } from "#db/connection.ts";
import { instantOf, later } from "#machines/time.ts";
import { TEST_KEY } from "../made-once.ts";
import { BEGAN } from "./clock.ts";
import { worldOf } from "./world.ts";

export interface Ready {
  readonly url: string;
  readonly people: readonly DemoSignIn[];
}

const folder = process.env["HUB_DATA_DIR"] ?? "";
const days = Number(process.env["HUB_TEST_DAYS"]);
const contactsPerYear = Number(process.env["HUB_TEST_CONTACTS"]);
const wording = process.env["HUB_TEST_WORDING"] === "1";

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "hub.key"), TEST_KEY.toString("base64"), { mode: 0o600 });
const settings = readSettings({ PORT: "0", HUB_DATA_DIR: folder });
copyFileSync(await worldOf({ days, contactsPerYear, wording }), settings.databaseFile);
const db = await openDatabase({ file: settings.databaseFile, masterKey: TEST_KEY });
const people = await demoSignIns(db, TEST_KEY);
await db.close();

const began = instantOf(BEGAN);
const started = Date.now();
const server = await createHubServer(settings, { clock: () => later(began, Date.now() - started) });
const ready: Ready = { url: `http://localhost:${await server.listen()}`, people };
process.stdout.write(`${JSON.stringify(ready)}\n`);
process.stdin.resume();
process.stdin.once("end", () => void server.close());
