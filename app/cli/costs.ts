import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { readSeries, SeriesError, type Series } from "../reports/series-file.ts";
import { uprateLine } from "../reports/uprate-line.ts";
import type { PriceOptions } from "./costs-files.ts";
import { answerDocuments } from "./documents.ts";
import { linesOf } from "./lines.ts";
import { InputError } from "./terminal.ts";

const AS = "the finance lead who proposes it, by e-mail address (default: the terminal)";
const APPROVE_AS = "the second person who approves it at once; without one it waits on the page “Costs”";

/** `hub costs`: what things cost, and at the prices of which year. */
export function register(program: Command): void {
  const costs = program.command("costs").description("unit costs and the price index");
  costs
    .command("import")
    .description(
      "propose a list of prices (CSV): code, label, unit, pence, price_fy, bearer; and, if you have them, version, group, " +
        "bearer_detail, source, licence, grade, band, bundle. All of it or none; a price that is stored is never changed",
    )
    .argument("<file>", "the file, in UTF-8")
    .option("--version <name>", "the list and its version, for lines that do not say it")
    .option("--source <words>", "where it was published, for lines that do not say it (default: the version)")
    .option("--licence <words>", "on what terms it may be used, for lines that do not say it")
    .option("--grade <1-6>", "evidence grade, 1 audited to 6 judgement, for lines without one (default: 6)")
    .option("--band <band>", "the usual band of lines without one (default: reactive); what triggers an event decides")
    .option("--as <email>", AS)
    .option("--approve-as <email>", APPROVE_AS)
    .action(async (file: string, options: PriceOptions) => {
      const { importPrices } = await import("./costs-files.ts");
      await importPrices(file, options);
    });
  costs
    .command("deflators")
    .description(
      "propose a vintage of the price index (CSV): year, index and, if you have it, status (outturn, forecast)",
    )
    .argument("<file>", "the file, in UTF-8")
    .requiredOption("--vintage <name>", "whose it is and when it was published, such as “HMT March 2026”")
    .option("--as <email>", AS)
    .option("--approve-as <email>", APPROVE_AS)
    .action(async (file: string, options: { vintage: string; as?: string; approveAs?: string }) => {
      const { importDeflators } = await import("./costs-files.ts");
      await importDeflators(file, options);
    });
  costs
    .command("uprate")
    .description(
      'read amounts as {"pence":…,"from":"2008-09","to":"2013-14"}, one a line; print each at the prices of the other year',
    )
    .requiredOption("--series <file>", "a price index as CSV: year and index in its first two columns")
    .action(async ({ series: file }: { series: string }) => {
      const series = seriesIn(file);
      const print = (line: string) => process.stdout.write(`${line}\n`);
      const nothing = "Give amounts on standard input, one JSON object a line.";
      const good = await answerDocuments(linesOf(process.stdin), print, (text) => uprateLine(text, series), nothing);
      if (!good) process.exitCode = 2;
    });
}

function seriesIn(file: string): Series {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    throw new InputError(`There is no file “${file}” that can be read as UTF-8.`);
  }
  try {
    return readSeries(text);
  } catch (error) {
    throw error instanceof SeriesError ? new InputError(error.message) : error;
  }
}
