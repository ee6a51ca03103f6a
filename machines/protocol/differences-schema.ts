// What a later version of the protocol may say, strictly: anything else is an error that names its path.
import { z } from "zod";
import { GRADES } from "../statuses.ts";
import { problemWithAlternatives } from "./alternatives.ts";
import { PATHWAY, PATHWAY_CODES, type Clock, type ConsentNeed, type PathwayCode } from "./catalogue.ts";
import { EXTRA_FACTS } from "./extra.ts";
import { settingsSchema } from "./facts.ts";
import { FLAGS } from "./flags.ts";
import type { RuleCode } from "./rules.ts";
import { DASH_QUESTIONS, SOURCES, TOPICS, YES_NO_FACTS } from "./vocabulary.ts";

/**
 * Rules that a version may leave out. Without them nobody loses help that they were offered or would have been: the police
 * tell the school by their own scheme (R18), work with the other person (R23) is beside the person's own plan, and feedback
 * (R24) serves the referrer. Every other rule protects, grades or offers help: what cannot be had of those is marked as
 * unavailable, so that the need stays in sight.
 */
export const CAN_BE_OFF: readonly RuleCode[] = ["R18", "R23", "R24"];

const CLOCK = /^(now|school morning|[1-9]\d{0,2} hours|[1-9]\d? working days)$/;
const EXTRA_CODE = /^R(2[7-9]|[3-9]\d|[1-9]\d\d)$/;
const SENTENCE = /^\p{Lu}.*[.?]$/su;

const say = (sentence: string) => ({ error: sentence });
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, say(`Choose one of: ${values.join(", ")}.`));
const listOf = <T extends z.ZodType>(item: T) => z.array(item, say("This must be a list."));
const group = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape, say("This must be a group, in braces."));
const hours = () => {
  const error = say("Hours must be a whole number from 1 to 168.");
  return z.number(error).int(error).min(1, error).max(168, error);
};
const sentence = () => {
  const error = say("Give a plain sentence: a capital letter first, a full stop last, at most 200 characters.");
  return z.string(error).max(200, error).regex(SENTENCE, error);
};

const topic = oneOf(TOPICS);
const pathwayCode = oneOf(PATHWAY_CODES as [PathwayCode, ...PathwayCode[]]);
const isOnce = <T>(list: readonly T[]): boolean => new Set(list).size === list.length;
const once = { error: "Name each one once." };

const promptsSchema = group({
  alone: listOf(topic).refine(isOnce, once).optional(),
  needingTwo: listOf(topic).refine(isOnce, once).optional(),
  together: listOf(z.tuple([topic, topic], say("Give two topics."))).optional(),
  facts: listOf(oneOf(YES_NO_FACTS)).refine(isOnce, once).optional(),
});

const clock = z.custom<Clock>(
  (value) => typeof value === "string" && CLOCK.test(value),
  say("Give a clock: now, school morning, or a number of hours or working days, like “24 hours” or “2 working days”."),
);

const pathwaySchema = group({
  clock: clock.optional(),
  consent: oneOf(["not-needed", "service", "override-high", "override-vital", "override-child"]).optional(),
  alternatives: listOf(z.string(say("Name a pathway."))).optional(),
});

const FACT_NAMES = Object.keys(EXTRA_FACTS) as [keyof typeof EXTRA_FACTS, ...(keyof typeof EXTRA_FACTS)[]];

const whenSchema = group({
  topics: listOf(topic).optional(),
  facts: z
    .partialRecord(oneOf(FACT_NAMES), listOf(z.string(say("Name an answer."))), say("This must be a group, in braces."))
    .superRefine((facts, context) => {
      for (const [name, values] of Object.entries(facts) as [keyof typeof EXTRA_FACTS, string[]][]) {
        const answers: readonly string[] = EXTRA_FACTS[name];
        const wrong = values.findIndex((value) => !answers.includes(value));
        if (values.length === 0 || wrong !== -1)
          context.addIssue({
            code: "custom",
            path: values.length === 0 ? [name] : [name, wrong],
            message: `Choose among: ${answers.join(", ")}.`,
          });
      }
    })
    .optional(),
  grades: listOf(oneOf(["not-assessed", ...GRADES])).optional(),
}).refine((when) => (when.topics ?? []).length + Object.keys(when.facts ?? {}).length > 0, {
  error: "Name at least one topic or one fact.",
});

