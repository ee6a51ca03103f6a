import { clocksDue, type ClockDue } from "#db/report-people.ts";
import type { Clock } from "#machines/owed.ts";
import type { Part } from "../report.ts";
import { personsOf } from "./people.ts";
import { spanOf } from "./span.ts";
import { reportOf, type Table } from "./table.ts";
import { HIDDEN, PERSON, QUARTER } from "./words.ts";

/** Every clock but the one that only asks, again and again, to stay with an emergency. */
const CLOCK_WORDS: Readonly<Record<Exclude<Clock, "emergency" | "review">, string>> = {
  "first-contact": "First contact after a referral",
  "finish-call": "The record of a call finished",
  "ring-back": "The plan for a cut-off call followed",
  "finish-attempt": "How an attempt to reach them ended",
  triage: "Risk graded and a plan agreed",
  "ask-action": "Asked about a step that needs a yes",
  "send-action": "A service told",
  "answer-action": "A service answered",
  "start-action": "First contact by a service",
  "finish-action": "A service said how it went",
  "do-action": "What the hub itself owed",
  "approve-grade": "A lower grade decided by a second person",
  "settle-unmet": "An unmet need decided about",
  "read-message": "A message read",
  "settle-message": "A message that did not go, seen to",
  "decide-same-person": "Whether two cases are one person’s",
  "review-overdue": "The review",
};
type Reported = keyof typeof CLOCK_WORDS;
const CLOCKS = Object.keys(CLOCK_WORDS) as Reported[];
const HOW = { kept: "Kept", missed: "Missed" } as const;
const HOWS = Object.keys(HOW) as (keyof typeof HOW)[];
const CELLS = CLOCKS.flatMap((clock) => HOWS.map((how) => ({ key: `${clock}.${how}`, clock, how })));

export const TIMED: Table = {
  layout: {
    lists: [
      {
        key: "how",
        words: "Kept or missed",
        kind: "overlap",
        whole: true,
        rows: HOWS.map((key) => ({ key, words: HOW[key] })),
      },
      {
        key: "clock",
        words: "What was owed",
        kind: "overlap",
        whole: true,
        rows: CLOCKS.map((key) => ({ key, words: CLOCK_WORDS[key] })),
      },
      {
        key: "clock-how",
        words: "What was owed, kept or missed",
        kind: "overlap",
        whole: true,
        rows: CELLS.map(({ key, clock, how }) => ({ key, words: `${CLOCK_WORDS[clock]}: ${HOW[how].toLowerCase()}` })),
        within: [
          { list: "clock", rowOf: Object.fromEntries(CELLS.map(({ key, clock }) => [key, clock])) },
          { list: "how", rowOf: Object.fromEntries(CELLS.map(({ key, how }) => [key, how])) },
        ],
      },
    ],
    measures: [
      { key: "cases", kind: "count", words: "People" },
      { key: "share", kind: "rate", words: "Share of all", of: "all" },
    ],
  },
  async parts(from, area, quarter) {
    const personOf = await personsOf(from, area);
    return (await clocksDue(from, area, spanOf(quarter))).flatMap((due): Part[] => {
      const told = toldOf(due);
      if (!told) return [];
      const { clock, how } = told;
      const person = due.case_id === null ? due.subject_id : personOf(due.case_id);
      return [
        { person, list: "all", row: "all" },
        { person, list: "how", row: how },
        { person, list: "clock", row: clock },
        { person, list: "clock-how", row: `${clock}.${how}` },
      ];
    });
  },
};

/** A review that falls due is asked for and not yet missed: it has two days more. */
function toldOf({ clock, missed }: ClockDue): { clock: Reported; how: keyof typeof HOW } | undefined {
  if (clock === "review") return missed ? undefined : { clock: "review-overdue", how: "kept" };
  if (!Object.hasOwn(CLOCK_WORDS, clock)) return undefined;
  return { clock: clock as Reported, how: missed ? "missed" : "kept" };
}

/** What was done in time. */
export const clocks = reportOf({
  name: "clocks",
  title: "Clocks",
  question: "For how many people was what was owed done in its time?",
  picture: "bars",
  table: TIMED,
  lists: ["how", "clock", "clock-how"],
  measures: ["share"],
  definitions: [
    {
      term: "People",
      words:
        "Everybody for whom something fell due in the quarter and was done or passed. People are counted, never clocks: somebody for whom one was kept and one missed is in both rows.",
    },
    { term: "Kept", words: "What was owed was done before its time, or no longer mattered by then." },
    {
      term: "Missed",
      words:
        "Its time passed first. The duty manager was asked, and then the owner’s manager; nothing ends because it is late.",
    },
    { term: "The review", words: "Missed when it was not done within two days after it fell due." },
    {
      term: "Not here",
      words:
        "The clock of an emergency, which asks to stay with it until it has passed and is no target; and what began and ended in one moment.",
    },
    PERSON,
    QUARTER,
  ],
  howSure: [
    "How long each clock gives is set by the area or by the protocol, and may differ between areas and years.",
    "A time is kept when it was recorded as done, which can be later than it was.",
    HIDDEN,
  ],
});
