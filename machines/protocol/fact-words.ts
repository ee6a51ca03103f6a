// Facts, answers, topics and sources in plain words, for forms, explanations and the case page.
import type { RiskTool, Source, Topic, YesNoFact, YesNoUnknown } from "./vocabulary.ts";

export const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  self: "The person themselves",
  "family-friend": "Family or a friend",
  gp: "GP practice",
  police: "Police",
  housing: "Housing",
  hospital: "Hospital",
  maternity: "Maternity service",
  "mental-health": "Mental-health service",
  children: "Children's services",
  "adult-care": "Adult social care",
  school: "School or college",
  probation: "Probation",
  benefits: "Benefits office",
  voluntary: "Voluntary organisation",
  other: "Someone else",
};

export const TOPIC_WORDS: Readonly<Record<Topic, string>> = {
  injury: "Has been hurt",
  "extreme-fear": "Is very frightened",
  isolation: "Is kept away from other people",
  "low-mood": "Is feeling very low",
  separation: "Has left, or is trying to leave",
  "child-contact": "Conflict about seeing the children",
  stalking: "Is followed, watched or contacted when they do not want it",
  pregnancy: "Is pregnant, or has had a baby in the last 18 months",
  "frequency-rising": "It happens more often",
  "severity-rising": "It is getting worse",
  "coercive-control": "Is told what to do, watched or controlled",
  weapon: "A weapon, or something used as one",
  "threat-to-kill": "A threat to kill",
  strangulation: "Hands or something else on the neck, or breathing stopped",
  "sexual-harm": "Sexual harm",
  "others-threatening": "Other people threaten them too",
  "harmed-others": "The other person has hurt someone else",
  "animal-cruelty": "The other person has hurt an animal",
  "money-control": "Money is controlled, or runs out because of the other person",
  "perpetrator-substance-or-health": "The other person's drinking, drug use or mental health",
  "perpetrator-suicide": "The other person has spoken of ending their own life, or tried",
  breach: "An order or a bail condition has been broken",
  "perpetrator-record": "The other person is known to the police",
  "fear-for-whom": "Is frightened for someone else as well",
};

export const RISK_TOOL_WORDS: Readonly<Record<RiskTool, string>> = {
  "dash-safelives": "Dash (SafeLives)",
  "dash-police": "Dash (police)",
  dara: "DARA (police)",
  "professional-only": "A professional's judgement, no tool",
};

export const YES_NO_WORDS: Readonly<Record<YesNoUnknown, string>> = { yes: "Yes", no: "No", unknown: "Not known" };

const YES_NO_FACT_WORDS: Readonly<Record<YesNoFact, string>> = {
  safeToTalk: "Safe to talk now",
  samePair: "The same two people as at the last conference",
  newAbuseSince: "New abuse since the last conference",
  strangulationSymptoms: "Signs of harm to the neck, such as a hoarse voice or trouble swallowing",
  injuryUntreated: "An injury that nobody has looked at",
  suicidalIntent: "Thinks of ending their life",
  childAtHarm: "A child has been hurt, or may be",
  wantsPerpetratorHistory: "Wants to know about the other person's past",
  wantsCivilOrder: "Wants an order from the family court",
  needsLegalProtection: "Needs legal protection through the police",
  wantsToStay: "Wants to stay at home",
  wantsToMove: "Wants to move",
  safeToStay: "Safe to stay tonight",
  needsSpecialistAccommodation: "Needs a refuge or other specialist accommodation",
  homelessWithin56Days: "Homeless now, or within eight weeks",
  perpetratorInHome: "The other person lives in the home",
  careAndSupportNeeds: "Has care and support needs",
  unableToProtectSelf: "Cannot keep themselves safe because of those needs",
  policeAttended: "The police came",
  forcedMarriage: "Forced marriage",
  honourBased: "Abuse in the name of honour",
  gpPracticeInScheme: "The GP practice has an advocate",
  wantsByAndFor: "Wants a service run by people of their own community",
  perpetratorAcceptsBehaviour: "The other person accepts what they have done",
  perpetratorSerial: "The other person has abused more than one partner",
  perpetratorHighHarm: "The other person does serious harm",
  feedbackSafe: "It is safe to tell the referrer what happened",
};

/** What is asked, in a few words, by the path of the fact. */
export const FACT_WORDS = {
  ...YES_NO_FACT_WORDS,
  area: "Area",
  at: "When they made contact",
  source: "Who made contact",
  immediateDanger: "In danger right now",
  agreedGrade: "The agreed grade",
  topics: "What is happening",
  risk: "Risk assessment",
  professionalJudgementHigh: "A professional judges the risk to be high",
  policeReportedIncidents12m: "Incidents reported to the police in twelve months",
  lastConferenceReferral: "Last referral to the risk conference",
  strangulation: "Strangled or choked",
  sexualAssault: "Sexually assaulted",
  recourse: "Can claim benefits and housing help",
  victimAge: "The person's age",
  children: "Children",
  consent: "Consent",
  "consent.service": "Wants the hub's help",
  "consent.sharing": "Agrees that others are told",
  settings: "The area's settings",
} as const;

/** Answers that are not yes, no or not known, in plain words. */
export const ANSWER_WORDS = {
  strangulation: {
    none: "No",
    within72h: "In the last 72 hours",
    within4weeks: "In the last four weeks",
    earlier: "Longer ago",
    unknown: "Not known",
  },
  sexualAssault: { none: "No", within7days: "In the last seven days", earlier: "Longer ago", unknown: "Not known" },
  recourse: {
    yes: "Yes",
    none: "No: no recourse to public funds",
    "partner-visa": "Here on a partner's visa",
    unknown: "Not known",
  },
  consent: { yes: "Yes", no: "No", "not-asked": "Not asked yet" },
} as const;
