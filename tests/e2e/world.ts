// The hub's database as a file of journeys finds it: its people, the prices, a few invented lives.
import { freezeDue } from "#app/commands/freeze-due.ts";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { seedDemoUsers } from "#app/commands/seed-demo-users.ts";
import { REPORTS } from "#app/reports/reports.ts";
import { seedLives } from "#app/seed/seed.ts";
import { openDatabase } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { DEMO_AREA } from "#db/seed/demo-users.ts";
import { DAY, HOUR, instantOf, later } from "#machines/time.ts";
import { madeOnce, TEST_KEY } from "../made-once.ts";
import { loadedWording } from "../wordings.ts";
import { BEGAN } from "./clock.ts";

export interface World {
  /** Days of invented life before the journeys begin. */
  readonly days: number;
  readonly contactsPerYear: number;
  /** Whether invented wording of SafeLives' Dash is loaded before anybody rings. */
  readonly wording: boolean;
}

const CLOCK = { userId: "clock", organisationId: "clock", role: "clock", area: DEMO_AREA } as const;

/** The path of such a database under TEST_KEY, for copying. Most files of journeys begin in the same one. */
export const worldOf = ({ days, contactsPerYear, wording }: World): Promise<string> =>
  madeOnce(`world-${days}-${contactsPerYear}${wording ? "-wording" : ""}.sqlite`, async (file) => {
    const began = instantOf(BEGAN);
    const from = later(began, -days * DAY);
    const db = await openDatabase({ file, masterKey: TEST_KEY });
    await migrateToLatest(db);
    await seedDemoUsers(db, TEST_KEY, from);
    await loadCatalogue(db, { demo: true }, { by: CLOCK, at: from });
    await seedLives(db, { area: DEMO_AREA, from, until: later(began, -10 * HOUR), contactsPerYear, seed: 7 });
    await freezeDue(db, REPORTS, began);
    if (wording) await loadedWording(db);
    await db.close();
  });
