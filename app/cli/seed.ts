import cliProgress from "cli-progress";
import type { Command } from "commander";
import { migrateToLatest } from "#db/migrate.ts";
import { instantOf, type Instant } from "#machines/time.ts";
import { freezeDue } from "../commands/freeze-due.ts";
import { loadCatalogue } from "../commands/load-catalogue.ts";
import { seedDemoUsers } from "../commands/seed-demo-users.ts";
import { REPORTS } from "../reports/reports.ts";
import { seedHubMoney } from "../seed/hub-money.ts";
import { monthStart, seedLives } from "../seed/seed.ts";
import { answer, InputError, say, withHub } from "./terminal.ts";

interface Options {
  readonly area: string;
  readonly from: string;
  readonly months: string;
  readonly contactsPerYear: string;
  readonly seed: string;
}

/** `hub seed`: drives invented months through the real commands. */
export function register(program: Command): void {
  program
    .command("seed")
    .description(
      "drive invented months of a hub's life through the real commands; the same seed gives the same reports",
    )
    .option("--area <code>", "the area", "essex")
    .requiredOption("--from <month>", "the first month, like 2024-04")
    .requiredOption("--months <number>", "how many months")
    .option("--contacts-per-year <number>", "how many contacts a year", "29000")
    .option("--seed <number>", "the seed of the dice", "7")
    .action((options: Options) => {
      const { from, until } = spanOf(options);
      const contactsPerYear = whole(options.contactsPerYear, "--contacts-per-year", 1, 1_000_000);
      const seed = whole(options.seed, "--seed", 0, 2 ** 31 - 1);
      return withHub(process.env, async ({ settings, db, masterKey, at }) => {
        if (settings.mode === "production") throw new InputError("Production is not filled with invented data.");
        await migrateToLatest(db);
        await seedDemoUsers(db, masterKey, from);
        const by = { userId: "clock", organisationId: "clock", role: "clock" as const, area: options.area };
        await loadCatalogue(db, { demo: true }, { by, at });
        const bar = new cliProgress.SingleBar({
          format: "{bar} {percentage}% {duration_formatted}",
          stream: process.stderr,
          etaBuffer: 100,
        });
        bar.start(1000, 0);
        const seeded = await seedLives(db, {
          area: options.area,
          from,
          until: until > at ? at : until,
          contactsPerYear,
          seed,
          progress: (share) => bar.update(Math.floor(share * 1000)),
        }).finally(() => bar.stop());
        await seedHubMoney(db, { area: options.area, from, until: until > at ? at : until, contactsPerYear });
        await freezeDue(db, REPORTS, at);
        say(`Done: ${seeded.contacts} contacts, ${seeded.steps} steps, ${seeded.clocks} clocks.`);
        answer(seeded);
      });
    });
}

function spanOf({ from, months }: Options): { from: Instant; until: Instant } {
  try {
    const start = monthStart(from);
    const date = new Date(start);
    date.setUTCMonth(date.getUTCMonth() + whole(months, "--months", 1, 600));
    return { from: start, until: instantOf(date) };
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : "Give the month like 2024-04.");
  }
}

function whole(text: string, name: string, low: number, high: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < low || number > high)
    throw new InputError(`${name} takes a whole number from ${low} to ${high}.`);
  return number;
}
