// Which pathways are asked in the place of another, in a later version or by an area of its own: strict when written.
import { z } from "zod";
import { canBeUnavailable, PATHWAY, PATHWAY_CODES, type PathwayCode } from "./catalogue.ts";
import { ADVOCATES } from "./chains.ts";
import { errorsFrom, type FactsError } from "./issues.ts";
import type { AreaAlternatives } from "./ruleset.ts";

/** The hub's own pathways are never out, and nothing stands in for the conference or for the police in danger. */
export const canBeReplaced = (code: PathwayCode): boolean => canBeUnavailable(code) && code !== "marac-referral";

/** What may stand in: what others do for the person, or the helplines; never what a rule alone can ask for. */
export const canStandIn = (code: PathwayCode): boolean => canBeReplaced(code) || code === "helpline";

const known = (code: string): code is PathwayCode => Object.hasOwn(PATHWAY, code);

/** What is wrong with a list of alternatives for a pathway, in a sentence; null when nothing is. */
export function problemWithAlternatives(code: PathwayCode, list: readonly string[]): string | null {
  if (!canBeReplaced(code)) return `Nothing can stand in for “${code}”: it is always asked.`;
  const wrong = list.find((one) => !known(one) || !canStandIn(one));
  if (wrong !== undefined) return `“${wrong}” cannot stand in for another pathway.`;
  if (list.some((one) => one === code)) return `“${code}” cannot stand in for itself.`;
  if (new Set(list).size < list.length) return "Name each pathway once.";
  const lesser = list.find((one) => code === "idva" && !(ADVOCATES as readonly string[]).includes(one));
  return lesser === undefined
    ? null
    : `“${lesser}” cannot stand in for the high-risk advocate. These can: ${ADVOCATES.join(", ")}.`;
}

const LIST = "Give a list of pathways, in the order they are asked.";

export const areaAlternativesSchema = z
  .record(z.string(), z.array(z.string({ error: LIST }), { error: LIST }), {
    error: "Give a group: each pathway with the list of those that stand in for it.",
  })
  .superRefine((value, context) => {
    for (const [code, list] of Object.entries(value)) {
      const problem = known(code) ? problemWithAlternatives(code, list) : `There is no pathway called “${code}”.`;
      if (problem !== null) context.addIssue({ code: "custom", path: [code], message: problem });
    }
  });

export type ReadAlternatives =
  | { readonly ok: true; readonly alternatives: AreaAlternatives }
  | { readonly ok: false; readonly errors: readonly FactsError[] };

/** Checks an area's own alternatives before they are kept: an object of pathway and list. */
export function readAlternatives(value: unknown): ReadAlternatives {
  const parsed = areaAlternativesSchema.safeParse(value);
  if (parsed.success) return { ok: true, alternatives: parsed.data };
  return { ok: false, errors: errorsFrom(parsed.error.issues, (_, key) => `There is no pathway called “${key}”.`) };
}

/**
 * The alternatives of an area as they are stored. What can no longer be read is left out, for a live call is never refused
 * because of a setting: the protocol's own order holds there.
 */
export function storedAlternatives(text: string): AreaAlternatives {
  const value = JSON.parse(text) as Record<string, string[]>;
  return Object.fromEntries(
    PATHWAY_CODES.flatMap((code) => {
      const list = Object.hasOwn(value, code) ? value[code] : undefined;
      return Array.isArray(list) && problemWithAlternatives(code, list) === null ? [[code, list]] : [];
    }),
  );
}
