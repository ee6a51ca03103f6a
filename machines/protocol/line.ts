// The terminal's door: one facts document in, one line of JSON out.
import { answeredLine, type Answered, type Judged } from "../answered-line.ts";
import { parseFacts, type ParsedFacts } from "./parse.ts";
import { VERSION_1, type Ruleset } from "./ruleset.ts";
import { triage } from "./triage.ts";

export const NOT_FACTS = "This line is not JSON: write one facts document, in braces, on each line.";

/** The protocol's suggestion for facts that were read, or what is wrong with them. */
export const suggested = (parsed: ParsedFacts, ruleset: Ruleset = VERSION_1): Judged =>
  parsed.ok ? { ok: true, value: triage(parsed.facts, ruleset) } : parsed;

/** Answers one line of text, under version 1 or the rules that are given. */
export const triageLine = (text: string, ruleset: Ruleset = VERSION_1): Answered =>
  answeredLine(text, NOT_FACTS, (document) => suggested(parseFacts(document), ruleset));
