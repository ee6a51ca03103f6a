import cliProgress from "cli-progress";
import type { Command } from "commander";
import { priceAllLate } from "../commands/price-late.ts";
import { rebuildLedger } from "../commands/rebuild-ledger.ts";
import { checkLedger, MOST_FAULTS } from "../reports/ledger-check.ts";
import { answer, say, withHub } from "./terminal.ts";

/** `hub ledger`: the record of what things cost, checked and mended. */
export function register(program: Command): void {
  const ledger = program.command("ledger").description("the cost ledger");
  ledger
    .command("verify")
    .description("add everything up again and check every row against its sources; exit 1 when anything is not so")
    .action(verify);
  ledger
    .command("price")
    .description("enter what happened before its price was known and has one now; the server does so by itself")
    .action(price);
  ledger
    .command("rebuild")
    .description("throw the running totals away, make them again from every entry, then verify; exit 1 as verify does")
    .action(rebuild);
}

async function price(): Promise<void> {
  await withHub(process.env, async ({ db, at }) => answer(await priceAllLate(db, at)));
}

/** Whoever holds the database: the totals belong to every area. */
const BY = { userId: "clock", organisationId: "clock", role: "clock", area: "*" } as const;

async function rebuild(): Promise<void> {
  await withHub(process.env, async ({ db, at }) => {
    await rebuildLedger(db, { by: BY, at });
    say("The totals are made again.");
  });
  await verify();
}

async function verify(): Promise<void> {
  await withHub(process.env, async ({ db }) => {
    const bar = new cliProgress.SingleBar({
      format: "{value} entries",
      stream: process.stderr,
      clearOnComplete: true,
    });
    bar.start(1, 0);
    const { faults, ...checked } = await checkLedger(db, (entries) => bar.update(entries));
    bar.stop();
    answer({ ok: faults.length === 0, ...checked, faults });
    if (faults.length === 0) return;
    for (const { table, row, why } of faults) say(`${table} ${row}: ${why}`);
    if (faults.length === MOST_FAULTS) say("There may be more.");
    process.exitCode = 1;
  });
}
