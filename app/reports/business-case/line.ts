// The terminal's door: one business case in, one line of JSON out.
import { answeredLine, type Answered } from "#machines/answered-line.ts";
import { readBusinessCase } from "./read.ts";
import { resultOf } from "./result.ts";

const NOT_JSON = "This is not JSON: give one business case, as one object in braces.";

/** Answers one document. `progress` hears of each hundred runs of its simulation, and of how many there are. */
export function businessCaseLine(text: string, progress?: (done: number, of: number) => void): Answered {
  return answeredLine(text, NOT_JSON, (document) => {
    const read = readBusinessCase(document);
    if (!read.ok) return read;
    const { input } = read;
    return { ok: true, value: resultOf(input, (done) => progress?.(done, input.simulate?.runs ?? 0)) };
  });
}
