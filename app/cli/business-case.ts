import cliProgress from "cli-progress";
import type { Command } from "commander";
import { businessCaseLine } from "../reports/business-case/line.ts";
import { linesOf } from "./lines.ts";
import { answerDocuments } from "./documents.ts";

/** `hub business-case`: what somebody assumes in, what follows from it out. Remembers nothing and opens no database. */
export function register(program: Command): void {
  program
    .command("business-case")
    .description("read a business case from stdin, or one a line; print the result of each in pence, one a line")
    .action(async () => {
      const print = (line: string) => process.stdout.write(`${line}\n`);
      const nothing = "Give one business case as JSON on standard input.";
      const good = await answerDocuments(linesOf(process.stdin), print, withBar, nothing);
      if (!good) process.exitCode = 2;
    });
}

/** The answer, with a bar on stderr while a simulation runs; nothing is drawn where stderr is no terminal. */
function withBar(text: string) {
  const bar = new cliProgress.SingleBar({
    format: "{bar} {value} of {total} runs",
    stream: process.stderr,
    clearOnComplete: true,
  });
  let begun = false;
  const answered = businessCaseLine(text, (done, of) => {
    if (!begun) bar.start(of, 0);
    begun = true;
    bar.update(done);
  });
  if (begun) bar.stop();
  return answered;
}
