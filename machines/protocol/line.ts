// The terminal's door: one JSON document in, one line of JSON out.
import { parseFacts, type FactsError, type ParsedFacts } from "./parse.ts";
import { VERSION_1, type Ruleset } from "./ruleset.ts";
import { triage } from "./triage.ts";

const NOT_JSON: FactsError = {
  path: "",
  message: "This line is not JSON: write one facts document, in braces, on each line.",
};

export interface Answered {
  readonly line: string;
  /** False when the document was refused; the line then holds its errors. */
  readonly ok: boolean;
}

/** The JSON of one line of text, whatever it holds; the error to answer when it is no JSON. */
export function documentIn(
  text: string,
): { readonly ok: true; readonly document: unknown } | Extract<ParsedFacts, { readonly ok: false }> {
  try {
    return { ok: true, document: JSON.parse(text) };
  } catch {
    return { ok: false, errors: [NOT_JSON] };
  }
}

/** The line that answers facts, or says what is wrong with them. */
export function lineFor(parsed: ParsedFacts, ruleset: Ruleset = VERSION_1): Answered {
  if (!parsed.ok) return { line: JSON.stringify({ error: parsed.errors }), ok: false };
  return { line: JSON.stringify(triage(parsed.facts, ruleset)), ok: true };
}

/** Answers one line of text, under version 1 or the rules that are given. */
export function triageLine(text: string, ruleset: Ruleset = VERSION_1): Answered {
  const read = documentIn(text);
  return lineFor(read.ok ? parseFacts(read.document) : read, ruleset);
}
