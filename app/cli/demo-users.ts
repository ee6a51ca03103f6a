import type { Command } from "commander";
import { migrateToLatest } from "#db/migrate.ts";
import { seedDemoUsers } from "../commands/seed-demo-users.ts";
import { demoSignIns } from "../queries/demo-users.ts";
import { answer, InputError, withHub } from "./terminal.ts";

/** `hub demo-users`: who can sign in to the demonstration. */
export function register(program: Command): void {
  program
    .command("demo-users")
    .description("print who can sign in to the demonstration: [{email, password, role, organisation}]")
    .action(() =>
      withHub(process.env, async ({ settings, db, masterKey, at }) => {
        if (settings.mode === "production") throw new InputError("There are no demonstration users in production.");
        await migrateToLatest(db);
        await seedDemoUsers(db, masterKey, at);
        answer(await demoSignIns(db, masterKey));
      }),
    );
}
