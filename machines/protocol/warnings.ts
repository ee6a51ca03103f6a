// Facts that contradict each other are answered all the same: each pair is shown as a sentence, never blocked.
import { isUnder18 } from "./ages.ts";
import { isDueByWorkingDays } from "./clock-rules.ts";
import { isInCalendar } from "./calendar.ts";
import type { Proposal } from "./proposals.ts";
import type { Situation } from "./situation.ts";
import { WARNING_WORDS, type Warning } from "./words.ts";

const CONTRADICTIONS: Readonly<Partial<Record<Warning, (situation: Situation) => boolean>>> = {
  "safe-and-homeless": ({ facts }) => facts.safeToStay === "yes" && facts.homelessWithin56Days === "yes",
  "stay-and-move": ({ facts }) => facts.wantsToStay === "yes" && facts.wantsToMove === "yes",
  "safe-in-danger": ({ facts }) => facts.safeToStay === "yes" && facts.immediateDanger === "yes",
  "strangulation-none-and-topic": ({ facts, topics }) => facts.strangulation === "none" && topics.has("strangulation"),
  "strangulation-none-and-symptoms": ({ facts }) =>
    facts.strangulation === "none" && facts.strangulationSymptoms === "yes",
  "assault-none-and-topic": ({ facts, topics }) => facts.sexualAssault === "none" && topics.has("sexual-harm"),
  "child-harm-without-children": ({ facts }) =>
    facts.childAtHarm === "yes" && facts.children?.length === 0 && !isUnder18(facts.victimAge),
  "child-not-younger": ({ facts }) =>
    facts.victimAge !== undefined &&
    !isUnder18(facts.victimAge) &&
    (facts.children ?? []).some(({ age }) => age >= (facts.victimAge ?? 0)),
  "police-attended-without-incident": ({ facts }) =>
    facts.policeAttended === "yes" && facts.policeReportedIncidents12m === 0,
  "unable-without-needs": ({ facts }) => facts.careAndSupportNeeds === "no" && facts.unableToProtectSelf === "yes",
};

/** Only the year of the last conference is known, and it decides whether this may be a repeat. */
const isYearOnly = ({ facts }: Situation): boolean => facts.lastConferenceReferral?.length === 4;

function isBeyondCalendar(situation: Situation, dated: readonly Proposal[]): boolean {
  return dated.some(
    ({ pathway, due }) =>
      pathway !== "safety-plan" && isDueByWorkingDays(situation, pathway) && !isInCalendar(situation.at, due),
  );
}

/** A sentence for each contradiction, and one when due times lie beyond the calendar of bank holidays. */
export function warningsOf(situation: Situation, dated: readonly Proposal[]): string[] {
  const found = (Object.keys(CONTRADICTIONS) as Warning[]).filter((warning) => CONTRADICTIONS[warning]?.(situation));
  if (isYearOnly(situation)) found.push("conference-year-only");
  if (isBeyondCalendar(situation, dated)) found.push("beyond-calendar");
  return found.map((warning) => WARNING_WORDS[warning]);
}
