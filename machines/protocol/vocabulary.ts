// The words a facts document may use. Lists, so that forms, checks and tests all read the same ones.

export const SOURCES = [
  "self",
  "family-friend",
  "gp",
  "police",
  "housing",
  "hospital",
  "maternity",
  "mental-health",
  "children",
  "adult-care",
  "school",
  "probation",
  "benefits",
  "voluntary",
  "other",
] as const;
export type Source = (typeof SOURCES)[number];

/** Sources that are not a professional's: they get no feedback. */
export const LAY_SOURCES: readonly Source[] = ["self", "family-friend", "other"];

export const TOPICS = [
  "injury",
  "extreme-fear",
  "isolation",
  "low-mood",
  "separation",
  "child-contact",
  "stalking",
  "pregnancy",
  "frequency-rising",
  "severity-rising",
  "coercive-control",
  "weapon",
  "threat-to-kill",
  "strangulation",
  "sexual-harm",
  "others-threatening",
  "harmed-others",
  "animal-cruelty",
  "money-control",
  "perpetrator-substance-or-health",
  "perpetrator-suicide",
  "breach",
  "perpetrator-record",
  "fear-for-whom",
] as const;
export type Topic = (typeof TOPICS)[number];

export const YES_NO_UNKNOWN = ["yes", "no", "unknown"] as const;
export type YesNoUnknown = (typeof YES_NO_UNKNOWN)[number];

export const OTHER_TOOLS = ["dash-police", "dara", "professional-only"] as const;
export const RISK_TOOLS = ["dash-safelives", ...OTHER_TOOLS] as const;
export type RiskTool = (typeof RISK_TOOLS)[number];

/** How many questions dash-safelives has. */
export const DASH_QUESTIONS = 24;

export const STRANGULATION = ["none", "within72h", "within4weeks", "earlier", "unknown"] as const;
export const SEXUAL_ASSAULT = ["none", "within7days", "earlier", "unknown"] as const;
export const RECOURSE = ["yes", "none", "partner-visa", "unknown"] as const;
export const CONSENT_ANSWERS = ["yes", "no", "not-asked"] as const;

/** The optional facts that are answered by yes, no or unknown. */
export const YES_NO_FACTS = [
  "safeToTalk",
  "samePair",
  "newAbuseSince",
  "strangulationSymptoms",
  "injuryUntreated",
  "suicidalIntent",
  "childAtHarm",
  "wantsPerpetratorHistory",
  "wantsCivilOrder",
  "needsLegalProtection",
  "wantsToStay",
  "wantsToMove",
  "safeToStay",
  "needsSpecialistAccommodation",
  "homelessWithin56Days",
  "perpetratorInHome",
  "careAndSupportNeeds",
  "unableToProtectSelf",
  "policeAttended",
  "forcedMarriage",
  "honourBased",
  "gpPracticeInScheme",
  "wantsByAndFor",
  "perpetratorAcceptsBehaviour",
  "perpetratorSerial",
  "perpetratorHighHarm",
  "feedbackSafe",
] as const;
export type YesNoFact = (typeof YES_NO_FACTS)[number];
