// The sections that both returns have: children, age, language and needs, and what the hub does not record of anybody.
import { ageLine, type Known } from "./known.ts";
import type { ReturnSection, Tally } from "./return.ts";

const NOT_KNOWN = { key: "not-known", words: "Not known or not asked" } as const;
const YES_NO = [{ key: "yes", words: "Yes" }, { key: "no", words: "No" }, NOT_KNOWN] as const;

const NOT_RECORDED = {
  gender: "Women, men and trans people",
  ethnicity: "Black, Asian and other minoritised ethnic groups",
  lgbt: "Lesbian, gay, bisexual and trans people",
  disability: "Disabled people",
  "mental-health": "People with a mental-health need",
} as const;

/** The sections about people; `counts` says what one person, or one thing, stands for. */
export const aboutPeople = (
  counts: string,
  missing: readonly (keyof typeof NOT_RECORDED)[],
): readonly ReturnSection[] => [
  {
    key: "age",
    words: "Age",
    counts: `${counts} Each is on one line.`,
    lines: [
      { key: "under-16", words: "Under 16" },
      { key: "16-17", words: "16 or 17" },
      { key: "18-over", words: "18 or over" },
      NOT_KNOWN,
    ],
  },
  {
    key: "language",
    words: "Language",
    counts: `${counts} Each is on one line.`,
    lines: [
      { key: "noted", words: "A language, an interpreter or sign language was noted" },
      { key: "not-noted", words: "Nothing was noted" },
    ],
  },
  {
    key: "care",
    words: "Needs care and support day to day",
    counts: `${counts} Each is on one line. This is no count of disability.`,
    lines: YES_NO,
  },
  {
    key: "by-and-for",
    words: "Wants a service led by and for their own community",
    counts: `${counts} Each is on one line. This is no count of ethnicity, faith or sexuality.`,
    lines: YES_NO,
  },
  {
    key: "funds",
    words: "Can claim public funds",
    counts: `${counts} Each is on one line.`,
    lines: [
      { key: "yes", words: "Yes" },
      { key: "partner-visa", words: "Here on a partner’s visa" },
      { key: "no", words: "No" },
      NOT_KNOWN,
    ],
  },
  {
    key: "not-recorded",
    words: "Asked for, and not recorded by the hub",
    counts: "The hub does not ask these questions, so it has no number for them. Nothing was guessed.",
    lines: missing.map((key) => ({ key, words: NOT_RECORDED[key], missing: true })),
  },
];

/** Counts one person, or one thing that stands for one, in each of these sections. */
export function addPerson(tally: Tally, known: Known): void {
  tally.add("age", ageLine(known.age));
  tally.add("language", known.languageNoted ? "noted" : "not-noted");
  tally.add("care", known.careAndSupport);
  tally.add("by-and-for", known.byAndFor);
  tally.add("funds", known.publicFunds);
}

/** Definitions that both returns need. */
export const KNOWN_OF = {
  term: "Age, children, language and needs",
  words:
    "What the newest assessment until then said, and the day of birth where it is known. What was not asked, not known or declined is “not known”.",
} as const;
export const CHILDREN = {
  term: "Children",
  words: "As many as the hub was told of, wherever they live. Where nobody knows, none is counted.",
} as const;
