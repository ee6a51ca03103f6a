// The hub in a terminal and in scripts: `npm run -s hub -- <command>`. Each command is a file in cli/ that registers itself.
// Exit 0: done. 2: the input is wrong, and why. 1: it failed.
import { Command, CommanderError } from "commander";
import { InputError, say } from "./cli/terminal.ts";
import { SettingsError } from "./settings.ts";

const COMMANDS: Readonly<Record<string, () => Promise<{ register(program: Command): void }>>> = {
  found: () => import("./cli/found.ts"),
  migrate: () => import("./cli/migrate.ts"),
  "person-keys": () => import("./cli/person-keys.ts"),
  demonstration: () => import("./cli/demonstration.ts"),
  "demo-users": () => import("./cli/demo-users.ts"),
  case: () => import("./cli/case.ts"),
  triage: () => import("./cli/triage.ts"),
  protocol: () => import("./cli/protocol.ts"),
  report: () => import("./cli/report.ts"),
  return: () => import("./cli/return.ts"),
  "business-case": () => import("./cli/business-case.ts"),
  costs: () => import("./cli/costs.ts"),
  ledger: () => import("./cli/ledger.ts"),
  "risk-tool": () => import("./cli/risk-tool.ts"),
  "api-client": () => import("./cli/api-client.ts"),
  organisations: () => import("./cli/organisations.ts"),
  seed: () => import("./cli/seed.ts"),
  doors: () => import("./cli/doors.ts"),
  import: () => import("./cli/import.ts"),
  directory: () => import("./cli/directory.ts"),
  diagrams: () => import("./cli/diagrams.ts"),
};

const program = new Command("hub")
  .description("The hub in a terminal. Answers are JSON on stdout, messages go to stderr.")
  .showHelpAfterError("Add --help to see what can be asked.")
  .exitOverride();

// Only the command that was asked for is read from the disk; all of them when none was, for the help that lists them.
const asked = Object.hasOwn(COMMANDS, process.argv[2] ?? "") ? [process.argv[2] ?? ""] : Object.keys(COMMANDS);
for (const name of asked) (await COMMANDS[name]?.())?.register(program);
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
