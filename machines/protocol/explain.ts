// Why an action is suggested, and what is still worth asking because the answer would change something.
import type { Facts } from "./facts.ts";
import { REASONS } from "./reasons.ts";
import type { ResultAction } from "./result.ts";
import { situationOf } from "./situation.ts";
import { RULE_WORDS } from "./words.ts";

/** One plain sentence for each true reason behind an action, in the order of its rules, without rule codes. */
export function whyAction(action: Pick<ResultAction, "pathway" | "rules">, facts: Facts): string[] {
  const situation = situationOf(facts);
  const sentences = action.rules.flatMap((code) => {
    const holding = REASONS.filter(
      (reason) => reason.code === code && (reason.pathways?.includes(action.pathway) ?? true) && reason.when(situation),
    ).map((reason) => reason.say);
    const general = RULE_WORDS[code as keyof typeof RULE_WORDS];
    return holding.length > 0 ? holding : [general];
  });
  return [...new Set(sentences)];
}

export { stillUnknown, type StillUnknown } from "./still-unknown.ts";
