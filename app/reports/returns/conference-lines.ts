// The lines of the conference return, in words of the hub's own.
import { ACTION_STATUS_WORDS } from "#machines/status-words.ts";
import { OUTCOME_WORDS } from "#machines/action-words.ts";
import { SOURCE_WORDS } from "#machines/protocol/fact-words.ts";
import { SOURCES } from "#machines/protocol/vocabulary.ts";
import type { Definition } from "../report.ts";
import { aboutPeople, CHILDREN, KNOWN_OF } from "./about-people.ts";
import type { ReturnSection } from "./return.ts";

const REFERRALS = "Referrals.";
const STANDS = ["sent", "accepted", "under-way", "done", "not-taken-up", "declined", "withdrawn"] as const;

export const CONFERENCE_SECTIONS: readonly ReturnSection[] = [
  {
    key: "all",
    words: "Referrals",
    counts: "The lines are about different things and do not add up.",
    lines: [
      { key: "referrals", words: "Referrals sent to the conference in the quarter" },
      { key: "people", words: "People whom they are about" },
      { key: "not-sent", words: "Referrals agreed in the quarter and not sent when it ended" },
      { key: "discussed", words: "Cases discussed, by the date of each meeting", missing: true },
    ],
  },
  {
    key: "source",
    words: "Who brought the person to the hub",
    counts: `${REFERRALS} Each is on one line.`,
    lines: SOURCES.map((key) => ({ key, words: SOURCE_WORDS[key] })),
  },
  {
    key: "repeat",
    words: "Repeat within twelve months",
    counts: `${REFERRALS} “Repeat” and “Not known to be a repeat” add up; a repeat may be both of the lines between.`,
    lines: [
      { key: "yes", words: "Repeat" },
      {
        key: "told",
        words: "Repeat: the hub was told of a referral before, of the same two people and of new harm since",
      },
      { key: "hub", words: "Repeat: the hub itself had sent a referral about the person before" },
      { key: "no", words: "Not known to be a repeat" },
    ],
  },
  {
    key: "route",
    words: "Why it was referred",
    counts: `${REFERRALS} One may be on several lines.`,
    lines: [
      { key: "judgement", words: "Professional judgement" },
      { key: "visible-high", words: "Visible high risk" },
      { key: "escalation", words: "Escalation: reports to the police" },
      { key: "repeat", words: "Repeat" },
      { key: "none", words: "No reason was named by the protocol" },
    ],
  },
  {
    key: "children",
    words: "Children",
    counts: "The first line counts children; the three others count referrals and add up.",
    lines: [
      { key: "children", words: "Children told of" },
      { key: "with", words: "Referrals with children" },
      { key: "without", words: "Referrals without children" },
      { key: "not-known", words: "Referrals of which nobody knows" },
    ],
  },
  ...aboutPeople(REFERRALS, ["gender", "ethnicity", "lgbt", "disability"]),
  {
    key: "harming",
    words: "People alleged to cause harm",
    counts: "People, once for each referral; the last line counts referrals.",
    lines: [
      { key: "under-18", words: "17 or under when the referral was sent" },
      { key: "18-over", words: "18 or over" },
      { key: "not-known", words: "Age not known" },
      { key: "nobody", words: "Referrals in which nobody is named" },
    ],
  },
  {
    key: "stands",
    words: "How each referral stood when this was prepared",
    counts: `${REFERRALS} Each is on one line.`,
    lines: STANDS.map((key) => ({ key, words: ACTION_STATUS_WORDS[key] })),
  },
  {
    key: "outcome",
    words: "How those that ended have ended, where it is known",
    counts: `${REFERRALS} One that has not ended is on no line.`,
    lines: Object.entries(OUTCOME_WORDS).map(([key, words]) => ({ key, words })),
  },
];

export const CONFERENCE_DEFINITIONS: readonly Definition[] = [
  {
    term: "Referral",
    words:
      "The conference was told of a case, by whichever way, between the first midnight of the quarter in London and the last. One person referred twice is two referrals.",
  },
  {
    term: "People",
    words: "Somebody with several referrals, or with several cases that were found to be theirs, is one person.",
  },
  {
    term: "Who brought the person to the hub",
    words:
      "The hub itself sends the referral. This is who had told the hub, as it stood in the newest assessment until then.",
  },
  {
    term: "Repeat",
    words:
      "The hub was told of an earlier referral within the area’s period about the same two people, with new harm since; or the hub itself had sent one about the person within the twelve months before, whether or not about the same two people. An earlier referral by somebody else that nobody told of is not here.",
  },
  {
    term: "Cases discussed",
    words:
      "The hub records what it sends and what it is told of it, not the conference’s agenda: which cases a meeting discussed has to come from the conference.",
  },
  KNOWN_OF,
  CHILDREN,
];
