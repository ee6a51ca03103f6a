// The protocol in plain words: rules, grades, flags, prompts, routes, consent and warnings. Rule codes stay out of sentences.
import type { ConsentBasis } from "./consent.ts";
import type { Flag } from "./flags.ts";
import type { FirstPrompt } from "./prompts.ts";
import type { UnmetReason } from "./result.ts";
import type { Route } from "./routes.ts";
import type { SuggestedGrade } from "./situation.ts";
import { TOPIC_WORDS } from "./fact-words.ts";

export * from "./fact-words.ts";
export { PATHWAY_WORDS } from "./pathway-words.ts";

/** Every rule of version 1 in one sentence; what a later version adds brings its own (named.ts). */
export const RULE_WORDS = {
  R1: "Danger now comes before everything, and a call that is not safe is rung back.",
  R2: "One of the four routes to the multi-agency risk conference holds.",
  R3: "What is known asks for at least a medium grade.",
  R4: "A full assessment found nothing higher.",
  R5: "There is no full risk assessment yet.",
  R6: "Too many questions of the risk tool are not known.",
  R7: "The grade is high.",
  R8: "The grade is medium.",
  R9: "The grade is standard.",
  R10: "Strangulation or an untreated injury needs medical eyes.",
  R11: "Mood and thoughts of ending life need help of their own.",
  R12: "Sexual harm needs specialist care.",
  R13: "Honour-based abuse and forced marriage need a specialist, and silence towards the family.",
  R14: "Stalking needs a specialist.",
  R15: "A safe place to live is needed.",
  R16: "The person wants to stay at home.",
  R17: "Children are part of this.",
  R18: "The police came and a school-age child is part of this.",
  R19: "Someone with care and support needs may not be able to keep themselves safe.",
  R20: "Legal protection, or knowledge of the other person's past, is wanted.",
  R21: "Public funds depend on the person's immigration status.",
  R22: "The person asks for a service run by their own community.",
  R23: "Something can be done about the other person's behaviour.",
  R24: "A professional referred, and may safely be told what happened.",
  R25: "Something was refused, so the person is given numbers they can ring themselves.",
  R26: "This takes the place of help that cannot be had now.",
} as const;

export const GRADE_WORDS: Readonly<Record<SuggestedGrade, string>> = {
  "not-assessed": "Not assessed yet",
  standard: "Standard",
  medium: "Medium",
  high: "High",
};

export const ROUTE_WORDS: Readonly<Record<Route, string>> = {
  judgement: "A professional judges the risk to be high.",
  "visible-high": "The count of yes answers reaches the high threshold.",
  escalation: "The police have been told of several incidents in twelve months.",
  repeat: "There is new abuse between the same two people since the last conference.",
};

export const FLAG_WORDS: Readonly<Record<Flag, string>> = {
  "ask-danger-again": "Ask again whether they are in danger right now.",
  "ask-safe-to-talk": "Ask whether it is safe to talk.",
  "ask-strangulation": "Ask whether they were strangled or choked, and when.",
  "ask-suicide": "Ask whether they think of ending their life.",
  "ask-safe-to-stay": "Ask whether it is safe to stay tonight.",
  "ask-child-harm": "Ask whether a child has been hurt.",
  "ask-children": "Ask whether there are children.",
  "ask-repeat": "Ask whether there is new abuse by the same person since the last conference.",
  "ask-assault-date": "Ask when the sexual harm happened.",
  "never-contact-family": "Never contact the family or the community.",
  "no-local-interpreter": "Use no interpreter from the local community.",
  "no-mediation": "Offer no mediation.",
  "no-immigration-sharing": "Do not share anything with immigration enforcement.",
  "never-reveal-source": "Never reveal to the other person who told us.",
};

export const PROMPT_WORDS: Readonly<Record<FirstPrompt, string>> = {
  strangulation: TOPIC_WORDS.strangulation,
  stalking: TOPIC_WORDS.stalking,
  "threat-to-kill": TOPIC_WORDS["threat-to-kill"],
  pregnancy: TOPIC_WORDS.pregnancy,
  "extreme-fear": TOPIC_WORDS["extreme-fear"],
  weapon: TOPIC_WORDS.weapon,
  "sexual-harm": TOPIC_WORDS["sexual-harm"],
  "perpetrator-suicide": TOPIC_WORDS["perpetrator-suicide"],
  isolation: TOPIC_WORDS.isolation,
  "frequency-rising": TOPIC_WORDS["frequency-rising"],
  "severity-rising": TOPIC_WORDS["severity-rising"],
  breach: TOPIC_WORDS.breach,
  "separation+coercive-control": "Leaving, and being controlled",
  honourBased: "Abuse in the name of honour",
  forcedMarriage: "Forced marriage",
  suicidalIntent: "Thoughts of ending their life",
  "strangulation-recent": "Strangled or choked in the last four weeks",
  "sexual-assault-recent": "Sexually assaulted in the last seven days",
  unknowns: "Questions that are still open could bring the count to high",
};

export const CONSENT_BASIS_WORDS: Readonly<Record<ConsentBasis, string>> = {
  "not-needed": "No consent is needed.",
  override: "It goes ahead although it was refused: record why.",
  given: "The person has agreed.",
  "to-ask": "Ask the person first.",
};

export const UNMET_REASON_WORDS: Readonly<Record<UnmetReason, string>> = {
  "service-refused": "The person does not want the hub's help.",
  "sharing-refused": "The person does not want others to be told.",
  unavailable: "It is not available in this area now.",
  declined: "The organisation declined.",
  "no-capacity": "The organisation has no room.",
};

/** Facts that do not fit together: shown, never blocked. */
export const WARNING_WORDS = {
  "safe-and-homeless": "Safe to stay is yes, and homeless within eight weeks is yes too: check both.",
  "stay-and-move": "They want to stay and they want to move: ask which comes first.",
  "safe-in-danger": "They are in danger now, and safe to stay is yes: check both.",
  "strangulation-none-and-topic":
    "Strangulation is ticked among the topics, but the answer about it is none: ask again.",
  "strangulation-none-and-symptoms": "There are signs of strangulation, but the answer about it is none: ask again.",
  "assault-none-and-topic":
    "Sexual harm is ticked among the topics, but the answer about sexual assault is none: ask again.",
  "child-harm-without-children": "A child may be hurt, but no child is listed: ask who the children are.",
  "child-not-younger": "A child is listed as old as the person, or older: check the ages.",
  "police-attended-without-incident":
    "The police came, but no incident is counted in the last twelve months: check the count.",
  "unable-without-needs":
    "They cannot keep themselves safe because of their needs, but care and support needs is no: check both.",
  "conference-year-only":
    "Only the year of the last conference referral is known: it is counted as the latest day it could be.",
  "beyond-calendar": "A due time lies beyond the calendar of bank holidays: weekdays alone were counted.",
} as const;
export type Warning = keyof typeof WARNING_WORDS;
