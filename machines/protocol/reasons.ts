// Why a rule holds for this person: one row a condition, so that only what is true of these facts is said.
import type { PathwayCode } from "./catalogue.ts";
import type { Situation } from "./situation.ts";
import type { RuleCode } from "./rules.ts";
import { ROUTE_WORDS, RULE_WORDS } from "./words.ts";

export interface Reason {
  readonly code: RuleCode;
  /** Only for these pathways; for all that the rule asks for when absent. */
  readonly pathways?: readonly PathwayCode[];
  readonly when: (situation: Situation) => boolean;
  readonly say: string;
}

export const REASONS: readonly Reason[] = [
  { code: "R1", pathways: ["emergency-999"], when: () => true, say: "They are in danger right now." },
  { code: "R1", pathways: ["safe-callback"], when: () => true, say: "It is not safe to talk now." },
  { code: "R2", when: (s) => s.routes.includes("judgement"), say: ROUTE_WORDS.judgement },
  { code: "R2", when: (s) => s.routes.includes("visible-high"), say: ROUTE_WORDS["visible-high"] },
  { code: "R2", when: (s) => s.routes.includes("escalation"), say: ROUTE_WORDS.escalation },
  { code: "R2", when: (s) => s.routes.includes("repeat"), say: ROUTE_WORDS.repeat },
  { code: "R5", when: (s) => s.assessment.incomplete, say: RULE_WORDS.R6 },
  { code: "R5", when: (s) => !s.assessment.incomplete, say: "There is no full risk assessment yet." },
  { code: "R7", when: (s) => s.facts.immediateDanger === "yes", say: "The grade is high while they are in danger." },
  { code: "R7", when: (s) => s.facts.immediateDanger !== "yes", say: "The grade is high." },
  { code: "R8", when: () => true, say: "The grade is medium." },
  { code: "R9", when: () => true, say: "The grade is standard." },
  {
    code: "R10",
    when: (s) => s.facts.strangulation === "within72h",
    say: "They were strangled in the last 72 hours; harm may not show.",
  },
  {
    code: "R10",
    when: (s) => s.facts.strangulation === "within4weeks",
    say: "They were strangled in the last four weeks; harm may not show.",
  },
  { code: "R10", when: (s) => s.facts.strangulationSymptoms === "yes", say: "There are signs of harm to the neck." },
  {
    code: "R10",
    when: (s) => s.topics.has("strangulation") && (s.facts.strangulation ?? "unknown") === "unknown",
    say: "They were strangled, and it is not known when.",
  },
  { code: "R10", when: (s) => s.facts.injuryUntreated === "yes", say: "An injury has not been looked at." },
  { code: "R11", pathways: ["mental-health-crisis"], when: () => true, say: "They think of ending their life." },
  { code: "R11", pathways: ["talking-therapy"], when: () => true, say: "They are feeling very low." },
  {
    code: "R12",
    when: (s) => s.facts.sexualAssault === "within7days",
    say: "They were sexually assaulted in the last seven days.",
  },
  { code: "R12", when: (s) => s.facts.sexualAssault === "earlier", say: "They were sexually assaulted in the past." },
  { code: "R12", when: (s) => s.topics.has("sexual-harm"), say: "They spoke of sexual harm." },
  { code: "R13", when: (s) => s.facts.honourBased === "yes", say: "There is abuse in the name of honour." },
  { code: "R13", when: (s) => s.facts.forcedMarriage === "yes", say: "There is a forced marriage, or one is feared." },
  { code: "R14", when: () => true, say: "They are followed, watched or contacted when they do not want it." },
  { code: "R15", when: (s) => s.facts.safeToStay === "no", say: "It is not safe to stay." },
  {
    code: "R15",
    when: (s) => s.facts.homelessWithin56Days === "yes",
    say: "They are homeless, or will be within eight weeks.",
  },
  {
    code: "R15",
    pathways: ["homelessness-prevention"],
    when: () => true,
    say: "They want to move, and still have a home.",
  },
  {
    code: "R16",
    pathways: ["sanctuary", "homelessness-prevention"],
    when: () => true,
    say: "They want to stay, and the other person does not live there.",
  },
  {
    code: "R16",
    pathways: ["non-molestation-order"],
    when: (s) => s.facts.wantsToStay === "yes" && s.facts.perpetratorInHome === "yes",
    say: "They want to stay, and the other person lives there.",
  },
  { code: "R17", when: (s) => s.facts.childAtHarm === "yes", say: "A child has been hurt, or may be." },
  { code: "R17", when: (s) => (s.facts.victimAge ?? 18) < 18, say: "The person is under 18." },
  {
    code: "R17",
    pathways: ["mash"],
    when: (s) => s.facts.childAtHarm !== "yes" && s.hasChildUnder18,
    say: "There is a child, and the risk is high.",
  },
  {
    code: "R17",
    pathways: ["mash"],
    when: (s) => s.facts.childAtHarm !== "yes" && !s.hasChildUnder18 && s.topics.has("pregnancy"),
    say: "There is a pregnancy or a baby, and the risk is high.",
  },
  {
    code: "R17",
    pathways: ["early-help-family"],
    when: () => true,
    say: "There are children, and none is known to be at risk.",
  },
  { code: "R18", when: () => true, say: "The police came, and a school-age child is part of this." },
  {
    code: "R19",
    when: (s) => s.facts.unableToProtectSelf === "yes",
    say: "They have care needs and cannot keep themselves safe.",
  },
  {
    code: "R19",
    when: (s) => s.facts.unableToProtectSelf !== "yes",
    say: "They have care needs, and may not be able to keep themselves safe.",
  },
  { code: "R20", pathways: ["dapo", "dvpo"], when: () => true, say: "They need legal protection through the police." },
  {
    code: "R20",
    pathways: ["non-molestation-order"],
    when: (s) => s.facts.wantsCivilOrder === "yes",
    say: "They want an order from the family court.",
  },
  {
    code: "R20",
    pathways: ["non-molestation-order"],
    when: (s) => s.facts.wantsCivilOrder !== "yes",
    say: "They need legal protection.",
  },
  { code: "R20", pathways: ["clares-law"], when: () => true, say: "They want to know about the other person's past." },
  { code: "R21", when: (s) => s.facts.recourse === "partner-visa", say: "They are here on a partner's visa." },
  { code: "R21", when: (s) => s.facts.recourse === "none", say: "They have no recourse to public funds." },
  { code: "R22", when: () => true, say: "They ask for a service run by people of their own community." },
  {
    code: "R23",
    pathways: ["intensive-perpetrator"],
    when: (s) => s.facts.perpetratorSerial === "yes",
    say: "The other person has abused more than one partner.",
  },
  {
    code: "R23",
    pathways: ["intensive-perpetrator"],
    when: (s) => s.facts.perpetratorHighHarm === "yes",
    say: "The other person does serious harm.",
  },
  {
    code: "R23",
    pathways: ["behaviour-change"],
    when: () => true,
    say: "The other person accepts what they have done, and sharing is agreed.",
  },
  { code: "R24", when: () => true, say: "A professional referred, and it is agreed and safe to tell them." },
  { code: "R25", when: () => true, say: "Something was refused: they can ring these numbers themselves." },
  { code: "R26", when: () => true, say: "Other help cannot be had now; this takes its place." },
];
