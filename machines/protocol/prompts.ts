// R3's prompts, in their order: what should make a person consider a high grade.
import type { Facts, Topic } from "./facts.ts";
import type { Assessment } from "./assessment.ts";
import type { Settings } from "./settings.ts";

const ALONE = [
  "strangulation",
  "stalking",
  "threat-to-kill",
  "pregnancy",
  "extreme-fear",
  "weapon",
  "sexual-harm",
  "perpetrator-suicide",
] as const satisfies readonly Topic[];

/** These count only when two or more of them are present. */
const TOGETHER = ["isolation", "frequency-rising", "severity-rising", "breach"] as const satisfies readonly Topic[];

const WHEN_YES = ["honourBased", "forcedMarriage", "suicidalIntent"] as const;

export const PROMPTS = [
  ...ALONE,
  ...TOGETHER,
  "separation+coercive-control",
  ...WHEN_YES,
  "strangulation-recent",
  "sexual-assault-recent",
  "unknowns",
] as const;
export type Prompt = (typeof PROMPTS)[number];

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
): Prompt[] {
  const prompts: Prompt[] = ALONE.filter((topic) => topics.has(topic));
  const together = TOGETHER.filter((topic) => topics.has(topic));
  if (together.length >= 2) prompts.push(...together);
  if (topics.has("separation") && topics.has("coercive-control")) prompts.push("separation+coercive-control");
  prompts.push(...WHEN_YES.filter((name) => facts[name] === "yes"));
  if (facts.strangulation === "within72h" || facts.strangulation === "within4weeks")
    prompts.push("strangulation-recent");
  if (facts.sexualAssault === "within7days") prompts.push("sexual-assault-recent");
  if (couldReachHigh(assessment, settings)) prompts.push("unknowns");
  return prompts;
}
