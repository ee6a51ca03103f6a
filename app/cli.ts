// The hub in a terminal and in scripts: `npm run -s hub -- <command>`. Each command is a file in cli/ that registers itself.
// Exit 0: done. 2: the input is wrong, and why. 1: it failed.
import { Command, CommanderError } from "commander";
import * as demoUsers from "./cli/demo-users.ts";
import * as demonstration from "./cli/demonstration.ts";
import * as diagrams from "./cli/diagrams.ts";
import * as migrate from "./cli/migrate.ts";
import { InputError, say } from "./cli/terminal.ts";
import * as report from "./cli/report.ts";
import * as seed from "./cli/seed.ts";
import * as triage from "./cli/triage.ts";
import { SettingsError } from "./settings.ts";

const COMMANDS = [migrate, diagrams, demonstration, demoUsers, report, seed, triage];

const program = new Command("hub")
  .description("The hub in a terminal. Answers are JSON on stdout, messages go to stderr.")
  .showHelpAfterError("Add --help to see what can be asked.")
  .exitOverride();
for (const command of COMMANDS) command.register(program);
// Commander copies settings to a command when it is made, and these were made by others.
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    say(error instanceof Error ? error.message : "It failed.");
    process.exitCode = error instanceof InputError || error instanceof SettingsError ? 2 : 1;
  }
}
