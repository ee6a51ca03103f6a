import { gradesOfAssessed, type GradeAgreed } from "#db/report-people.ts";
import { GRADES, type Grade } from "#machines/statuses.ts";
import type { Part } from "../report.ts";
import { personsOf } from "./people.ts";
import { spanOf } from "./span.ts";
import { reportOf, type Table } from "./table.ts";
import { HIDDEN, MORE_IS_NOT_WORSE, PEAK, PERSON, QUARTER } from "./words.ts";

const MOVED = {
  lower: "Lower than at first",
  same: "The same as at first",
  higher: "Higher than at first",
  "not-yet": "Not yet reassessed",
} as const;
type Moved = keyof typeof MOVED;
const MOVES = Object.keys(MOVED) as Moved[];
const FIRST: readonly Grade[] = [...GRADES].reverse();
const gradeWords = (grade: Grade): string => `${grade[0]?.toUpperCase()}${grade.slice(1)} at first`;
const CELLS = FIRST.flatMap((first) => MOVES.map((moved) => ({ key: `${first}.${moved}`, first, moved })));

export const ASSESSED: Table = {
  layout: {
    lists: [
      {
        key: "moved",
        words: "From the first grade to the last",
        kind: "parts",
        whole: true,
        rows: MOVES.map((key) => ({ key, words: MOVED[key] })),
      },
      {
        key: "first",
        words: "First grade",
        kind: "parts",
        whole: true,
        rows: FIRST.map((key) => ({ key, words: gradeWords(key) })),
      },
      {
        key: "first-moved",
        words: "From which grade",
        kind: "parts",
        whole: true,
        rows: CELLS.map(({ key, first, moved }) => ({
          key,
          words: `${gradeWords(first)}: ${MOVED[moved].toLowerCase()}`,
        })),
        within: [
          { list: "first", rowOf: Object.fromEntries(CELLS.map(({ key, first }) => [key, first])) },
          { list: "moved", rowOf: Object.fromEntries(CELLS.map(({ key, moved }) => [key, moved])) },
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
    const agreed = await gradesOfAssessed(from, area, spanOf(quarter));
    const byPerson = Map.groupBy(
      agreed.toSorted((a, b) => a.at.localeCompare(b.at)),
      ({ case_id }) => personOf(case_id),
    );
    return [...byPerson].flatMap(([person, grades]): Part[] => {
      const [first, last] = [grades[0], grades.at(-1)];
      if (!first || !last) return [];
      const row = gradeOf(first);
      const moved = grades.length === 1 ? "not-yet" : moveOf(row, gradeOf(last));
      return [
        { person, list: "all", row: "all" },
        { person, list: "moved", row: moved },
        { person, list: "first", row },
        { person, list: "first-moved", row: `${row}.${moved}` },
      ];
    });
  },
};

/** The grade that stood after it: the lower one only when a second person approved of it, where one had to. */
const gradeOf = ({ agreed_grade, from_grade, approval }: GradeAgreed): Grade =>
  from_grade !== null && approval !== "approved" ? from_grade : agreed_grade;

function moveOf(first: Grade, last: Grade): Moved {
  const by = GRADES.indexOf(last) - GRADES.indexOf(first);
  return by < 0 ? "lower" : by > 0 ? "higher" : "same";
}

/** How the grade moved between the first assessment and the last. */
export const gradeFirstToLast = reportOf({
  name: "grade-first-to-last",
  title: "Grade, first to last",
  question: "Was the grade of risk lower at the last assessment than at the first?",
  picture: "bars",
  table: ASSESSED,
  lists: ["moved", "first", "first-moved"],
  measures: ["share"],
  definitions: [
    {
      term: "People",
      words:
        "Everybody whose risk was graded in the quarter, whenever their case was opened. Each is in one row of each list.",
    },
    {
      term: "First and last",
      words: "The first grade that was ever agreed for the person, and the last one by the end of the quarter.",
    },
    {
      term: "Grade",
      words:
        "Standard, medium or high, as it stood: a lower grade that needed a second person counts only when they approved of it.",
    },
    { term: "Not yet reassessed", words: "Graded once so far. It says nothing of how it will go." },
    PERSON,
    QUARTER,
  ],
  howSure: [
    PEAK,
    "A higher grade often means that more was told. It is not read as failure, nor a lower one as what the hub brought about.",
    "Only people who were graded in the quarter are here: who was not looked at again is missing, and may differ.",
    MORE_IS_NOT_WORSE,
    HIDDEN,
  ],
});
