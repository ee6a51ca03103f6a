import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { readSeries, SeriesError, type Series } from "../reports/series-file.ts";
import { uprateLine } from "../reports/uprate-line.ts";
import { answerDocuments } from "./documents.ts";
import { linesOf } from "./lines.ts";
import { InputError } from "./terminal.ts";

/** `hub costs`: what things cost, and at the prices of which year. */
export function register(program: Command): void {
  const costs = program.command("costs").description("unit costs and the price index");
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
