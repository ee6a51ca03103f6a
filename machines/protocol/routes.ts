// R2: the routes to the multi-agency risk conference, in their order.
import type { Assessment } from "./assessment.ts";
import type { Facts } from "./facts.ts";
import { isWithinMonths } from "./repeat.ts";
import type { Settings } from "./settings.ts";

export const ROUTES = ["judgement", "visible-high", "escalation", "repeat"] as const;
export type Route = (typeof ROUTES)[number];

/** The last conference referral is known and lies within the area's period. */
export function wasReferredRecently(facts: Facts, at: number, { repeatMonths }: Settings): boolean {
  return facts.lastConferenceReferral !== undefined && isWithinMonths(facts.lastConferenceReferral, at, repeatMonths);
}

/** The routes that the facts themselves give; a person's agreed grade is not among the reasons. */
export function routesOf(facts: Facts, at: number, assessment: Assessment, settings: Settings): Route[] {
  const holds: Record<Route, boolean> = {
    judgement: facts.professionalJudgementHigh === true || assessment.grade === "high",
    "visible-high": assessment.counted && assessment.yes >= settings.visibleHigh,
    escalation: (facts.policeReportedIncidents12m ?? -1) >= settings.escalationIncidents,
    repeat: facts.samePair === "yes" && facts.newAbuseSince === "yes" && wasReferredRecently(facts, at, settings),
  };
  return ROUTES.filter((route) => holds[route]);
}
