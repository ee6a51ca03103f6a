import type { Command } from "commander";
import { migrateToLatest } from "#db/migrate.ts";
import { recordHeartbeat } from "../commands/record-heartbeat.ts";
import { seedDemoUsers } from "../commands/seed-demo-users.ts";
import { answer, InputError, withHub } from "./terminal.ts";

/** `hub demonstration`: fills an empty database with invented data. */
export function register(program: Command): void {
  program
    .command("demonstration")
    .description("fill an empty database with invented organisations, people and contacts")
    .action(() =>
      withHub(process.env, async ({ settings, db, masterKey, at }) => {
        if (settings.mode === "production") throw new InputError("Production is not filled with invented data.");
        await migrateToLatest(db);
        const users = await seedDemoUsers(db, masterKey, at);
        // Written last: a demonstration that was cut short is begun again at the next start.
        await recordHeartbeat(db, "demonstration", at);
        answer({ users });
      }),
    );
}
