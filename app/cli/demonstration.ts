import cliProgress from "cli-progress";
import type { Command } from "commander";
import { inBatch } from "#db/connection.ts";
import { lastBeat } from "#db/heartbeat.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { demoServices } from "#db/seed/demo-services.ts";
import { DEMO_AREA } from "#db/seed/demo-users.ts";
import { helplines } from "#db/seed/helplines.ts";
import { DAY, instantOf, later, londonDay, type Instant } from "#machines/time.ts";
import { freezeDue } from "../commands/freeze-due.ts";
import { importDirectory } from "../commands/import-directory.ts";
import { loadCatalogue } from "../commands/load-catalogue.ts";
import { recordHeartbeat } from "../commands/record-heartbeat.ts";
import { seedDemoUsers } from "../commands/seed-demo-users.ts";
import { seedHubMoney } from "../seed/hub-money.ts";
import { seedOldDoors } from "../seed/old-doors.ts";
import { seedReturns } from "../seed/returns.ts";
import { seedLives } from "../seed/seed.ts";
import { REPORTS } from "../reports/reports.ts";
import { answer, InputError, withHub } from "./terminal.ts";

/** Two years, and not a county's: enough that most cells of the report can be shown, in a few seconds. */
const DAYS = 730;
const CONTACTS_PER_YEAR = 1100;

/** `hub demonstration`: fills an empty database with invented data that ends yesterday. */
export function register(program: Command): void {
  program
    .command("demonstration")
    .description(
      "fill an empty database with invented organisations, people and two years of contacts, ending yesterday",
    )
    .action(() =>
      withHub(process.env, async ({ settings, db, masterKey, at }) => {
        if (settings.mode === "production") throw new InputError("Production is not filled with invented data.");
        await migrateToLatest(db);
        if ((await lastBeat(db, "demonstration")) !== undefined) return answer({ contacts: 0 });
        const until = midnightBefore(at);
        const from = later(until, -DAYS * DAY);
        await seedDemoUsers(db, masterKey, from);
        const told = { by: { userId: "clock", organisationId: "clock", role: "clock", area: DEMO_AREA }, at } as const;
        await loadCatalogue(db, { demo: true }, told);
        const today = londonDay(at);
        await importDirectory(db, { source: "helplines", entries: helplines(today) }, told);
        await importDirectory(db, { source: "demonstration", entries: demoServices(today) }, told);
        const bar = new cliProgress.SingleBar({
          format: "Inventing two years {bar} {percentage}%",
          stream: process.stderr,
        });
        bar.start(1000, 0);
        // One transaction for all of it: a demonstration that was cut short left nothing, and is begun again at the next start.
        const seeded = await inBatch(db, async (batch) => {
          const lives = await seedLives(batch, {
            area: DEMO_AREA,
            from,
            until,
            contactsPerYear: CONTACTS_PER_YEAR,
            seed: 7,
            whole: true,
            progress: (share) => bar.update(Math.floor(share * 1000)),
          });
          await seedOldDoors(batch, { area: DEMO_AREA, from, until, seed: 11 });
          await seedHubMoney(batch, { area: DEMO_AREA, from, until: at, contactsPerYear: CONTACTS_PER_YEAR });
          await recordHeartbeat(batch, "demonstration", at);
          return lives;
        }).finally(() => bar.stop());
        await freezeDue(db, REPORTS, at);
        await seedReturns(db, at);
        answer(seeded);
      }),
    );
}

/** The last midnight in London before a moment: what happened until then was yesterday's. */
function midnightBefore(at: Instant): Instant {
  const today = londonDay(at);
  for (let hour = 0; hour < 3; hour += 1) {
    const candidate = instantOf(Date.parse(`${today}T00:00:00Z`) - hour * 3_600_000);
    if (londonDay(candidate) < today) return later(candidate, 3_600_000);
  }
  throw new Error("London is never more than two hours from UTC.");
}
