import type { Command } from "commander";
import { migrateToLatest } from "#db/migrate.ts";
import { answer, withHub } from "./terminal.ts";

/** `hub migrate`: makes or updates the tables. */
export function register(program: Command): void {
  program
    .command("migrate")
    .description("make the database, or bring it up to date; prints the names of the migrations that ran")
    .action(() => withHub(process.env, async ({ db }) => answer({ migrated: await migrateToLatest(db) })));
}
