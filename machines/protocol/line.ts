// The terminal's door: one JSON document in, one line of JSON out.
import { parseFacts, type FactsError, type ParsedFacts } from "./parse.ts";
import { VERSION_1, type Ruleset } from "./ruleset.ts";
import { triage } from "./triage.ts";

const NOT_JSON: FactsError = {
  path: "",
  message: "This line is not JSON: write one facts document, in braces, on each line.",
};

function read(text: string): ParsedFacts {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { ok: false, errors: [NOT_JSON] };
  }
  return parseFacts(document);
}

/** Answers one line of text, under version 1 or the rules that are given. `ok` is false when the document was refused; the line then holds its errors. */
export function triageLine(
  text: string,
  ruleset: Ruleset = VERSION_1,
): { readonly line: string; readonly ok: boolean } {
  const parsed = read(text);
  if (!parsed.ok) return { line: JSON.stringify({ error: parsed.errors }), ok: false };
  return { line: JSON.stringify(triage(parsed.facts, ruleset)), ok: true };
}
