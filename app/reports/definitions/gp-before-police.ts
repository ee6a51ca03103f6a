import { firstReviewed, knownOfCases } from "#db/report-known.ts";
import { HOUR, instantOf, londonDay, later } from "#machines/time.ts";
import type { Part, ReportRow, Tie } from "../report.ts";
import { personsOf } from "./people.ts";
import { spanOf } from "./span.ts";
import { reportOf, rowOf, type Table } from "./table.ts";
import { HIDDEN, MORE_IS_NOT_WORSE, PERSON, QUARTER } from "./words.ts";

const YEAR = {
  "gp-only": "A GP, and no police call-out",
  both: "A GP and the police: which came first is not known",
  "police-only": "The police, and no GP",
  neither: "Neither was told of",
} as const;
const WAY = { gp: "Referred by a GP", police: "Referred by the police", other: "In another way" } as const;
const KNOWN = {
  police: "Something of the police or courts",
  health: "Something of the health services",
  housing: "Something of housing",
  children: "Something of children’s or adult services",
  nothing: "Nothing was told",
} as const;
const rows = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([key, text]) => ({ key, words: text }));

const KIND_OF: Readonly<Record<string, keyof typeof KNOWN>> = {
  "police-callout": "police",
  arrest: "police",
  "court-event": "police",
  ambulance: "health",
  "ae-attendance": "health",
  "hospital-stay": "health",
  "gp-consultation": "health",
  "mental-health-contact": "health",
  "homelessness-application": "housing",
  "temporary-accommodation-week": "housing",
  "section-47-enquiry": "children",
  "child-taken-into-care-week": "children",
  "social-worker-hour": "children",
};

/** A GP is of the health services, a call-out of the police; and who told of nothing told of neither. */
const TIES: readonly Tie[] = [
  {
    these: [
      ["year", "gp-only"],
      ["year", "both"],
    ],
    those: [["known", "health"]],
  },
  {
    these: [
      ["year", "both"],
      ["year", "police-only"],
    ],
    those: [["known", "police"]],
  },
  { these: [["known", "nothing"]], those: [["year", "neither"]] },
];

export const REVIEWED: Table = {
  layout: {
    lists: [
      { key: "year", words: "In the year before the hub", kind: "parts", whole: true, rows: rows(YEAR) },
      { key: "way", words: "How they came to the hub", kind: "parts", whole: true, rows: rows(WAY) },
      { key: "known", words: "What the hub was told of", kind: "overlap", whole: true, rows: rows(KNOWN) },
    ],
    ties: TIES,
    measures: [
      { key: "cases", kind: "count", words: "People" },
      { key: "share", kind: "rate", words: "Share of all", of: "all" },
    ],
  },
  async parts(from, area, quarter) {
    const personOf = await personsOf(from, area);
    const span = spanOf(quarter);
    const reviewed = await firstReviewed(from, area, span);
    const lastDay = londonDay(later(instantOf(span.until), -HOUR));
    const events = await knownOfCases(
      from,
      reviewed.map(({ case_id }) => case_id),
      lastDay,
    );
    const before = Map.groupBy(
      events.filter(({ origin }) => origin === "baseline"),
      ({ case_id }) => case_id,
    );
    const seen = new Set<string>();
    return reviewed.flatMap(({ case_id, source }): Part[] => {
      const person = personOf(case_id);
      if (seen.has(person)) return [];
      seen.add(person);
      const told = (before.get(case_id) ?? []).map(({ trigger }) => trigger);
      const kinds = new Set(told.map((trigger) => KIND_OF[trigger] ?? "nothing"));
      return [
        { person, list: "all", row: "all" },
        { person, list: "year", row: yearOf(told) },
        { person, list: "way", row: source === "gp" || source === "police" ? source : "other" },
        ...(kinds.size === 0 ? ["nothing"] : [...kinds]).map((row) => ({ person, list: "known", row })),
      ];
    });
  },
};

function yearOf(told: readonly string[]): keyof typeof YEAR {
  const gp = told.includes("gp-consultation");
  const police = told.includes("police-callout");
  return gp ? (police ? "both" : "gp-only") : police ? "police-only" : "neither";
}

/** Who had seen a GP before the police came, as far as it can be known. */
export const gpBeforePolice = reportOf({
  name: "gp-before-police",
  title: "GP before the police",
  question: "How many had seen a GP about it before the police knew?",
  picture: "bars",
  table: REVIEWED,
  lists: ["year", "way", "known"],
  measures: ["share"],
  definitions: [
    {
      term: "People",
      words:
        "Everybody whose first review was recorded in the quarter: about six weeks after a plan was agreed, two weeks at a high grade.",
    },
    {
      term: "In the year before the hub",
      words:
        "What they answered at that review about the twelve months before their case was opened: whether they saw or rang a GP about it, and whether the police came out.",
    },
    {
      term: "Before the police",
      words:
        "Only who saw a GP and had no police call-out surely saw a GP first. For who had both, the order is not asked; so the share is said as a range.",
    },
    {
      term: "How they came to the hub",
      words:
        "Who made the referral that opened the case; everybody else, who rang for themselves too, came in another way.",
    },
    PERSON,
    QUARTER,
  ],
  howSure: [
    "It rests on what people recalled and told at a review, and on nothing that a GP practice or the police sent.",
    "“Neither was told of” holds those who were not asked with those who answered no: the review keeps only what happened.",
    "Whoever left before a review is not here.",
    MORE_IS_NOT_WORSE,
    HIDDEN,
  ],
  notes: (shown) => Promise.resolve([rangeWords(shown)]),
});

/** From who surely saw a GP first to who may have, of who saw either; from what is shown. */
export function rangeWords(shown: readonly ReportRow[]): string {
  const count = (line: keyof typeof YEAR) => rowOf(shown, "year", line)?.cases;
  const [first, both, police] = [count("gp-only"), count("both"), count("police-only")];
  if (typeof first !== "number" || typeof both !== "number" || typeof police !== "number")
    return "Too few people to say what share saw a GP before the police.";
  const either = first + both + police;
  if (either === 0) return "Nobody told of a GP or of the police.";
  const share = (part: number) => `${Math.round((100 * part) / either)}%`;
  return `Of those who told of a GP or of a police call-out, between ${share(first)} and ${share(first + both)} saw a GP before the police, or without them.`;
}
