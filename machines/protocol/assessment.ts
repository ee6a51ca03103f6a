// What the risk tool says, if there is one. Counts of different tools are never converted into each other.
import { DASH_QUESTIONS, type Facts, type Grade } from "./facts.ts";

export interface Assessment {
  /** True for dash-safelives alone: only its counts meet the thresholds. */
  readonly counted: boolean;
  readonly yes: number;
  /** Declined or never reached. */
  readonly notKnown: number;
  /** R6: more questions not known than the protocol allows. */
  readonly incomplete: boolean;
  /** The grade of another tool, as it came: a floor under the suggestion. */
  readonly grade: Grade | null;
  /** R4: complete enough to suggest standard when nothing else is found. */
  readonly full: boolean;
}

export function assessmentOf({ risk }: Pick<Facts, "risk">, mostNotKnown: number): Assessment {
  if (risk?.tool === "dash-safelives") {
    const yes = risk.yes ?? 0;
    const notKnown = DASH_QUESTIONS - yes - (risk.no ?? 0);
    const incomplete = notKnown > mostNotKnown;
    return { counted: true, yes, notKnown, incomplete, grade: null, full: !incomplete };
  }
  const grade = risk?.grade ?? null;
  return { counted: false, yes: 0, notKnown: 0, incomplete: false, grade, full: grade !== null };
}
