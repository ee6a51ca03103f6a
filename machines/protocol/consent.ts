// R25: what a refusal stops, what goes ahead in spite of one, and on which footing an action is shared.
import { PATHWAY, type ConsentNeed, type PathwayCode } from "./catalogue.ts";
import type { Situation } from "./situation.ts";

/** In the order in which the first one wins when two entries of a pathway are made one. */
export const CONSENT_BASES = ["override", "given", "to-ask", "not-needed"] as const;
export type ConsentBasis = (typeof CONSENT_BASES)[number];
export type Refusal = "service-refused" | "sharing-refused";

/** How the person's refusal meets this pathway; null when they have not refused it. */
export function refusalOf({ facts }: Situation, code: PathwayCode): Refusal | null {
  if (facts.consent?.service === "no") return "service-refused";
  return facts.consent?.sharing === "no" && PATHWAY[code].owner !== "hub" ? "sharing-refused" : null;
}

function standsAgainstRefusal(situation: Situation, need: ConsentNeed): boolean {
  switch (need) {
    case "not-needed":
    case "override-vital":
      return true;
    case "override-high":
      return situation.highAnywhere;
    case "override-child":
      return situation.childAtRisk;
    case "service":
      return false;
  }
}

/** Whether a pathway goes ahead: it is not refused, or its consent stands against the refusal. */
export function passesConsent(
  situation: Situation,
  code: PathwayCode,
  need: ConsentNeed = situation.ruleset.definition.pathways[code].consent,
): boolean {
  return refusalOf(situation, code) === null || standsAgainstRefusal(situation, need);
}

/** The footing of a pathway that goes ahead. `override` needs a justification that is recorded. */
export function consentBasisOf(situation: Situation, code: PathwayCode): ConsentBasis {
  const { owner } = PATHWAY[code];
  const need = situation.ruleset.definition.pathways[code].consent;
  if (need === "not-needed") return "not-needed";
  if (refusalOf(situation, code) !== null) return "override";
  const { consent } = situation.facts;
  const answer = owner === "hub" ? consent?.service : consent?.sharing;
  return answer === "yes" ? "given" : "to-ask";
}