const extraSchema = group({
  code: z.custom<RuleCode>(
    (value) => typeof value === "string" && EXTRA_CODE.test(value),
    say("Give the rule a code of its own, R27 or higher."),
  ),
  say: sentence(),
  when: whenSchema,
  pathways: listOf(
    pathwayCode.refine((code) => code !== "emergency-999", {
      error: "Only danger now asks for the police: leave emergency-999 out.",
    }),
  ).optional(),
  prompt: z.boolean(say("Answer true or false.")).optional(),
  flag: z
    .union([z.enum(FLAGS), z.strictObject({ say: sentence() })], {
      error: `Choose one of: ${FLAGS.join(", ")}; or give its own sentence, as {"say": "…"}.`,
    })
    .optional(),
})
  .refine(({ prompt, when }) => !(prompt && when.grades), {
    path: ["prompt"],
    error: "A rule that asks to consider high cannot depend on the grade: leave out its grades, or the prompt.",
  })
  .refine(({ pathways, prompt, flag }) => (pathways ?? []).length > 0 || prompt === true || flag !== undefined, {
    error: "Say what follows: pathways, a prompt or a flag.",
  });

/** What a later version's file may hold, beside its name. */
export const differencesSchema = group({
  settings: settingsSchema.optional(),
  prompts: promptsSchema.optional(),
  mostNotKnown: z
    .number(say(`Give a whole number from 0 to ${DASH_QUESTIONS}.`))
    .int(say(`Give a whole number from 0 to ${DASH_QUESTIONS}.`))
    .min(0, say(`Give a whole number from 0 to ${DASH_QUESTIONS}.`))
    .max(DASH_QUESTIONS, say(`Give a whole number from 0 to ${DASH_QUESTIONS}.`))
    .optional(),
  assessmentHours: z.partialRecord(oneOf(SOURCES), hours(), say("This must be a group, in braces.")).optional(),
  safetyPlanHours: hours().optional(),
  pathways: z
    .partialRecord(pathwayCode, pathwaySchema, say("This must be a group, in braces."))
    .superRefine((pathways, context) => {
      for (const [code, change] of Object.entries(pathways) as [PathwayCode, z.infer<typeof pathwaySchema>][])
        for (const [key, message] of problemsWith(code, change))
          context.addIssue({ code: "custom", path: [code, key], message });
    })
    .optional(),
  extra: listOf(extraSchema)
    .refine((rules) => isOnce(rules.map(({ code }) => code)), { error: "Give each added rule a code of its own." })
    .optional(),
  off: listOf(z.string(say("Name a rule.")))
    .superRefine((codes, context) => {
      codes.forEach((code, place) => {
        if (!(CAN_BE_OFF as readonly string[]).includes(code))
          context.addIssue({
            code: "custom",
            path: [place],
            message: `“${code}” cannot be left out. These can: ${CAN_BE_OFF.join(", ")}.`,
          });
      });
    })
    .optional(),
});
export type Differences = z.infer<typeof differencesSchema>;

function* problemsWith(code: PathwayCode, change: z.infer<typeof pathwaySchema>): Generator<[string, string]> {
  const now = PATHWAY[code];
  if (change.clock !== undefined && (now.clock === "by rule" || code === "emergency-999"))
    yield ["clock", `The clock of “${code}” follows a rule of its own.`];
  if (change.clock !== undefined && now.clockBasis === "statute")
    yield ["clock", `The clock of “${code}” is set by law.`];
  if (change.consent !== undefined && change.consent !== now.consent && !mayNeed(code, change.consent))
    yield ["consent", consentProblem(code, now.consent)];
  const problem = change.alternatives && problemWithAlternatives(code, change.alternatives);
  if (problem) yield ["alternatives", problem];
}

/** A refusal may come to stop less than it does, and nothing is shared without consent that was not before. */
const mayNeed = (code: PathwayCode, need: ConsentNeed): boolean =>
  PATHWAY[code].consent === "service" && need !== "not-needed";

const consentProblem = (code: PathwayCode, need: ConsentNeed): string =>
  need === "service"
    ? `“${code}” cannot be shared without asking: choose service, or an override that is written down.`
    : `“${code}” goes ahead although it was refused (${need}): a version cannot take that away.`;
