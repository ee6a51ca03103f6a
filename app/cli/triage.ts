import type { Command } from "commander";
import { triageLine } from "#machines/protocol/line.ts";
import { linesOf } from "./lines.ts";
import { InputError } from "./terminal.ts";

/** `hub triage`: facts in, the protocol's suggestion out. Opens no database and remembers nothing. */
export function register(program: Command): void {
  program
    .command("triage")
    .description("read facts documents from stdin, one a line or one over many lines; print one result a line")
    .action(async () => {
      if (!(await triageAll(linesOf(process.stdin), (line) => process.stdout.write(`${line}\n`)))) process.exitCode = 2;
    });
}

/**
 * Answers each document as it comes. When the first line is not a whole document, the whole input is read as one; when that is
 * none either, each line is answered for itself. False when anything was wrong. Throws an InputError when there was nothing.
 */
export async function triageAll(lines: AsyncIterable<string>, print: (line: string) => void): Promise<boolean> {
  let allGood = true;
  let seen = 0;
  const give = (text: string) => {
    const { line, ok } = triageLine(text);
    print(line);
    allGood &&= ok;
  };
  let held: string[] | null = null;
  for await (const line of lines) {
    if (held) held.push(line);
    else if (line.trim() === "") continue;
    else if (seen++ === 0 && !isJson(line)) held = [line];
    else give(line);
  }
  const whole = held?.join("\n");
  if (whole !== undefined && isJson(whole)) give(whole);
  else for (const line of held ?? []) if (line.trim() !== "") give(line);
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
