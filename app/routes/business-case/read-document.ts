// A whole business case that somebody brings as a JSON document, as `hub business-case` takes it.
import { documentIn } from "#machines/answered-line.ts";
import { hasHidden } from "#machines/intake/answers.ts";
import { readBusinessCase, type InputProblem } from "../../reports/business-case/read.ts";
import { sourcedPaths, tooMuch, type CaseVersion } from "../../reports/business-case/version.ts";
import { uncheckedFrom } from "./read-typed.ts";
import { typedOut } from "./type-out.ts";
import { OWN_INDEX, type TypedCase } from "./typed-case.ts";

export const MOST_BYTES = 100 * 1024;
const NOT_JSON = "This is not JSON: give one business case, as one object in braces.";
const NO_PLACE =
  "The form has no place for this: give words without spaces at their ends, numbers with at most 24 decimals, and no rate below 0.";
const NO_RANGES = "List at least one range, or leave the list out.";

export type ReadDocument =
  { readonly ok: true; readonly typed: TypedCase } | { readonly ok: false; readonly errors: readonly InputProblem[] };

/**
 * The form, filled with what a document says and `source` at each of its numbers. Its price index is kept as one of its own. Never
 * throws: what is wrong, and what the form can’t hold to the last digit, comes back with its path.
 */
export function readDocument(text: string, source: string): ReadDocument {
  const json = documentIn(text.replace(/^\uFEFF/, ""), NOT_JSON);
  if (!json.ok) return json;
  const read = readBusinessCase(json.document);
  if (!read.ok) return read;
  const { input } = read;
  const version: CaseVersion = {
    input,
    sources: Object.fromEntries(sourcedPaths(input).map((path) => [path, source])),
    vintage: source,
    comparator: "none",
    comparatorGrade: null,
    comparatorWords: null,
    note: "",
  };
  const typed = { ...typedOut(version, "", []), vintage: OWN_INDEX, ownVintage: source };
  const errors = [
    ...tooMuch(input),
    ...hiddenIn(input, ""),
    ...(input.simulate?.ranges?.length === 0 ? [{ path: "simulate.ranges", message: NO_RANGES }] : []),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const again = uncheckedFrom(typed, input.series).input;
  const lost = differing(input, again, "").map((path) => ({ path, message: NO_PLACE }));
  return lost.length > 0 ? { ok: false, errors: lost } : { ok: true, typed };
}

const partsOf = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null ? Object.entries(value) : [];

const under = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

/** The paths of words that hold letters nobody can see or type. */
function hiddenIn(value: unknown, path: string): InputProblem[] {
  if (typeof value === "string")
    return hasHidden(value) ? [{ path, message: "Take the hidden characters out: type it again." }] : [];
  return partsOf(value).flatMap(([key, part]) => hiddenIn(part, under(path, key)));
}

/** The paths of every number and word of one that is not the same in the other. */
function differing(one: unknown, other: unknown, path: string): string[] {
  if (typeof one !== "object" || one === null) return Object.is(one, other) ? [] : [path];
  const theirs = new Map(partsOf(other));
  return partsOf(one).flatMap(([key, part]) => differing(part, theirs.get(key), under(path, key)));
}
