// The facts document: what triage is told. Strict: an unknown key or an impossible value is an error that names its path.
// Facts that only contradict each other are answered; see warnings.ts.
import { z } from "zod";
import { GRADES } from "../statuses.ts";
import { instantOf, londonDay } from "../time.ts";
import { canBeUnavailable, PATHWAY_CODES, type PathwayCode } from "./catalogue.ts";
import {
  CONSENT_ANSWERS,
  DASH_QUESTIONS,
  OTHER_TOOLS,
  RECOURSE,
  SEXUAL_ASSAULT,
  SOURCES,
  STRANGULATION,
  TOPICS,
  YES_NO_FACTS,
  YES_NO_UNKNOWN,
} from "./vocabulary.ts";

export * from "./vocabulary.ts";
export { GRADES, type Grade } from "../statuses.ts";

/** The same sentence for every way a value can be wrong, but for a missing one and for null. */
const say =
  (sentence: string) =>
  (issue: { readonly input?: unknown }): string => {
    if (issue.input === undefined) return `This is needed. ${sentence}`;
    if (issue.input === null) return `Null is not an answer: leave it out when there is none. ${sentence}`;
    return sentence;
  };

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: say(`Choose one of: ${values.join(", ")}.`) });

// Not zod's own `int`: it keeps what is asked of the whole document from being asked at all.
const wholeNumber = (sentence: string, max = Infinity) => {
  const error = say(sentence);
  return z.number({ error }).refine((value) => Number.isInteger(value) && value >= 0 && value <= max, { error });
};
const count = (what: string) => wholeNumber(`${what} must be a whole number, 0 or more.`);
const age = () => wholeNumber("Age must be a whole number from 0 to 120.", 120);
const flag = () => z.boolean({ error: say("Answer true or false.") });
const list = <T extends z.ZodType>(item: T) => z.array(item, { error: say("This must be a list.") });
const group = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, { error: say("This must be a group of facts.") });

const isCount = (value: unknown): boolean => value === undefined || (Number.isInteger(value) && Number(value) >= 0);

const AT = "Give the moment with its offset, like 2026-03-02T17:00:00Z.";
const instant = z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })], {
  error: say(AT),
});

const DAY = "Give the day, like 2026-03-02, or only the year when the day is not known.";
const dayOrYear = z.union([z.iso.date(), z.string().regex(/^\d{4}$/)], { error: say(DAY) });

const dash = group({
  tool: z.literal("dash-safelives"),
  yes: count("The count of yes").optional(),
  no: count("The count of no").optional(),
}).refine(({ yes = 0, no = 0 }) => yes + no <= DASH_QUESTIONS, {
  path: ["yes"],
  error: `Yes and no together cannot be more than the tool's ${DASH_QUESTIONS} questions.`,
  // Asked whenever both counts are counts, whatever else is wrong with the risk.
  when: ({ value }) => isCount((value as { yes?: unknown }).yes) && isCount((value as { no?: unknown }).no),
});
const otherTool = group({ tool: z.enum(OTHER_TOOLS), grade: oneOf(GRADES).optional() });

/** What is wrong with a risk whatever its tool is: asked when the tool itself is not known. */
export const riskOfAnyTool = group({
  tool: z.unknown(),
  yes: dash.shape.yes,
  no: dash.shape.no,
  grade: otherTool.shape.grade,
});
const risk = z.discriminatedUnion("tool", [dash, otherTool], {
  error: (issue) =>
    say(
      issue.code === "invalid_union"
        ? "Choose the risk tool: dash-safelives, dash-police, dara or professional-only."
        : "This must be a group of facts.",
    )(issue),
});

const pathway = oneOf(PATHWAY_CODES as [PathwayCode, ...PathwayCode[]]).refine(canBeUnavailable, {
  error: "The emergency response and the hub's own pathways cannot be unavailable.",
});

/** Settings that stand in place of the area's stored ones, key by key. */
export const settingsSchema = group({
  visibleHigh: count("The high threshold").optional(),
  mediumFrom: count("The medium threshold").optional(),
  escalationIncidents: count("The number of incidents").optional(),
  repeatMonths: count("The number of months").optional(),
  unavailable: list(pathway).optional(),
});

const yesNo = oneOf(YES_NO_UNKNOWN);
const optionalYesNo = yesNo.optional();
const yesNoFacts = Object.fromEntries(YES_NO_FACTS.map((name) => [name, optionalYesNo])) as Record<
  (typeof YES_NO_FACTS)[number],
  typeof optionalYesNo
>;

/** True unless the day (or the whole year) lies after the London day of `at`; what is no date is for other checks to say. */
function isNotAfter(day: unknown, at: unknown): boolean {
  if (typeof day !== "string" || typeof at !== "string" || Number.isNaN(Date.parse(at))) return true;
  return day <= londonDay(instantOf(at)).padStart(10, "0").slice(0, day.length);
}

export const factsSchema = group({
  area: z
    .string({ error: say("Say which area this is.") })
    .refine((area) => area.trim() !== "", { error: "Say which area this is." }),
  at: instant,
  source: oneOf(SOURCES),
  immediateDanger: yesNo,
  agreedGrade: oneOf(GRADES).optional(),
  topics: list(oneOf(TOPICS)).optional(),
  risk: risk.optional(),
  professionalJudgementHigh: flag().optional(),
  policeReportedIncidents12m: count("The number of incidents").optional(),
  lastConferenceReferral: dayOrYear.optional(),
  strangulation: oneOf(STRANGULATION).optional(),
  sexualAssault: oneOf(SEXUAL_ASSAULT).optional(),
  ...yesNoFacts,
  recourse: oneOf(RECOURSE).optional(),
  victimAge: age().optional(),
  children: list(group({ age: age() })).optional(),
  consent: group({ service: oneOf(CONSENT_ANSWERS).optional(), sharing: oneOf(CONSENT_ANSWERS).optional() }).optional(),
  settings: settingsSchema.optional(),
}).refine((facts) => isNotAfter(facts.lastConferenceReferral, facts.at), {
  path: ["lastConferenceReferral"],
  error: "The last conference referral cannot be after the day of this contact.",
  // Asked even when another fact is wrong, so that a person sees every mistake at once.
  when: ({ value }) => typeof value === "object" && value !== null,
});

/** What is known about one person at one moment. */
export type Facts = z.infer<typeof factsSchema>;
