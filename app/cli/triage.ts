import type { Command } from "commander";
import { triageLine, type Answered } from "#machines/protocol/line.ts";
import { linesOf } from "./lines.ts";
import { storedTriage } from "../stored-rules.ts";
import { InputError, withHub } from "./terminal.ts";

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

/**
 * Answers each document as it comes. When the first line is not a whole document, the whole input is read as one; when that is
 * none either, each line is answered for itself. False when anything was wrong. Throws an InputError when there was nothing.
 */
export async function triageAll(
  lines: AsyncIterable<string>,
  print: (line: string) => void,
  judge: (text: string) => Answered | Promise<Answered> = triageLine,
): Promise<boolean> {
  let allGood = true;
  let seen = 0;
  const give = async (text: string) => {
    const { line, ok } = await judge(text);
    print(line);
    allGood &&= ok;
  };
  let held: string[] | null = null;
  for await (const line of lines) {
    if (held) held.push(line);
    else if (line.trim() === "") continue;
    else if (seen++ === 0 && !isJson(line)) held = [line];
    else await give(line);
  }
  const whole = held?.join("\n");
  if (whole !== undefined && isJson(whole)) await give(whole);
  else for (const line of held ?? []) if (line.trim() !== "") await give(line);
  if (seen === 0) throw new InputError("Give one facts document, or one a line, on standard input.");
  return allGood;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
