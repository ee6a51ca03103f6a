// The lines of the safe-accommodation return, in words of the hub's own.
import { DECLINE_WORDS, OUTCOME_WORDS } from "#machines/action-words.ts";
import type { Definition } from "../report.ts";
import { aboutPeople, CHILDREN, KNOWN_OF } from "./about-people.ts";
import type { ReturnLine, ReturnSection } from "./return.ts";

const HOUSEHOLDS = "Households.";

/** What the hub can ask for, and by which pathway. */
export const KINDS = {
  refuge: "Refuge or other safe accommodation",
  sanctuary: "Sanctuary scheme: the home made safe",
} as const;
export type Kind = keyof typeof KINDS;

const kinds: readonly ReturnLine[] = Object.entries(KINDS).map(([key, words]) => ({ key, words }));

const household = (key: string, words: string, what: string): ReturnSection => ({
  key,
  words,
  counts:
    "The first line counts households, which is one adult or young person each; the second counts children; the third counts households.",
  lines: [
    { key: "households", words: `Households ${what}` },
    { key: "children", words: `Children of households ${what}` },
    { key: "children-not-known", words: "Households of whose children nobody knows" },
    { key: "other-adults", words: "Other adults of those households", missing: true },
  ],
});

export const SAFE_SECTIONS: readonly ReturnSection[] = [
  household("needing", "Who needed safe accommodation", "that needed it"),
  household("supported", "Who was supported in safe accommodation", "that were supported"),
  {
    key: "kind",
    words: "Supported, by kind of accommodation",
    counts: `${HOUSEHOLDS} One may be on both of the first two lines.`,
    lines: [
      ...kinds,
      { key: "specialist", words: "Specialist safe accommodation", missing: true },
      { key: "dispersed", words: "Dispersed accommodation", missing: true },
      { key: "second-stage", words: "Second-stage accommodation", missing: true },
      { key: "bed-spaces", words: "Bed spaces in the area", missing: true },
    ],
  },
  ...aboutPeople("Households that were supported, by the person whose case it is.", [
    "gender",
    "ethnicity",
    "lgbt",
    "disability",
    "mental-health",
  ]),
  {
    key: "unmet",
    words: "Who could not be supported",
    counts: `${HOUSEHOLDS} The first line is the second and the third together.`,
    lines: [
      { key: "all", words: "Households that a service could not take at least once" },
      { key: "later", words: "Of these, supported within the year after all" },
      { key: "never", words: "Of these, not supported within the year" },
    ],
  },
  {
    key: "unmet-why",
    words: "Why a service could not take them",
    counts: `${HOUSEHOLDS} One may be on several lines.`,
    lines: [
      { key: "unavailable", words: "There was no such service" },
      { key: "no-capacity", words: "The service had no room" },
      { key: "declined", words: "The service declined for another reason" },
    ],
  },
  {
    key: "unmet-kind",
    words: "What could not be had",
    counts: `${HOUSEHOLDS} One may be on both lines.`,
    lines: kinds,
  },
  {
    key: "decline",
    words: "The reason a service gave when it declined",
    counts: `${HOUSEHOLDS} One may be on several lines; the service is asked for one of these reasons.`,
    lines: Object.entries(DECLINE_WORDS).map(([key, words]) => ({ key, words })),
  },
  {
    key: "refused",
    words: "Who did not want it",
    counts: `${HOUSEHOLDS} One may be on both lines. It is their right, and no failure of a service.`,
    lines: [
      { key: "service-refused", words: "The person wanted no service" },
      { key: "sharing-refused", words: "The person wanted nothing shared" },
    ],
  },
  {
    key: "ended",
    words: "Support that ended, and how",
    counts: `${HOUSEHOLDS} One may be on several lines.`,
    lines: [
      ...Object.entries(OUTCOME_WORDS).map(([key, words]) => ({ key, words })),
      { key: "service-ended", words: "The service ended it" },
      { key: "hub-ended", words: "The hub withdrew it" },
      { key: "not-said", words: "How was not recorded" },
    ],
  },
];

export const SAFE_DEFINITIONS: readonly Definition[] = [
  {
    term: "Household",
    words:
      "One person whom the hub helps, and the children it was told of. Two cases that were found to be one person’s are one household. Other adults are not recorded.",
  },
  {
    term: "Needed it",
    words:
      "In the year, a place or a sanctuary scheme was agreed to be asked for, or was under way, or a service could not take them. Who did not want it is counted by itself, and not here.",
  },
  {
    term: "Supported",
    words:
      "The service said that it had begun, and it was under way at some time between the first midnight of April in London and the last of March: begun in the year, or before it and not yet ended.",
  },
  {
    term: "Could not be supported",
    words:
      "There was no such service, it declined, or it had no room, recorded in the year; supported after all when another attempt was under way within the same year, whether before or after.",
  },
  {
    term: "Kinds of accommodation",
    words:
      "The hub asks for a refuge or other safe accommodation by one pathway, and does not record which kind a service then gives.",
  },
  {
    term: "Ended",
    words: "Under way until some time in the year, and ended then, as it was recorded when this was prepared.",
  },
  KNOWN_OF,
  CHILDREN,
];
