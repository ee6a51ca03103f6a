// What differs between two versions of the protocol, in plain sentences for those who decide about them.
import { PATHWAY, PATHWAY_CODES, type PathwayCode } from "./catalogue.ts";
import { canBeReplaced } from "./alternatives.ts";
import type { ExtraRule, ProtocolDefinition, PromptTopics } from "./definition.ts";
import type { ExtraFact } from "./extra.ts";
import { ANSWER_WORDS, FACT_WORDS, SOURCE_WORDS, TOPIC_WORDS, YES_NO_WORDS } from "./fact-words.ts";
import { ruleWords } from "./named.ts";
import { SOURCES } from "./vocabulary.ts";
import { FLAG_WORDS, GRADE_WORDS } from "./words.ts";

const SETTING_WORDS = {
  visibleHigh: "Yes answers from which the risk is visibly high, where an area says nothing else",
  mediumFrom: "Yes answers from which the grade is medium, where an area says nothing else",
  escalationIncidents: "Police incidents in twelve months that make it escalating, where an area says nothing else",
  repeatMonths: "Months in which new abuse is a repeat, where an area says nothing else",
} as const;

const PROMPT_GROUPS: Readonly<Record<keyof PromptTopics, string>> = {
  alone: "Alone asks to consider high",
  needingTwo: "Asks to consider high when two or more are there",
  together: "Only together asks to consider high",
  facts: "Asks to consider high when it is yes",
};

const title = (code: PathwayCode): string => PATHWAY[code].title;
const titles = (codes: readonly PathwayCode[]): string =>
  codes.length > 0 ? codes.map(title).join(", then ") : "nothing";

const promptWord = (prompt: PromptTopics[keyof PromptTopics][number]): string =>
  typeof prompt === "string"
    ? (({ ...FACT_WORDS, ...TOPIC_WORDS } as Readonly<Record<string, string>>)[prompt] ?? prompt)
    : prompt.map((topic) => TOPIC_WORDS[topic]).join(" and ");

function* promptChanges(from: PromptTopics, to: PromptTopics): Generator<string> {
  for (const group of Object.keys(PROMPT_GROUPS) as (keyof PromptTopics)[]) {
    const [before, after] = [from[group].map(promptWord), to[group].map(promptWord)];
    for (const word of after) if (!before.includes(word)) yield `${PROMPT_GROUPS[group]} now: ${word}.`;
    for (const word of before) if (!after.includes(word)) yield `${PROMPT_GROUPS[group]} no longer: ${word}.`;
  }
}

function* pathwayChanges(from: ProtocolDefinition, to: ProtocolDefinition): Generator<string> {
  for (const code of PATHWAY_CODES) {
    const [before, after] = [from.pathways[code], to.pathways[code]];
    if (before.clock !== after.clock) yield `${title(code)}: due in ${after.clock}, not ${before.clock}.`;
    if (before.consent !== after.consent)
      yield `${title(code)}: the consent rule is ${after.consent}, not ${before.consent}.`;
    if (canBeReplaced(code) && before.alternatives.join() !== after.alternatives.join())
      yield `${title(code)}: in its place ${titles(after.alternatives)}, not ${titles(before.alternatives)}.`;
  }
}

function answerWord(name: ExtraFact, value: string): string {
  const words: Readonly<Record<string, string>> = {
    ...YES_NO_WORDS,
    ...(name === "source" ? SOURCE_WORDS : {}),
    ...(Object.hasOwn(ANSWER_WORDS, name) ? ANSWER_WORDS[name as keyof typeof ANSWER_WORDS] : {}),
    absent: "not answered",
  };
  return words[value] ?? value;
}

/** When an added rule holds and what follows, in a sentence. */
export function extraWords({ say, when, pathways, prompt, flag }: ExtraRule): string {
  const facts = Object.entries(when.facts ?? {}).map(([name, values]) => {
    const label = (FACT_WORDS as Readonly<Record<string, string>>)[name] ?? "Who told us";
    return `“${label}” is ${values.map((value) => answerWord(name as ExtraFact, value)).join(" or ")}`;
  });
  const whenever = [...(when.topics ?? []).map((topic) => `“${TOPIC_WORDS[topic]}”`), ...facts].join(", or ");
  const grades = when.grades
    ? `, at the grade ${when.grades.map((one) => GRADE_WORDS[one].toLowerCase()).join(" or ")}`
    : "";
  const follows = [
    pathways.length > 0 && `asks for ${pathways.map(title).join(" and ")}`,
    prompt && "asks to consider high",
    flag && `says: ${typeof flag === "string" ? FLAG_WORDS[flag] : flag.say}`,
  ].filter((part) => part);
  return `${say} When ${whenever}${grades}: ${follows.join("; ")}${flag ? "" : "."}`;
}

function* extraChanges(from: ProtocolDefinition, to: ProtocolDefinition): Generator<string> {
  const codes = (definition: ProtocolDefinition) => definition.extra.map(({ code }) => code);
  for (const rule of to.extra) if (!codes(from).includes(rule.code)) yield `Added, ${rule.code}: ${extraWords(rule)}`;
  for (const rule of from.extra)
    if (!codes(to).includes(rule.code)) yield `Taken out, ${rule.code}: ${extraWords(rule)}`;
  for (const code of to.off) if (!from.off.includes(code)) yield `No longer applied, ${code}: ${ruleWords(code, [])}`;
  for (const code of from.off) if (!to.off.includes(code)) yield `Applied again, ${code}: ${ruleWords(code, [])}`;
}

function* numberChanges(from: ProtocolDefinition, to: ProtocolDefinition): Generator<string> {
  for (const [key, words] of Object.entries(SETTING_WORDS) as [keyof typeof SETTING_WORDS, string][])
    if (from.settings[key] !== to.settings[key]) yield `${words}: ${to.settings[key]}, not ${from.settings[key]}.`;
  const [before, after] = [from.settings.unavailable, to.settings.unavailable];
  for (const code of after)
    if (!before.includes(code)) yield `Not to be had, where an area says nothing else: ${title(code)}.`;
  for (const code of before)
    if (!after.includes(code)) yield `To be had, where an area says nothing else: ${title(code)}.`;
  if (from.mostNotKnown !== to.mostNotKnown)
    yield `The risk tool is incomplete with more than ${to.mostNotKnown} questions not known, not ${from.mostNotKnown}.`;
  for (const source of SOURCES)
    if (from.assessmentHours[source] !== to.assessmentHours[source])
      yield `Risk assessment when told by “${SOURCE_WORDS[source]}”: due in ${to.assessmentHours[source]} hours, not ${from.assessmentHours[source]}.`;
  if (from.safetyPlanHours !== to.safetyPlanHours)
    yield `A safety plan waits at most ${to.safetyPlanHours} hours, not ${from.safetyPlanHours}.`;
}

/** What the second version does otherwise than the first, a sentence a change; empty when they decide alike. */
export function changesInWords(from: ProtocolDefinition, to: ProtocolDefinition): string[] {
  return [
    ...numberChanges(from, to),
    ...promptChanges(from.prompts, to.prompts),
    ...pathwayChanges(from, to),
    ...extraChanges(from, to),
  ];
}
