// JSON documents on standard input: one over many lines, or one a line.
import { documentIn, type Answered } from "#machines/answered-line.ts";
import { InputError } from "./terminal.ts";

/**
 * Answers each document as it comes. When the first line is not a whole document, the whole input is read as one; when that is
 * none either, each line is answered for itself. False when anything was wrong. Throws an InputError, in the words of `nothing`, when there was nothing.
 */
export async function answerDocuments(
  lines: AsyncIterable<string>,
  print: (line: string) => void,
  judge: (text: string) => Answered | Promise<Answered>,
  nothing: string,
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
  if (seen === 0) throw new InputError(nothing);
  return allGood;
}

const isJson = (text: string): boolean => documentIn(text, "").ok;
