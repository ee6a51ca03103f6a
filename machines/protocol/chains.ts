// R26's order: what stands in for a pathway, what stands in for that, and so on, worked out once for each set of rules.
import type { ConsentNeed, PathwayCode } from "./catalogue.ts";
import type { PathwayRule } from "./definition.ts";

export interface Link {
  readonly code: PathwayCode;
  /** The consent it passes by: its own, but for outreach in the place of the high-risk advocate. */
  readonly need: ConsentNeed;
}

type PathwayRules = Readonly<Record<PathwayCode, PathwayRule>>;

/** For each pathway its alternatives, in the order they are asked. */
export type Alternatives = Readonly<Record<PathwayCode, readonly PathwayCode[]>>;

interface Step {
  readonly code: PathwayCode;
  /** Whether the high-risk advocate is passed on the way here. */
  readonly afterIdva: boolean;
}

/** Who may stand in the place of the high-risk advocate: somebody who works with the person, never a number to ring. */
export const ADVOCATES: readonly PathwayCode[] = [
  "outreach",
  "iris-advocate",
  "isva",
  "honour-specialist",
  "stalking-advocate",
  "by-and-for",
];

/**
 * The alternatives of a pathway in their order, then theirs, each once. In the place of the high-risk advocate only another
 * advocate passes, and nothing follows outreach there.
 */
export function chainFrom(code: PathwayCode, alternatives: Alternatives, rules: PathwayRules): readonly Link[] {
  const chain: Link[] = [];
  const seen = new Set([code]);
  const stepsFrom = (from: PathwayCode, afterIdva: boolean): Step[] =>
    alternatives[from].map((next) => ({ code: next, afterIdva: afterIdva || from === "idva" }));
  const steps = stepsFrom(code, false);
  let idvaIsReplaced = false;
  for (let step = steps.shift(); step; step = steps.shift()) {
    const inPlaceOfIdva = step.afterIdva && step.code === "outreach";
    if (step.afterIdva && (idvaIsReplaced || !ADVOCATES.includes(step.code))) continue;
    if (seen.has(step.code) && !inPlaceOfIdva) continue;
    seen.add(step.code);
    chain.push({ code: step.code, need: inPlaceOfIdva ? "override-high" : rules[step.code].consent });
    if (inPlaceOfIdva) idvaIsReplaced = true;
    else steps.push(...stepsFrom(step.code, step.afterIdva));
  }
  return chain;
}
