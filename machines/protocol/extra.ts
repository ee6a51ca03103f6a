// Rules that a later version adds as data, made into rules like the protocol's own.
import type { ExtraRule } from "./definition.ts";
import type { Facts, Topic } from "./facts.ts";
import type { Flag } from "./flags.ts";
import type { Rule, RuleCode } from "./rules.ts";
import {
  RECOURSE,
  SEXUAL_ASSAULT,
  SOURCES,
  STRANGULATION,
  YES_NO_FACTS,
  YES_NO_UNKNOWN,
  type YesNoFact,
} from "./vocabulary.ts";

/** The answer that stands for a fact nobody gave. */
export const ABSENT = "absent";

/** The facts that an added rule may look at, each with every answer it can have. */
export const EXTRA_FACTS = {
  ...(Object.fromEntries(YES_NO_FACTS.map((name) => [name, [...YES_NO_UNKNOWN, ABSENT]])) as unknown as Record<
    YesNoFact,
    readonly string[]
  >),
  immediateDanger: YES_NO_UNKNOWN,
  strangulation: [...STRANGULATION, ABSENT],
  sexualAssault: [...SEXUAL_ASSAULT, ABSENT],
  recourse: [...RECOURSE, ABSENT],
  source: SOURCES,
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ExtraFact = keyof typeof EXTRA_FACTS;

/** A flag of an added rule that has words of its own goes under the rule's code. */
export const flagOf = ({ code, flag }: Pick<ExtraRule, "code" | "flag">): Flag | RuleCode | null =>
  typeof flag === "object" && flag !== null ? code : flag;

export type Holds = (facts: Facts, topics: ReadonlySet<Topic>) => boolean;

/** Whether one of its topics or facts is there, whatever the grade. */
export function holdsOf({ when }: Pick<ExtraRule, "when">): Holds {
  const wanted = when.topics ?? [];
  const answers = Object.entries(when.facts ?? {}).map(
    ([name, values]) => [name as ExtraFact, new Set<string>(values)] as const,
  );
  return (facts, topics) =>
    wanted.some((topic) => topics.has(topic)) || answers.some(([name, values]) => values.has(facts[name] ?? ABSENT));
}

/** The rule as the protocol applies it. Its prompt is looked at earlier, for prompts make the grade. */
export function ruleOf(extra: ExtraRule): Rule {
  const holds = holdsOf(extra);
  const grades = extra.when.grades && new Set(extra.when.grades);
  const flag = flagOf(extra);
  return {
    code: extra.code,
    when: ({ facts, topics, grade }) => holds(facts, topics) && (grades === undefined || grades.has(grade)),
    actions: extra.pathways,
    ...(flag === null ? {} : { flags: [flag] }),
  };
}
