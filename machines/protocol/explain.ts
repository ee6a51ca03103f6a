// Why an action is suggested, and what is still worth asking because the answer would change something.
import type { Facts } from "./facts.ts";
import { ruleWords } from "./named.ts";
import { REASONS } from "./reasons.ts";
import type { ResultAction, TriageResult } from "./result.ts";
import { VERSION_1, type Ruleset } from "./ruleset.ts";
import { situationOf } from "./situation.ts";
import { ROUTE_WORDS, RULE_WORDS } from "./words.ts";

/** One plain sentence for each true reason behind an action, in the order of its rules, without rule codes. */
export function whyAction(
  action: Pick<ResultAction, "pathway" | "rules">,
  facts: Facts,
  ruleset: Ruleset = VERSION_1,
): string[] {
  const situation = situationOf(facts, ruleset);
  const sentences = action.rules.flatMap((code) => {
    const holding = REASONS.filter(
      (reason) => reason.code === code && (reason.pathways?.includes(action.pathway) ?? true) && reason.when(situation),
    ).map((reason) => reason.say);
    return holding.length > 0 ? holding : [ruleWords(code, ruleset.definition.extra)];
  });
  return [...new Set(sentences)];
}

/** Why this grade is suggested, a sentence each. */
export function whyGrade({
  suggestedGrade,
  emergency,
  conferenceRoutes,
}: Pick<TriageResult, "suggestedGrade" | "emergency" | "conferenceRoutes">): string[] {
  const words = conferenceRoutes.map((route) => ROUTE_WORDS[route]);
  if (suggestedGrade === "high") return emergency ? ["They are in danger right now.", ...words] : words;
  return [RULE_WORDS[({ medium: "R3", standard: "R4", "not-assessed": "R5" } as const)[suggestedGrade]]];
}

export { stillUnknown, type StillUnknown } from "./still-unknown.ts";
