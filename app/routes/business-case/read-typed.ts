// From what is typed to a version that can be checked, and what is wrong with it in the words of the form.
import type { FieldError } from "../../components/summary-of-errors.tsx";
import type { BusinessCase } from "../../reports/business-case/input.ts";
import { unitOf } from "../../reports/business-case/input-words.ts";
import type { InputProblem } from "../../reports/business-case/read.ts";
import type { CaseVersion, UncheckedVersion } from "../../reports/business-case/version.ts";
import { OWN_INDEX, type TypedCase, type TypedSimulation } from "./typed-case.ts";

// As many places as a number of a document has.
const NUMBER = /^\d{1,15}(\.\d{1,24})?$/;

/** The number that is typed, moved by so many decimal places; the words themselves when they are none, to be refused. */
function numberIn(text: string, places = 0): number | string {
  const plain = text.replaceAll(/[\s,£%]/g, "");
  return NUMBER.test(plain) ? Number(`${plain}e${places}`) : text;
}
const share = (text: string) => numberIn(text, -2);
const pence = (text: string) => numberIn(text, 2);
const TYPED_AS = { pounds: pence, count: (text: string) => numberIn(text), percent: share } as const;

/** How the numbers are drawn; nothing where nothing is typed. */
function simulationIn({ seed, runs, ranges }: TypedSimulation): { readonly simulate?: unknown } {
  if (seed.trim() === "" && runs.trim() === "" && ranges.length === 0) return {};
  return {
    simulate: {
      seed: seed.trim() === "" ? USUAL_SEED : seedIn(seed),
      runs: runs.trim() === "" ? USUAL_RUNS : numberIn(runs),
      ...(ranges.length === 0
        ? {}
        : {
            ranges: ranges.map(({ input, low, high, likely }) => {
              const read = TYPED_AS[unitOf(input)];
              const most = likely.trim() === "" ? {} : { likely: read(likely) };
              return { input, low: read(low), high: read(high), ...most };
            }),
          }),
    },
  };
}
const seedIn = (text: string) => (/^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text);
const USUAL_SEED = 1;
const USUAL_RUNS = 1000;

const COMPARATORS: Readonly<Record<string, CaseVersion["comparator"]>> = { assumption: "assumption", group: "group" };

/** What is typed, as a version to check. `series` is the price index that is named; without one every year is missing from it. */
export function uncheckedFrom(typed: TypedCase, series: BusinessCase["series"] | null): UncheckedVersion {
  const vintage = typed.vintage === OWN_INDEX ? typed.ownVintage.trim() : typed.vintage;
  const comparator = (Object.hasOwn(COMPARATORS, typed.comparator) && COMPARATORS[typed.comparator]) || "none";
  const grade = numberIn(typed.comparatorGrade);
  return {
    input: {
      baseYear: typed.baseYear.trim(),
      years: numberIn(typed.years),
      discountRate: share(typed.discountRate),
      discountFirstYear: typed.discountFirstYear === "yes",
      series: series ?? [],
      costs: typed.costs.map((cost) => ({
        bearer: cost.bearer,
        year: numberIn(cost.year),
        pence: pence(cost.pence),
        priceYear: cost.priceYear.trim(),
        grade: numberIn(cost.grade),
      })),
      outcomes: typed.outcomes.map((outcome) => ({
        name: outcome.name.trim(),
        population: numberIn(outcome.population),
        affected: share(outcome.affected),
        engaged: share(outcome.engaged),
        retained: share(outcome.retained),
        impact: share(outcome.impact),
        deadweight: share(outcome.deadweight),
        deadweightMode: outcome.deadweightMode,
        lagYears: numberIn(outcome.lagYears),
        dropOff: share(outcome.dropOff),
        grade: numberIn(outcome.grade),
        costableAs: outcome.lines.map((line) => ({
          bearer: line.bearer,
          kind: line.kind,
          pencePerYear: pence(line.pencePerYear),
          priceYear: line.priceYear.trim(),
          cashable: share(line.cashable),
        })),
      })),
      ...simulationIn(typed.simulate),
    },
    sources: sourcesIn(typed),
    vintage,
    comparator,
    comparatorGrade: comparator === "assumption" && typeof grade === "number" ? grade : null,
    comparatorWords: comparator === "none" && typed.comparatorWords.trim() === "" ? null : typed.comparatorWords,
    note: typed.note,
  };
}

