// What a business case is made of. Every rule says what to do about it.
import { z } from "zod";
import { priceYearOf } from "#machines/money.ts";

/** How much is added to costs and taken off benefits, by the evidence grade 1 (best) to 6; share of one. */
export const OPTIMISM_BIAS = [0, 0.05, 0.1, 0.15, 0.25, 0.4] as const;
export const MOST_YEARS = 100;
const MOST_PENCE = 1e15;
const MOST_PEOPLE = 1e12;

const SHARE = "Give a share from 0 to 1, such as 0.25.";
const share = () => z.number({ error: SHARE }).min(0, SHARE).max(1, SHARE);

const PENCE = "Give a whole number of pence, from 0 to 1,000,000,000,000,000.";
const pence = () => z.number({ error: PENCE }).int(PENCE).min(0, PENCE).max(MOST_PENCE, PENCE);

const YEAR = "Give a financial year, such as 2026-27.";
const financialYear = () =>
  z.string({ error: YEAR }).refine(
    (text) => {
      try {
        return priceYearOf(text) === text;
      } catch {
        return false;
      }
    },
    { error: YEAR },
  );

const GRADE = "Give an evidence grade, a whole number from 1 to 6.";
const grade = () => z.number({ error: GRADE }).int(GRADE).min(1, GRADE).max(OPTIMISM_BIAS.length, GRADE);

const WHOLE = "Give a whole number of years, from 0 to 1,000.";
const whole = () => z.number({ error: WHOLE }).int(WHOLE).min(0, WHOLE).max(1000, WHOLE);

const NAME = "Give it a name.";
const name = () => z.string({ error: NAME }).regex(/\S/, NAME).max(200, "Give it a shorter name.");

const list = <T extends z.ZodType>(of: T, error: string) => z.array(of, { error });
const record = { error: "Write this in braces, with its parts inside." };

export const KINDS = ["fiscal", "economic", "social"] as const;
const KIND = "Say whether this is fiscal, economic or social.";

const lineSchema = z.strictObject(
  {
    bearer: name(),
    kind: z.enum(KINDS, { error: KIND }),
    pencePerYear: pence(),
    priceYear: financialYear(),
    cashable: share().default(0),
  },
  record,
);

const PEOPLE = "Give how many people: from 0 to 1,000,000,000,000.";
const outcomeSchema = z.strictObject(
  {
    name: name(),
    population: z.number({ error: PEOPLE }).min(0, PEOPLE).max(MOST_PEOPLE, PEOPLE),
    affected: share(),
    engaged: share(),
    retained: share(),
    impact: share(),
    deadweight: share(),
    deadweightMode: z.enum(["points", "share"], { error: "Say “points” or “share”." }).default("points"),
    lagYears: whole().default(0),
    dropOff: share().default(0),
    costableAs: list(lineSchema, "List what each unit of this outcome is worth, and to whom."),
    grade: grade(),
  },
  record,
);

const costSchema = z.strictObject(
  { bearer: name(), year: whole(), pence: pence(), priceYear: financialYear(), grade: grade() },
  record,
);

const INDEX = "Give the index of the year, a number above 0.";
const rangeSchema = z.strictObject(
  {
    input: z.string({ error: "Say which input varies, such as outcomes.0.impact." }),
    low: z.number({ error: "Give the lowest value." }),
    high: z.number({ error: "Give the highest value." }),
    likely: z.number({ error: "Give the likeliest value, or leave it out." }).optional(),
  },
  record,
);

const RUNS = "Give how many runs: a whole number from 100 to 100000.";
const SEED = "Give the seed as a whole number.";
const simulateSchema = z.strictObject(
  {
    seed: z.number({ error: SEED }).int(SEED).default(1),
    runs: z.number({ error: RUNS }).int(RUNS).min(100, RUNS).max(100_000, RUNS).default(2000),
    ranges: list(rangeSchema, "List the ranges, or leave them out.").optional(),
  },
  record,
);

const RATE = "Give the discount rate as a share above -1 and at most 10, such as 0.035.";
const YEARS = `Give how many years: a whole number from 1 to ${MOST_YEARS}.`;
export const businessCaseSchema = z.strictObject(
  {
    baseYear: financialYear(),
    years: z.number({ error: YEARS }).int(YEARS).min(1, YEARS).max(MOST_YEARS, YEARS),
    discountRate: z.number({ error: RATE }).gt(-1, RATE).max(10, RATE),
    discountFirstYear: z.boolean({ error: "Say true or false." }).default(false),
    series: list(
      z.strictObject({ fy: financialYear(), index: z.number({ error: INDEX }).gt(0, INDEX) }, record),
      "Give the price index of each year.",
    ),
    costs: list(costSchema, "List the costs; an empty list when there are none."),
    outcomes: list(outcomeSchema, "List the outcomes; an empty list when there are none."),
    simulate: simulateSchema.optional(),
  },
  { error: "Write the business case as one JSON object, in braces." },
);

export type BusinessCase = z.infer<typeof businessCaseSchema>;
export type Outcome = BusinessCase["outcomes"][number];
export type Kind = (typeof KINDS)[number];

/** How many times its size a penny may become by a rate below 0: every result is then still a number. */
const MOST_GROWTH = 1e200;

/** True when a rate below 0 over so many years makes more of a penny than can be told. */
export const growsTooFar = ({ discountRate, years }: Pick<BusinessCase, "discountRate" | "years">): boolean =>
  (1 + discountRate) ** -(years + 1) > MOST_GROWTH;
