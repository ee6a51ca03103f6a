// What is saved of a business case beside its numbers: where each comes from, and what its benefits are compared with.
import { hasHidden } from "#machines/intake/answers.ts";
import type { Comparator } from "#db/migrations/0021-business-case.ts";
import { countedTwice } from "#machines/cost-tree.ts";
import { OPTIMISM_BIAS, type BusinessCase } from "./input.ts";
import { effortOfARun } from "./inputs.ts";
import { readBusinessCase, type InputProblem } from "./read.ts";

/** The most of each that one business case of the pages has: more can't be read, and would take seconds to work out. */
export const MOST = {
  outcomes: 6,
  lines: 10,
  costs: 30,
  years: 30,
  ranges: 12,
  words: 500,
  source: 200,
  name: 100,
} as const;

/** A version as it is saved. */
export interface CaseVersion {
  readonly input: BusinessCase;
  /**
   * Where a number comes from, by the path of its outcome, line or cost: `outcomes.0.costableAs.1`. With `.price` after it stands the
   * price of the catalogue that a value was taken from, `version|code`.
   */
  readonly sources: Readonly<Record<string, string>>;
  /** The name of the price index that `input.series` is. */
  readonly vintage: string;
  readonly comparator: Comparator;
  /** Evidence grade of an assumption, 1 to 6; null otherwise. */
  readonly comparatorGrade: number | null;
  /** What is assumed, or which group it is; null when nothing is compared. */
  readonly comparatorWords: string | null;
  /** Why this version was made. */
  readonly note: string;
}

/** The same, before its numbers are checked. */
export type UncheckedVersion = Omit<CaseVersion, "input"> & { readonly input: unknown };

export type ReadVersion =
  | { readonly ok: true; readonly version: CaseVersion }
  | { readonly ok: false; readonly errors: readonly InputProblem[] };

/** Without something to compare with there is a description of cost, and no ratio. */
export const isLocked = ({ comparator }: Pick<CaseVersion, "comparator">): boolean => comparator === "none";

/** Checks a whole version. Everything that is wrong comes back with its path; `source` and `comparator…` are paths too. */
export function readVersion(unchecked: UncheckedVersion): ReadVersion {
  const read = readBusinessCase(unchecked.input);
  const errors = [
    ...(read.ok
      ? [
          ...tooMuch(read.input),
          ...unsourced(read.input, unchecked.sources),
          ...pricedTwice(read.input, unchecked.sources),
        ]
      : read.errors),
    ...wrongComparator(unchecked),
    ...wrongWords("note", unchecked.note),
  ];
  return read.ok && errors.length === 0
    ? { ok: true, version: { ...unchecked, input: read.input } }
    : { ok: false, errors };
}

/** Drawn numbers times years that a page has time for when somebody says how many runs. */
const EFFORT = 5_000_000;
const MOST_RUNS = 10_000;

function tooManyRuns(input: BusinessCase): InputProblem[] {
  const { runs, ranges = [] } = input.simulate ?? { runs: 0 };
  const most = Math.min(MOST_RUNS, Math.floor(EFFORT / effortOfARun(input)));
  return [
    ...(runs > most
      ? [
          {
            path: "simulate.runs",
            message: `A page has time for at most ${most.toLocaleString("en-GB")} runs of this business case.`,
          },
        ]
      : []),
    ...(ranges.length > MOST.ranges
      ? [{ path: "simulate.ranges", message: `Give at most ${MOST.ranges} ranges.` }]
      : []),
  ];
}

/** What is more than a page takes of a business case that is right by itself, each with its path. */
export function tooMuch(input: BusinessCase): InputProblem[] {
  const over = (path: string, count: number, most: number, what: string) =>
    count > most ? [{ path, message: `Give at most ${most} ${what}.` }] : [];
  return [
    ...over("outcomes", input.outcomes.length, MOST.outcomes, "outcomes"),
    ...over("costs", input.costs.length, MOST.costs, "costs"),
    ...over("years", input.years, MOST.years, "years"),
    ...input.outcomes.flatMap(({ costableAs }, o) =>
      over(`outcomes.${o}.costableAs`, costableAs.length, MOST.lines, "values for one outcome"),
    ),
    ...tooManyRuns(input),
    ...(input.costs.length === 0 ? [{ path: "costs", message: "Give at least one cost." }] : []),
    ...(input.outcomes.length === 0 ? [{ path: "outcomes", message: "Give at least one outcome." }] : []),
  ];
}

/** The paths of everything that has to say where it comes from. */
export const sourcedPaths = (input: BusinessCase): string[] => [
  ...input.outcomes.flatMap(({ costableAs }, o) => [
    `outcomes.${o}`,
    ...costableAs.map((_, l) => `outcomes.${o}.costableAs.${l}`),
  ]),
  ...input.costs.map((_, c) => `costs.${c}`),
];

function unsourced(input: BusinessCase, sources: CaseVersion["sources"]): InputProblem[] {
  return sourcedPaths(input).flatMap((path) => {
    const words = Object.hasOwn(sources, path) ? (sources[path] ?? "").trim() : "";
    if (words === "") return [{ path: `${path}.source`, message: "Say where this comes from." }];
    return wrongWords(`${path}.source`, words);
  });
}

/** A bundle of the catalogue beside one of its own parts in one outcome counts the part twice. */
function pricedTwice(input: BusinessCase, sources: CaseVersion["sources"]): InputProblem[] {
  return input.outcomes.flatMap(({ costableAs }, o) => {
    const at = (line: number) => `outcomes.${o}.costableAs.${line}`;
    const priced = costableAs.flatMap((_, line) => {
      const [version, code] = (sources[`${at(line)}.price`] ?? "").split("|");
      return version !== undefined && code !== undefined ? [{ version, code, line }] : [];
    });
    const bundle = countedTwice(priced);
    const line = priced.find(({ version, code }) => version === bundle?.version && code === bundle.code)?.line;
    if (!bundle || line === undefined) return [];
    const message = `${bundle.code} holds another price of this outcome already: take one of the two out.`;
    return [{ path: `${at(line)}.source`, message }];
  });
}

function wrongWords(path: string, words: string): InputProblem[] {
  if (hasHidden(words)) return [{ path, message: "Take the hidden characters out: type it again." }];
  return words.length > MOST.words ? [{ path, message: `Say it in at most ${MOST.words} letters.` }] : [];
}

function wrongComparator({ comparator, comparatorGrade, comparatorWords }: UncheckedVersion): InputProblem[] {
  const words = (comparatorWords ?? "").trim();
  if (comparator === "none")
    return words === "" ? [] : [{ path: "comparator", message: "Choose whether this is a group or an assumption." }];
  const grades = comparatorGrade !== null && Number.isInteger(comparatorGrade) && comparatorGrade >= 1;
  return [
    ...(comparator === "assumption" && !(grades && comparatorGrade <= OPTIMISM_BIAS.length)
      ? [{ path: "comparatorGrade", message: "Choose how good the evidence for the assumption is." }]
      : []),
    ...(words === ""
      ? [
          {
            path: "comparatorWords",
            message:
              comparator === "assumption" ? "Say what is assumed." : "Say which group it is, and how it was counted.",
          },
        ]
      : wrongWords("comparatorWords", words)),
  ];
}