function sourcesIn({ outcomes, costs }: TypedCase): Record<string, string> {
  return Object.fromEntries([
    ...outcomes.flatMap(({ source, lines }, o) => [
      [`outcomes.${o}`, source.trim()],
      ...lines.flatMap((line, l) => {
        const at = `outcomes.${o}.costableAs.${l}`;
        return [[at, line.source.trim()], ...(line.price === "" ? [] : [[`${at}.price`, line.price]])];
      }),
    ]),
    ...costs.map(({ source }, c) => [`costs.${c}`, source.trim()]),
  ]) as Record<string, string>;
}

const percentOf = (what: string): string => `Give ${what} as a percentage from 0 to 100, such as 25.`;
const POUNDS = "Give an amount in pounds that is not below 0, such as 1,171 or 20.50.";
const BEARER = "Choose who it is.";
const GRADE = "Choose an evidence grade.";

/** What the form calls a field that is wrong whatever was typed there. */
const WORDS: Readonly<Record<string, string>> = {
  affected: percentOf("how many are affected"),
  engaged: percentOf("how many take part"),
  retained: percentOf("how many stay"),
  impact: percentOf("for how many it works"),
  deadweight: percentOf("how many would have had it anyway"),
  dropOff: percentOf("how much is lost each year"),
  cashable: percentOf("how much of it is cashable"),
  pence: POUNDS,
  pencePerYear: POUNDS,
  bearer: BEARER,
  grade: GRADE,
  low: "Give the lowest value: a percentage, or an amount in pounds, as the number itself is typed.",
  high: "Give the highest value: a percentage, or an amount in pounds, as the number itself is typed.",
  likely: "Give the likeliest value as the number itself is typed, or leave it empty.",
  discountRate: "Give a percentage that is not below 0, such as 3.5.",
};

/** Which of several alike a path is in, so that one line of the summary of errors is told from another: `Outcome 1, value 2: `. */
function placeWords(path: string): string {
  const range = /^simulate\.ranges\.(\d+)/.exec(path)?.[1];
  if (range !== undefined) return `Range ${Number(range) + 1}: `;
  const [, list, first, , second] = /^(outcomes|costs)\.(\d+)(\.costableAs\.(\d+))?/.exec(path) ?? [];
  if (list === undefined) return "";
  const outer = `${list === "costs" ? "Cost" : "Outcome"} ${Number(first) + 1}`;
  return second === undefined ? `${outer}: ` : `${outer}, value ${Number(second) + 1}: `;
}

/** The field of a path: what is wrong with a range as a whole is said where its number is chosen. */
const fieldOf = (path: string): string => (/^simulate\.ranges\.\d+$/.test(path) ? `${path}.input` : path);

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

export const isMissingYear = (message: string): boolean => message.startsWith("The series has no index");

/** The errors at their fields: one each, the first. */
export function errorsAtFields(errors: readonly InputProblem[], vintageKnown: boolean): FieldError[] {
  const known = vintageKnown
    ? errors
    : [
        ...errors.filter(({ message }) => !isMissingYear(message)),
        { path: "vintage", message: "Choose a price index." },
      ];
  const byField = new Map<string, string>();
  for (const { path, message } of known) {
    const last = path.slice(path.lastIndexOf(".") + 1);
    const field = fieldOf(path);
    if (!byField.has(field)) byField.set(field, (Object.hasOwn(WORDS, last) ? WORDS[last] : undefined) ?? message);
  }
  return [...byField].map(([field, message]) => {
    const place = placeWords(field);
    return { field, message: place === "" ? message : `${place}${lowered(message)}` };
  });
}
