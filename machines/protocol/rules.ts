// R1 to R24 as data: what must hold, and what follows. One row a line of the protocol's table, in its order.
import { isUnder18 } from "./ages.ts";
import type { PathwayCode } from "./catalogue.ts";
import { LAY_SOURCES } from "./facts.ts";
import type { Flag } from "./flags.ts";
import { wasReferredRecently } from "./routes.ts";
import type { Situation } from "./situation.ts";

export type RuleCode = `R${number}`;

export interface Rule {
  readonly code: RuleCode;
  readonly when: (situation: Situation) => boolean;
  readonly actions?: readonly PathwayCode[];
  /** General support, which iris-advocate or by-and-for may stand in for. */
  readonly support?: "outreach" | "early-advice";
  readonly flags?: readonly (Flag | RuleCode)[];
}

const notKnown = (answer: string | undefined): boolean => answer === undefined || answer === "unknown";
const isSchoolAge = (age: number | undefined): boolean => age !== undefined && age >= 4 && age <= 17;
const isRecentStrangulation = ({ facts }: Situation): boolean =>
  facts.strangulation === "within72h" || facts.strangulation === "within4weeks";
const hasSexualHarm = ({ facts, topics }: Situation): boolean =>
  facts.sexualAssault === "within7days" || facts.sexualAssault === "earlier" || topics.has("sexual-harm");
const mustLeave = ({ facts }: Situation): boolean => facts.safeToStay === "no" || facts.homelessWithin56Days === "yes";
const canStay = ({ facts }: Situation): boolean => facts.wantsToStay === "yes" && facts.safeToStay !== "no";
const isHonourOrForced = ({ facts }: Situation): boolean =>
  facts.honourBased === "yes" || facts.forcedMarriage === "yes";
const isIntensive = ({ facts, routes }: Situation): boolean =>
  routes.length > 0 && (facts.perpetratorSerial === "yes" || facts.perpetratorHighHarm === "yes");
const wantsChange = ({ facts }: Situation): boolean =>
  facts.perpetratorAcceptsBehaviour === "yes" && facts.consent?.sharing === "yes";

function maybeRepeat(situation: Situation): boolean {
  const { samePair, newAbuseSince } = situation.facts;
  if (samePair === "no" || newAbuseSince === "no" || (samePair === "yes" && newAbuseSince === "yes")) return false;
  return wasReferredRecently(situation.facts, situation.at, situation.settings);
}

