// Why an action is suggested, and what is still worth asking because the answer would change something.
import type { Facts } from "./facts.ts";
import { ruleWords } from "./named.ts";
import { REASONS } from "./reasons.ts";
import type { ResultAction } from "./result.ts";
import { VERSION_1, type Ruleset } from "./ruleset.ts";
import { situationOf } from "./situation.ts";

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

export { stillUnknown, type StillUnknown } from "./still-unknown.ts";
