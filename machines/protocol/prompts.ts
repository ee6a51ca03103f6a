// R3's prompts, in their order: what should make a person consider a high grade.
import type { Facts, Topic, YesNoFact } from "./facts.ts";
import type { Assessment } from "./assessment.ts";
import { FIRST_DEFINITION } from "./definition.ts";
import type { RuleCode } from "./rules.ts";
import type { Ruleset } from "./ruleset.ts";
import type { Settings } from "./settings.ts";

const RECENT_AND_OPEN = ["strangulation-recent", "sexual-assault-recent", "unknowns"] as const;
type Pair = `${Topic}+${Topic}`;

const pairOf = ([one, other]: readonly [Topic, Topic]): Pair => `${one}+${other}`;

const FIRST = FIRST_DEFINITION.prompts;

/** The prompts of version 1, in its order. */
export const PROMPTS = [
  ...FIRST.alone,
  ...FIRST.needingTwo,
  "separation+coercive-control",
  ...FIRST.facts,
  ...RECENT_AND_OPEN,
] as const;
export type FirstPrompt = (typeof PROMPTS)[number];
/** A later version may name other topics, pairs and facts; a rule it adds prompts under its code. */
export type Prompt = FirstPrompt | Topic | Pair | YesNoFact | RuleCode;

/** Enough of the tool's questions are open to reach the high threshold. */
function couldReachHigh(assessment: Assessment, { visibleHigh }: Settings): boolean {
  return assessment.counted && assessment.yes < visibleHigh && visibleHigh <= assessment.yes + assessment.notKnown;
}

/** The prompts that these facts give, in protocol order. */
export function promptsOf(
  facts: Facts,
  topics: ReadonlySet<Topic>,
  assessment: Assessment,
  settings: Settings,
  { definition, extraPrompts }: Pick<Ruleset, "definition" | "extraPrompts">,
): Prompt[] {
  const { alone, needingTwo, together, facts: whenYes } = definition.prompts;
  const prompts: Prompt[] = alone.filter((topic) => topics.has(topic));
  const oneOfTwo = needingTwo.filter((topic) => topics.has(topic));
  if (oneOfTwo.length >= 2) prompts.push(...oneOfTwo);
  for (const pair of together) if (topics.has(pair[0]) && topics.has(pair[1])) prompts.push(pairOf(pair));
  for (const name of whenYes) if (facts[name] === "yes") prompts.push(name);
  if (facts.strangulation === "within72h" || facts.strangulation === "within4weeks")
    prompts.push("strangulation-recent");
  if (facts.sexualAssault === "within7days") prompts.push("sexual-assault-recent");
  if (couldReachHigh(assessment, settings)) prompts.push("unknowns");
  for (const { code, holds } of extraPrompts) if (holds(facts, topics)) prompts.push(code);
  // A version may name a topic alone and as one of two.
  return [...new Set(prompts)];
}
