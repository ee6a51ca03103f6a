// From zod's issues to errors that a person can act on: the dotted path, and one sentence.
import type { z } from "zod";

export interface FactsError {
  /** Dotted, like `children.0.age`; empty when the document as a whole is wrong. */
  readonly path: string;
  readonly message: string;
}

export const dotted = (path: readonly PropertyKey[]): string => path.map(String).join(".");

/** One error a path, the first that was found; unknown keys are worded by the caller. */
export function errorsFrom(
  issues: readonly z.core.$ZodIssue[],
  unknownKey: (path: readonly PropertyKey[], key: string) => string,
): FactsError[] {
  const errors = new Map<string, FactsError>();
  const add = (path: string, message: string) => {
    if (!errors.has(path)) errors.set(path, { path, message });
  };
  for (const issue of issues) {
    if (issue.code === "unrecognized_keys")
      for (const key of issue.keys) add(dotted([...issue.path, key]), unknownKey(issue.path, key));
    else add(dotted(issue.path), issue.message);
  }
  return [...errors.values()];
}
