// The terminal's door: one business case in, one line of JSON out.
import { readBusinessCase, type InputProblem } from "./read.ts";
import { resultOf } from "./result.ts";

export interface AnsweredCase {
  readonly line: string;
  /** False when the business case was refused; the line then holds its errors. */
  readonly ok: boolean;
}

const NOT_JSON: InputProblem = {
  path: "",
  message: "This is not JSON: give one business case, as one object in braces.",
};

/** Answers one document. `progress` hears of each hundred runs of its simulation, and of how many there are. */
export function businessCaseLine(text: string, progress?: (done: number, of: number) => void): AnsweredCase {
  const refused = (errors: readonly InputProblem[]) => ({ line: JSON.stringify({ error: errors }), ok: false });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return refused([NOT_JSON]);
  }
  const read = readBusinessCase(document);
  if (!read.ok) return refused(read.errors);
  const { input } = read;
  const result = resultOf(input, (done) => progress?.(done, input.simulate?.runs ?? 0));
  return { line: JSON.stringify(result), ok: true };
}
