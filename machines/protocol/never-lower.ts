// What no later version may do, tried on facts before it is proposed: lower a grade that danger or a conference route gives, let
// a worse fact lower the suggestion, or lose what keeps somebody alive when all is refused.
import type { PathwayCode } from "./catalogue.ts";
import { ADVOCATES } from "./chains.ts";
import type { ProtocolDefinition } from "./definition.ts";
import type { Facts } from "./facts.ts";
import type { TriageResult } from "./result.ts";
import { rulesetOf, VERSION_1, type Ruleset } from "./ruleset.ts";
import { BASES, CIRCUMSTANCES, LADDERS } from "./sample-facts.ts";
import type { SuggestedGrade } from "./situation.ts";
import { triage } from "./triage.ts";
import { GRADE_WORDS } from "./words.ts";

const ORDER: readonly SuggestedGrade[] = ["not-assessed", "standard", "medium", "high"];
const rank = (grade: SuggestedGrade): number => ORDER.indexOf(grade);
const named = (grade: SuggestedGrade): string => GRADE_WORDS[grade].toLowerCase();

/** They go ahead although all is refused: see R25. */
const VITAL: readonly PathwayCode[] = [
  "emergency-999",
  "mental-health-crisis",
  "medical-same-day",
  "adult-safeguarding",
  "mash",
];

const has = ({ actions }: TriageResult, code: PathwayCode): boolean => actions.some(({ pathway }) => pathway === code);

/** In every high case there is an advocate, who stands in for her, or a need that says so. */
function isHelpedAtHigh(result: TriageResult): boolean {
  const gap = result.unmet.find((need) => need.pathway === "idva");
  return gap ? gap.metBy === null || ADVOCATES.includes(gap.metBy) : has(result, "idva");
}

/** What is wrong with the answer to one sample, in a sentence; null when nothing is. */
function problemWith(facts: Facts, first: TriageResult, now: TriageResult): string | null {
  const inDanger = facts.immediateDanger === "yes";
  if (inDanger && (now.suggestedGrade !== "high" || !has(now, "emergency-999")))
    return "danger now must give high and ask for the police";
  if (first.suggestedGrade === "high" && now.suggestedGrade !== "high")
    return `version 1 suggests high because of danger or a conference route, and this version ${named(now.suggestedGrade)}`;
  const lost = first.conferenceRoutes.find((route) => !now.conferenceRoutes.includes(route));
  if (lost !== undefined) return `the route “${lost}” to the risk conference would be lost`;
  if (now.suggestedGrade === "high" && !isHelpedAtHigh(now)) return "nobody would stand in for the high-risk advocate";
  const vital = VITAL.find((code) => has(first, code) && !has(now, code));
  return vital === undefined ? null : `“${vital}” would be lost`;
}

interface Tried {
  readonly says: string;
  readonly facts: Facts;
  readonly first: TriageResult;
}

function* triedLadders(): Generator<readonly Tried[]> {
  for (const [turn, circumstances] of CIRCUMSTANCES.entries())
    for (const [place, base] of BASES.entries())
      for (const { rungs, once } of LADDERS)
        if (!once || turn + place === 0)
          yield rungs.map(({ says, ...rung }) => {
            const facts: Facts = { ...base, ...circumstances, ...rung };
            return { says, facts, first: triage(facts, VERSION_1) };
          });
}

// Version 1 never answers otherwise: it is asked once.
let tried: readonly (readonly Tried[])[] | undefined;

function* problemsUnder(ruleset: Ruleset): Generator<string> {
  for (const ladder of (tried ??= [...triedLadders()])) {
    let below: SuggestedGrade | null = null;
    for (const { says, facts, first } of ladder) {
      const now = triage(facts, ruleset);
      const grade = now.suggestedGrade;
      const problem = problemWith(facts, first, now);
      if (problem !== null) yield `With ${says}, ${problem}.`;
      if (below && rank(grade) < rank(below))
        yield (
          `With ${says}, the suggested grade would be ${named(grade)}, lower than the ${named(below)} of the answer that ` +
          "worries less."
        );
      below = grade;
    }
  }
}

/** Why this version may not be proposed: the first reason that is found. Null when it is safe on every sample. */
export function whyUnsafe(definition: ProtocolDefinition): string | null {
  for (const problem of problemsUnder(rulesetOf(definition))) return problem;
  return null;
}
