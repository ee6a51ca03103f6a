// What triage answers: a suggestion with its reasons. A person decides, and both are kept.
import type { PathwayCode } from "./catalogue.ts";
import type { ConsentBasis, Refusal } from "./consent.ts";
import type { Flag } from "./flags.ts";
import type { Prompt } from "./prompts.ts";
import type { Route } from "./routes.ts";
import type { RuleCode } from "./rules.ts";
import type { SuggestedGrade } from "./situation.ts";

/** An instant in UTC to the second, written `2026-03-02T17:00:00Z`. */
export type DueTime = string;

/** Why a pathway is out: the area says so, its owner declined, or its owner has no room. */
export const OUT_REASONS = ["unavailable", "declined", "no-capacity"] as const;
export type OutReason = (typeof OUT_REASONS)[number];
export type UnmetReason = Refusal | OutReason;

export interface ResultAction {
  readonly pathway: PathwayCode;
  /** Every rule that asks for it, in number order. */
  readonly rules: readonly RuleCode[];
  readonly due: DueTime;
  readonly consentBasis: ConsentBasis;
}

export interface UnmetNeed {
  readonly pathway: PathwayCode;
  readonly reason: UnmetReason;
  /** The pathway that stands in for it, or null when none does: then it is the duty manager's next action. */
  readonly metBy: PathwayCode | null;
  /** When the action itself would have been due. */
  readonly due: DueTime;
}

export interface TriageResult {
  /** The version that answered. */
  readonly protocol: string;
  readonly suggestedGrade: SuggestedGrade;
  readonly considerHigh: readonly Prompt[];
  readonly incomplete: boolean;
  readonly emergency: boolean;
  readonly conferenceRoutes: readonly Route[];
  readonly flags: readonly (Flag | RuleCode)[];
  /** Sentences about facts that contradict each other, or days beyond the calendar. */
  readonly warnings: readonly string[];
  readonly actions: readonly ResultAction[];
  readonly unmet: readonly UnmetNeed[];
}
