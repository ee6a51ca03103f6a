// What a partner is asked, and the least about the person that lets them do it. Nothing is told that is not in the row; a
// safe phone always comes with its script and its times, and only while it is safe to ring.
import type { PathwayCode } from "./protocol/catalogue.ts";

/** What may be told of a person, once the action is accepted. */
export const TOLD_FIELDS = [
  "chosenName",
  "fullName",
  "birthDate",
  "safePhone",
  "address",
  "children",
  "interpreter",
  "whatHappened",
  "otherName",
] as const;
export type ToldField = (typeof TOLD_FIELDS)[number];

export const TOLD_WORDS: Readonly<Record<ToldField, string>> = {
  chosenName: "Call them",
  fullName: "Full name",
  birthDate: "Date of birth",
  safePhone: "Safe contact",
  address: "Address",
  children: "Children’s ages",
  interpreter: "Language",
  whatHappened: "What has happened, in their words",
  otherName: "Who causes harm",
};

export interface PartnerMinimum {
  /** What we ask, in a verb. */
  readonly ask: string;
  readonly told: readonly ToldField[];
}

const REACH = ["chosenName", "safePhone", "interpreter"] as const satisfies readonly ToldField[];
/** The hub does these itself: no partner is told anything. */
const BY_THE_HUB: PartnerMinimum = { ask: "Nothing: the hub does this", told: [] };

/** Who looks for a place is told which areas will not do before they say whether they have one. It names no person. */
export const LOOKS_FOR_A_PLACE: ReadonlySet<PathwayCode> = new Set([
  "refuge",
  "homelessness-application",
  "homelessness-prevention",
]);

export const PARTNER_MINIMUM: Readonly<Record<PathwayCode, PartnerMinimum>> = {
  "emergency-999": {
    ask: "Go to them now",
    told: ["fullName", "address", "children", "interpreter", "whatHappened", "otherName"],
  },
  "safety-plan": BY_THE_HUB,
  "risk-assessment": BY_THE_HUB,
  "safe-callback": BY_THE_HUB,
  "marac-referral": {
    ask: "List for the conference",
    told: ["fullName", "birthDate", "children", "whatHappened", "otherName"],
  },
  idva: { ask: "First contact: advocate", told: [...REACH, "children", "whatHappened"] },
  outreach: { ask: "First contact: outreach", told: [...REACH, "children"] },
  "early-advice": { ask: "First contact: early advice", told: REACH },
  helpline: BY_THE_HUB,
  "iris-advocate": { ask: "First contact: practice advocate", told: REACH },
  "medical-same-day": {
    ask: "Examine them today",
    told: ["fullName", "birthDate", "safePhone", "interpreter", "whatHappened"],
  },
  "mental-health-crisis": {
    ask: "Make contact now",
    told: ["fullName", "birthDate", "safePhone", "interpreter", "whatHappened"],
  },
  "talking-therapy": { ask: "Offer an appointment", told: ["fullName", "birthDate", "safePhone", "interpreter"] },
  sarc: { ask: "Offer an examination", told: REACH },
  isva: { ask: "First contact: sexual violence advisor", told: REACH },
  refuge: { ask: "Offer a refuge place", told: [...REACH, "address", "children"] },
  "homelessness-application": {
    ask: "Take a homelessness application",
    told: ["fullName", "birthDate", "safePhone", "address", "children", "interpreter"],
  },
  "homelessness-prevention": { ask: "Plan a move", told: ["fullName", "safePhone", "children", "interpreter"] },
  sanctuary: { ask: "Make the home safe", told: [...REACH, "address"] },
  mash: {
    ask: "Decide on a child at risk",
    told: ["fullName", "birthDate", "safePhone", "address", "children", "interpreter", "whatHappened", "otherName"],
  },
  "early-help-family": { ask: "Offer family help", told: [...REACH, "children"] },
  "operation-encompass": { ask: "Tell the school", told: ["fullName", "children"] },
  "adult-safeguarding": {
    ask: "Make safeguarding enquiries",
    told: ["fullName", "birthDate", "safePhone", "interpreter", "whatHappened"],
  },
  "honour-specialist": { ask: "First contact: honour specialist", told: [...REACH, "children", "whatHappened"] },
  "stalking-advocate": { ask: "First contact: stalking", told: [...REACH, "whatHappened"] },
  dapo: {
    ask: "Decide on an order",
    told: ["fullName", "birthDate", "safePhone", "interpreter", "whatHappened", "otherName"],
  },
  dvpo: {
    ask: "Decide on an order",
    told: ["fullName", "birthDate", "safePhone", "interpreter", "whatHappened", "otherName"],
  },
  "non-molestation-order": {
    ask: "Help to apply for an order",
    told: ["fullName", "safePhone", "children", "interpreter", "otherName"],
  },
  "clares-law": {
    ask: "Take a disclosure request",
    told: ["fullName", "birthDate", "safePhone", "interpreter", "otherName"],
  },
  "migrant-concession": { ask: "Advise on leave to stay", told: [...REACH, "fullName"] },
  "no-recourse-support": { ask: "Assess for support", told: ["fullName", "safePhone", "children", "interpreter"] },
  "by-and-for": { ask: "First contact: by and for", told: [...REACH, "children"] },
  "intensive-perpetrator": { ask: "Take on the other person", told: ["whatHappened", "otherName"] },
  "behaviour-change": { ask: "Offer the programme", told: [...REACH, "otherName"] },
  "referrer-feedback": BY_THE_HUB,
};
