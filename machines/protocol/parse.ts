// From anything at all to facts, or to a list of errors that a person can act on.
import type { z } from "zod";
import { factsSchema, type Facts } from "./facts.ts";

export interface FactsError {
  /** Dotted, like `children.0.age`; empty when the document as a whole is wrong. */
  readonly path: string;
  readonly message: string;
}

export type ParsedFacts =
  { readonly ok: true; readonly facts: Facts } | { readonly ok: false; readonly errors: readonly FactsError[] };

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join(".");

function unknownKey(path: readonly PropertyKey[], key: string): FactsError {
  const message =
    path[0] === "risk" && ["yes", "no", "grade"].includes(key)
      ? `The risk tool that was chosen has no “${key}”: take it out, or choose the tool it belongs to.`
      : `There is no fact called “${key}” here: take it out, or check how it is spelt.`;
  return { path: dotted([...path, key]), message };
}

function errorsOf(issue: z.core.$ZodIssue): FactsError[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(issue.path, key));
  return [{ path: dotted(issue.path), message: issue.message }];
}

/** Checks an unknown value. Never throws: every wrong value and unknown key comes back as an error with its path, one a path. */
export function parseFacts(value: unknown): ParsedFacts {
  const parsed = factsSchema.safeParse(value);
  if (parsed.success) return { ok: true, facts: parsed.data };
  const errors = new Map<string, FactsError>();
  for (const error of parsed.error.issues.flatMap(errorsOf)) if (!errors.has(error.path)) errors.set(error.path, error);
  return { ok: false, errors: [...errors.values()] };
}