export const RULES: readonly Rule[] = [
  { code: "R1", when: ({ facts }) => facts.immediateDanger === "yes", actions: ["emergency-999"] },
  { code: "R1", when: ({ facts }) => facts.immediateDanger === "unknown", flags: ["ask-danger-again"] },
  { code: "R1", when: ({ facts }) => notKnown(facts.safeToTalk), flags: ["ask-safe-to-talk"] },
  { code: "R1", when: ({ facts }) => notKnown(facts.strangulation), flags: ["ask-strangulation"] },
  { code: "R1", when: ({ facts }) => notKnown(facts.suicidalIntent), flags: ["ask-suicide"] },
  { code: "R1", when: ({ facts }) => notKnown(facts.safeToStay), flags: ["ask-safe-to-stay"] },
  {
    code: "R1",
    when: ({ facts, hasChildUnder18 }) => hasChildUnder18 && notKnown(facts.childAtHarm),
    flags: ["ask-child-harm"],
  },
  { code: "R1", when: ({ facts }) => facts.children === undefined, flags: ["ask-children"] },
  { code: "R1", when: ({ facts }) => facts.safeToTalk === "no", actions: ["safe-callback"] },
  { code: "R2", when: ({ routes }) => routes.length > 0, actions: ["marac-referral", "idva"] },
  { code: "R2", when: maybeRepeat, flags: ["ask-repeat"] },
  { code: "R5", when: ({ assessment }) => !assessment.full, actions: ["risk-assessment"] },
  { code: "R5", when: ({ grade }) => grade === "not-assessed", support: "early-advice", actions: ["safety-plan"] },
  { code: "R7", when: ({ grade }) => grade === "high", actions: ["idva", "safety-plan"] },
  { code: "R8", when: ({ grade }) => grade === "medium", support: "outreach", actions: ["safety-plan"] },
  { code: "R9", when: ({ grade }) => grade === "standard", support: "early-advice", actions: ["safety-plan"] },
  {
    code: "R10",
    when: (s) =>
      isRecentStrangulation(s) ||
      s.facts.strangulationSymptoms === "yes" ||
      (s.topics.has("strangulation") && notKnown(s.facts.strangulation)) ||
      s.facts.injuryUntreated === "yes",
    actions: ["medical-same-day"],
  },
  { code: "R11", when: ({ facts }) => facts.suicidalIntent === "yes", actions: ["mental-health-crisis"] },
  {
    code: "R11",
    when: ({ facts, topics }) => facts.suicidalIntent !== "yes" && topics.has("low-mood"),
    actions: ["talking-therapy"],
  },
  { code: "R12", when: hasSexualHarm, actions: ["sarc", "isva"] },
  { code: "R12", when: (s) => hasSexualHarm(s) && notKnown(s.facts.sexualAssault), flags: ["ask-assault-date"] },
  {
    code: "R13",
    when: isHonourOrForced,
    actions: ["honour-specialist"],
    flags: ["never-contact-family", "no-local-interpreter", "no-mediation"],
  },
  { code: "R14", when: ({ topics }) => topics.has("stalking"), actions: ["stalking-advocate"] },
  { code: "R15", when: mustLeave, actions: ["homelessness-application"] },
  {
    code: "R15",
    when: ({ facts }) => facts.safeToStay === "no" && facts.needsSpecialistAccommodation !== "no",
    actions: ["refuge"],
  },
  { code: "R15", when: (s) => s.facts.wantsToMove === "yes" && !mustLeave(s), actions: ["homelessness-prevention"] },
  { code: "R16", when: (s) => canStay(s) && s.facts.perpetratorInHome === "no", actions: ["sanctuary"] },
  { code: "R16", when: (s) => canStay(s) && s.facts.perpetratorInHome === "yes", actions: ["non-molestation-order"] },
  { code: "R17", when: ({ childAtRisk }) => childAtRisk, actions: ["mash"] },
  {
    code: "R17",
    when: ({ childAtRisk, hasChildUnder18 }) => !childAtRisk && hasChildUnder18,
    actions: ["early-help-family"],
  },
  {
    code: "R18",
    when: ({ facts }) =>
      facts.policeAttended === "yes" &&
      (isSchoolAge(facts.victimAge) || (facts.children ?? []).some((child) => isSchoolAge(child.age))),
    actions: ["operation-encompass"],
  },
  {
    code: "R19",
    when: ({ facts }) =>
      facts.careAndSupportNeeds === "yes" && facts.unableToProtectSelf !== "no" && !isUnder18(facts.victimAge),
    actions: ["adult-safeguarding"],
  },
  { code: "R20", when: ({ facts }) => facts.needsLegalProtection === "yes", actions: ["dapo"] },
  { code: "R20", when: ({ facts }) => facts.wantsCivilOrder === "yes", actions: ["non-molestation-order"] },
  { code: "R20", when: ({ facts }) => facts.wantsPerpetratorHistory === "yes", actions: ["clares-law"] },
  {
    code: "R21",
    when: ({ facts }) => facts.recourse === "partner-visa",
    actions: ["migrant-concession", "no-recourse-support"],
  },
  { code: "R21", when: ({ facts }) => facts.recourse === "none", actions: ["no-recourse-support"] },
  {
    code: "R21",
    when: ({ facts }) => facts.recourse !== undefined && facts.recourse !== "yes",
    flags: ["no-immigration-sharing"],
  },
  // Below high, by-and-for takes the place of general support instead: see proposals.ts.
  {
    code: "R22",
    when: ({ facts, grade }) => facts.wantsByAndFor === "yes" && grade === "high",
    actions: ["by-and-for"],
  },
  { code: "R23", when: isIntensive, actions: ["intensive-perpetrator"], flags: ["never-reveal-source"] },
  { code: "R23", when: wantsChange, actions: ["behaviour-change"], flags: ["never-reveal-source"] },
  {
    code: "R24",
    when: ({ facts }) =>
      !LAY_SOURCES.includes(facts.source) && facts.consent?.sharing === "yes" && facts.feedbackSafe === "yes",
    actions: ["referrer-feedback"],
  },
];
