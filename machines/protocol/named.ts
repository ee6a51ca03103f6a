// Rules, prompts and flags in plain words, those that a later version adds included.
import type { ExtraRule } from "./definition.ts";
import { FACT_WORDS, TOPIC_WORDS } from "./fact-words.ts";
import type { Flag } from "./flags.ts";
import type { Prompt } from "./prompts.ts";
import type { RuleCode } from "./rules.ts";
import { FLAG_WORDS, PROMPT_WORDS, RULE_WORDS } from "./words.ts";

/** Rules that later versions added: one version's, or those of all, for a code means the same in every version. */
export type Added = readonly Pick<ExtraRule, "code" | "say" | "flag">[];

const added = (rules: Added, code: string) => rules.find((rule) => rule.code === code);
const wordsIn = (words: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;

/** Why a rule holds, in general. */
export function ruleWords(code: RuleCode, rules: Added): string {
  return added(rules, code)?.say ?? wordsIn(RULE_WORDS, code) ?? code;
}

/** What should make a person consider a high grade. */
export function promptWords(prompt: Prompt, rules: Added): string {
  const known =
    added(rules, prompt)?.say.replace(/\.$/, "") ?? wordsIn(PROMPT_WORDS, prompt) ?? wordsIn(FACT_WORDS, prompt);
  return (
    known ??
    prompt
      .split("+")
      .map((topic) => wordsIn(TOPIC_WORDS, topic) ?? topic)
      .join("; ")
  );
}

/** What to ask, or never to do. */
export function flagWords(flag: Flag | RuleCode, rules: Added): string {
  const own = added(rules, flag)?.flag;
  return typeof own === "object" && own !== null ? own.say : (wordsIn(FLAG_WORDS, flag) ?? flag);
}

/** A flag that says what to ask, not what never to do. What a later version asks in its own words is something to ask. */
export const isToAsk = (flag: Flag | RuleCode): boolean => flag.startsWith("ask-") || /^R\d/.test(flag);
