// Which clock a pathway has for one person: the version's, or for "by rule" what the protocol's rows say.
import type { PathwayCode } from "./catalogue.ts";
import { countsWorkingDays, dueBy, type SetClock } from "./clocks.ts";
import type { Situation } from "./situation.ts";

function sarcClock({ facts }: Situation): SetClock {
  if (facts.sexualAssault === "within7days") return "now";
  return facts.sexualAssault === "earlier" || facts.sexualAssault === "none" ? "2 working days" : "24 hours";
}

const safeCallbackClock = ({ facts }: Situation): SetClock => (facts.immediateDanger === "no" ? "24 hours" : "4 hours");

/** The safety plan is not here: its time depends on what else is suggested (see proposals.ts). */
const BY_RULE: Partial<Record<PathwayCode, (situation: Situation) => SetClock>> = {
  "risk-assessment": ({ facts, ruleset }) => `${ruleset.definition.assessmentHours[facts.source]} hours`,
  "safe-callback": safeCallbackClock,
  helpline: (situation) => (situation.facts.safeToTalk === "no" ? safeCallbackClock(situation) : "now"),
  "medical-same-day": ({ facts }) => (facts.strangulation === "within72h" ? "now" : "4 hours"),
  sarc: sarcClock,
  mash: ({ facts }) => (facts.immediateDanger === "yes" ? "now" : "4 hours"),
  "non-molestation-order": ({ grade }) => (grade === "high" ? "24 hours" : "5 working days"),
};

function clockOf(situation: Situation, code: PathwayCode): SetClock {
  const { clock } = situation.ruleset.definition.pathways[code];
  return clock === "by rule" ? (BY_RULE[code]?.(situation) ?? "48 hours") : clock;
}

/** When a pathway is due by its own clock, counted from `at` (milliseconds). */
export function ownDue(situation: Situation, code: PathwayCode, at = situation.at): number {
  return dueBy(clockOf(situation, code), at);
}

/** Whether bank holidays matter to when this pathway is due. */
export function isDueByWorkingDays(situation: Situation, code: PathwayCode): boolean {
  return countsWorkingDays(clockOf(situation, code));
}
