import type { Command } from "commander";
import type { Answered } from "#machines/answered-line.ts";
import { triageLine } from "#machines/protocol/line.ts";
import { answerDocuments } from "./documents.ts";
import { linesOf } from "./lines.ts";
import { storedTriage } from "../stored-rules.ts";
import { withHub } from "./terminal.ts";

/**
 * `hub triage`: facts in, the protocol's suggestion out. Remembers nothing, and opens no database unless `--stored` asks for the
 * area's own settings and the version of the protocol that is in force.
 */
export function register(program: Command): void {
  program
    .command("triage")
    .description("read facts documents from stdin, one a line or one over many lines; print one result a line")
    .option("--stored", "judge by the area's stored settings and the version in force at each document's time")
    .action(async ({ stored }: { stored?: true }) => {
      const print = (line: string) => process.stdout.write(`${line}\n`);
      const good = await (stored ? byWhatIsStored(print) : triageAll(linesOf(process.stdin), print));
      if (!good) process.exitCode = 2;
    });
}

/** The same by what this hub has stored. */
const byWhatIsStored = (print: (line: string) => void): Promise<boolean> =>
  withHub(process.env, ({ db }) => triageAll(linesOf(process.stdin), print, storedTriage(db)));

/** Answers each facts document as it comes, one or one a line. False when anything was wrong. Throws an InputError when there was nothing. */
export const triageAll = (
  lines: AsyncIterable<string>,
  print: (line: string) => void,
  judge: (text: string) => Answered | Promise<Answered> = triageLine,
): Promise<boolean> =>
  answerDocuments(lines, print, judge, "Give one facts document, or one a line, on standard input.");
