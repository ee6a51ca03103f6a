import { needsUnmet } from "#db/report-people.ts";
import { PATHWAYS } from "#machines/protocol/catalogue.ts";
import type { Part } from "../report.ts";
import { personsOf } from "./people.ts";
import { spanOf } from "./span.ts";
import { reportOf, type Table } from "./table.ts";
import { HIDDEN, MORE_IS_NOT_WORSE, PERSON, QUARTER } from "./words.ts";

const REASON = {
  "service-refused": "The person wanted no service",
  "sharing-refused": "The person wanted nothing shared",
  unavailable: "There is no such service now",
  declined: "The service declined",
  "no-capacity": "The service had no room",
} as const;
const MET = { met: "Something else was found", "not-met": "Nothing else was found" } as const;
const REASONS = Object.keys(REASON) as (keyof typeof REASON)[];
const METS = Object.keys(MET) as (keyof typeof MET)[];
const CELLS = REASONS.flatMap((reason) => METS.map((met) => ({ key: `${reason}.${met}`, reason, met })));

export const UNMET: Table = {
  layout: {
    lists: [
      {
        key: "reason",
        words: "Why",
        kind: "overlap",
        whole: true,
        rows: REASONS.map((key) => ({ key, words: REASON[key] })),
      },
      {
        key: "met",
        words: "And then",
        kind: "overlap",
        whole: true,
        rows: METS.map((key) => ({ key, words: MET[key] })),
      },
      {
        key: "reason-met",
        words: "Why, and then",
        kind: "overlap",
        whole: true,
        rows: CELLS.map(({ key, reason, met }) => ({ key, words: `${REASON[reason]}: ${MET[met].toLowerCase()}` })),
        within: [
          { list: "reason", rowOf: Object.fromEntries(CELLS.map(({ key, reason }) => [key, reason])) },
          { list: "met", rowOf: Object.fromEntries(CELLS.map(({ key, met }) => [key, met])) },
        ],
      },
      {
        key: "pathway",
        words: "What was needed",
        kind: "overlap",
        whole: true,
        rows: PATHWAYS.map(({ code, title }) => ({ key: code, words: title })),
      },
    ],
    measures: [
      { key: "cases", kind: "count", words: "People" },
      { key: "share", kind: "rate", words: "Share of all", of: "all" },
    ],
  },
  async parts(from, area, quarter) {
    const personOf = await personsOf(from, area);
    return (await needsUnmet(from, area, spanOf(quarter))).flatMap(({ case_id, pathway, reason, met_by }): Part[] => {
      const person = personOf(case_id);
      const met = met_by === null ? "not-met" : "met";
      return [
        { person, list: "all", row: "all" },
        { person, list: "reason", row: reason },
        { person, list: "met", row: met },
        { person, list: "reason-met", row: `${reason}.${met}` },
        { person, list: "pathway", row: pathway },
      ];
    });
  },
};

/** What people needed and could not have. */
export const unmetNeed = reportOf({
  name: "unmet-need",
  title: "Unmet need",
  question: "Who needed what and could not have it, and why?",
  picture: "bars",
  table: UNMET,
  lists: ["reason", "met", "reason-met", "pathway"],
  measures: ["share"],
  definitions: [
    {
      term: "People",
      words:
        "Everybody of whom an unmet need was recorded in the quarter. Somebody with several is counted in each row, and once in “All”.",
    },
    {
      term: "Unmet need",
      words:
        "A service that the protocol suggested, or that was agreed, and that could not be had: because it was refused, is not there, declined or had no room.",
    },
    {
      term: "Something else was found",
      words:
        "Another service from the list took its place when the need was recorded. What was found later is not counted.",
    },
    {
      term: "Wanted no service, wanted nothing shared",
      words: "The person said no. It is their right; it is counted so that what is offered can change.",
    },
    PERSON,
    QUARTER,
  ],
  howSure: [
    "It holds what was suggested and could not be had. What nobody thought of asking is not here.",
    "How many reached help is in the journey: a need that was met at once leaves nothing here.",
    MORE_IS_NOT_WORSE,
    HIDDEN,
  ],
});
