// R1 to R24 applied: what is suggested before consent (R25) and availability (R26) are looked at.
import { HOUR } from "../time.ts";
import type { PathwayCode } from "./catalogue.ts";
import { ownDue } from "./clock-rules.ts";
import type { Flag } from "./flags.ts";
import type { Rule, RuleCode } from "./rules.ts";
import type { Situation } from "./situation.ts";

export interface Proposal {
  readonly pathway: PathwayCode;
  readonly rules: readonly RuleCode[];
  /** Milliseconds since 1970, on a full second. */
  readonly due: number;
}

export interface Proposals {
  readonly actions: readonly Proposal[];
  readonly flags: readonly (Flag | RuleCode)[];
}

/** A safety plan that is not made at once is made together with the earliest of these. */
const MEETINGS: readonly PathwayCode[] = [
  "risk-assessment",
  "idva",
  "outreach",
  "iris-advocate",
  "early-advice",
  "by-and-for",
];

const MIN_AGE_FOR_GP_ADVOCATE = 16;

function isForGpAdvocate({ facts }: Situation): boolean {
  const tooYoung = facts.victimAge !== undefined && facts.victimAge < MIN_AGE_FOR_GP_ADVOCATE;
  return facts.source === "gp" && facts.gpPracticeInScheme === "yes" && !tooYoung;
}

/** Who gives general support to this person, and under which rules beside the one that asks for it (R22). */
function supportFor(
  situation: Situation,
  general: "outreach" | "early-advice",
): { pathway: PathwayCode; also: RuleCode[] } {
  if (situation.facts.wantsByAndFor === "yes") return { pathway: "by-and-for", also: ["R22"] };
  return { pathway: isForGpAdvocate(situation) ? "iris-advocate" : general, also: [] };
}

function safetyPlanDue(situation: Situation, suggested: Iterable<PathwayCode>): number {
  if (situation.facts.source === "self" && situation.facts.safeToTalk !== "no") return situation.at;
  const meetings = [...suggested].filter((code) => MEETINGS.includes(code)).map((code) => ownDue(situation, code));
  return Math.min(situation.at + situation.ruleset.definition.safetyPlanHours * HOUR, ...meetings);
}

/** What holds of R1 to R24 and of the rules a version adds: one proposal a pathway, with every rule that asks for it, and the flags once each. */
export function propose(situation: Situation): Proposals {
  const rules = new Map<PathwayCode, Set<RuleCode>>();
  const flags = new Set<Flag | RuleCode>();
  const add = (pathway: PathwayCode, ...codes: RuleCode[]) => {
    const known = rules.get(pathway);
    if (known) codes.forEach((code) => known.add(code));
    else rules.set(pathway, new Set(codes));
  };
  const apply = (rule: Rule) => {
    if (rule.support) {
      const { pathway, also } = supportFor(situation, rule.support);
      add(pathway, rule.code, ...also);
    }
    for (const pathway of rule.actions ?? []) add(pathway, rule.code);
    for (const flag of rule.flags ?? []) flags.add(flag);
  };
  for (const rule of situation.ruleset.rules) if (rule.when(situation)) apply(rule);
  const dueOf = (code: PathwayCode) =>
    code === "safety-plan" ? safetyPlanDue(situation, rules.keys()) : ownDue(situation, code);
  const actions = [...rules].map(([pathway, codes]) => ({ pathway, rules: [...codes], due: dueOf(pathway) }));
  return { actions, flags: [...flags] };
}
