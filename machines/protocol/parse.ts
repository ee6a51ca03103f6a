// From anything at all to facts, or to a list of errors that a person can act on.
import type { z } from "zod";
import { factsSchema, riskOfAnyTool, type Facts } from "./facts.ts";
import { dotted, errorsFrom, type FactsError } from "./issues.ts";

export type { FactsError } from "./issues.ts";

export type ParsedFacts =
  { readonly ok: true; readonly facts: Facts } | { readonly ok: false; readonly errors: readonly FactsError[] };

const unknownKey = (path: readonly PropertyKey[], key: string): string =>
  path[0] === "risk" && ["yes", "no", "grade"].includes(key)
    ? `The risk tool that was chosen has no “${key}”: take it out, or choose the tool it belongs to.`
    : `There is no fact called “${key}” here: take it out, or check how it is spelt.`;

/** Checks an unknown value. Never throws: every wrong value and unknown key comes back as an error with its path, one a path. */
export function parseFacts(value: unknown): ParsedFacts {
  const parsed = factsSchema.safeParse(value);
  if (parsed.success) return { ok: true, facts: parsed.data };
  return { ok: false, errors: errorsFrom([...parsed.error.issues, ...behindTheTool(value, parsed.error)], unknownKey) };
}

/** A tool that nobody knows hides what else is wrong with the risk: asked for itself, so that every mistake is named at once. */
function behindTheTool(value: unknown, { issues }: z.ZodError): z.core.$ZodIssue[] {
  if (!issues.some(({ path }) => dotted(path) === "risk.tool")) return [];
  const found = riskOfAnyTool.safeParse((value as { risk: unknown }).risk);
  return (found.error?.issues ?? []).map((issue) => ({ ...issue, path: ["risk", ...issue.path] }));
}
