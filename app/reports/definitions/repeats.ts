import type { From } from "#db/connection.ts";
import { casesById } from "#db/case.ts";
import { casesOpened } from "#db/report-opened.ts";
import { agreedPersonLinks } from "#db/person-link.ts";
import { casesWithEvent, knownOfCases } from "#db/report-known.ts";
import { conferenceReferrals, contactedAgain, contactsBegun } from "#db/report-people.ts";
import { instantOf, type Day, type Instant } from "#machines/time.ts";
import { daysOf, quarterAfter, type Quarter } from "../quarters.ts";
import type { Part, ReportRow } from "../report.ts";
import { shareOf } from "../share.ts";
import { personsOf, type PersonOf } from "./people.ts";
import { spanOf } from "./span.ts";
import { reportOf, rowOf, type Table } from "./table.ts";
import { HIDDEN, MORE_IS_NOT_WORSE, PERSON, QUARTER } from "./words.ts";

const MEASURES = {
  conference: ["Referred to the risk conference", "Again within twelve months"],
  police: ["The hub was told of a police call-out", "More than one in the twelve months to the end of the quarter"],
  hub: ["Contacted the hub", "After their case had been closed"],
} as const;
type Repeat = keyof typeof MEASURES;
const REPEATS = Object.keys(MEASURES) as Repeat[];

/** The people a measure is about, and those of them for whom it is a repeat. */
interface Counted {
  readonly known: ReadonlySet<string>;
  readonly again: ReadonlySet<string>;
}

export const REPEATED: Table = {
  layout: {
    lists: [
      {
        key: "known",
        words: "People",
        kind: "overlap",
        whole: true,
        rows: REPEATS.map((key) => ({ key, words: MEASURES[key][0] })),
      },
      {
        key: "again",
        words: "Of them again",
        kind: "overlap",
        whole: false,
        rows: REPEATS.map((key) => ({ key, words: `${MEASURES[key][0]}: ${MEASURES[key][1].toLowerCase()}` })),
        within: [{ list: "known", rowOf: Object.fromEntries(REPEATS.map((key) => [key, key])) }],
      },
    ],
    measures: [{ key: "cases", kind: "count", words: "People" }],
  },
  async parts(from, area, quarter) {
    const personOf = await personsOf(from, area);
    const counted: Readonly<Record<Repeat, Counted>> = {
      conference: await conference(from, area, quarter, personOf),
      police: await police(from, area, quarter, personOf),
      hub: await hub(from, area, quarter, personOf),
    };
    const everybody = new Set(REPEATS.flatMap((key) => [...counted[key].known]));
    return [
      ...[...everybody].map((person): Part => ({ person, list: "all", row: "all" })),
      ...REPEATS.flatMap((row) => [
        ...[...counted[row].known].map((person): Part => ({ person, list: "known", row })),
        ...[...counted[row].again].map((person): Part => ({ person, list: "again", row })),
      ]),
    ];
  },
};

const yearBefore = (at: Instant): Instant => {
  const date = new Date(at);
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return instantOf(date);
};

async function conference(from: From, area: string, quarter: Quarter, personOf: PersonOf): Promise<Counted> {
  const { since, until } = spanOf(quarter);
  const referrals = await conferenceReferrals(from, area, { since: yearBefore(since), until });
  const last = new Map<string, Instant>();
  const [known, again] = [new Set<string>(), new Set<string>()];
  for (const { case_id, created_at } of referrals) {
    const person = personOf(case_id);
    const before = last.get(person);
    if (created_at >= since) known.add(person);
    if (created_at >= since && before !== undefined && before >= yearBefore(created_at)) again.add(person);
    last.set(person, created_at);
  }
  return { known, again };
}

async function police(from: From, area: string, quarter: Quarter, personOf: PersonOf): Promise<Counted> {
  const days = daysOf(quarter);
  const cases = await casesWithEvent(from, area, ["police-callout"], days);
  const firstDay: Day = daysOf(quarterAfter(quarter, -3)).first;
  const calls = new Map<string, number>();
  for (const { case_id, trigger, happened_on, quantity } of await knownOfCases(from, cases, days.last))
    if (trigger === "police-callout" && happened_on >= firstDay)
      calls.set(personOf(case_id), (calls.get(personOf(case_id)) ?? 0) + quantity);
  return {
    known: new Set(cases.map(personOf)),
    again: new Set([...calls].filter(([, times]) => times > 1).map(([person]) => person)),
  };
}

async function hub(from: From, area: string, quarter: Quarter, personOf: PersonOf): Promise<Counted> {
  const span = spanOf(quarter);
  const [known, again] = [new Set<string>(), new Set<string>()];
  for (const { case_id } of await contactsBegun(from, area, span)) if (case_id !== null) known.add(personOf(case_id));
  for (const { case_id, wasClosed } of await contactedAgain(from, area, span)) {
    known.add(personOf(case_id));
    if (wasClosed) again.add(personOf(case_id));
  }
  const closedBefore = await closedCases(from, area, personOf);
  for (const { id, opened_at } of await casesOpened(from, area, span))
    if (closedBefore.some((one) => one.id !== id && one.person === personOf(id) && one.at < opened_at)) {
      known.add(personOf(id));
      again.add(personOf(id));
    }
  return { known, again };
}

/** Of people with more than one case: those of their cases that are closed, and since when. */
async function closedCases(
  from: From,
  area: string,
  personOf: PersonOf,
): Promise<{ readonly id: string; readonly person: string; readonly at: Instant }[]> {
  const ids = new Set((await agreedPersonLinks(from, area)).flatMap((link) => [link.case_id, link.other_case_id]));
  return (await casesById(from, [...ids])).flatMap(({ id, closed_at }) =>
    closed_at === null ? [] : [{ id, person: personOf(id), at: closed_at }],
  );
}

/** What came again, in three ways that are never added. */
export const repeats = reportOf({
  name: "repeats",
  title: "Repeats",
  question: "How many came to the conference, to the police and to the hub again?",
  picture: "bars",
  table: REPEATED,
  lists: ["known", "again"],
  measures: [],
  derived: [
    {
      key: "share",
      kind: "rate",
      words: "Share of those it is about",
      of: (row: ReportRow, rows) => {
        const [part, whole] = [row.cases, rowOf(rows, "known", String(row.line))?.cases];
        return row.by === "again" && typeof part === "number" && typeof whole === "number"
          ? shareOf(part, whole)
          : null;
      },
    },
  ],
  definitions: [
    {
      term: "Conference repeat",
      words:
        "Of those for whom a referral to the risk conference was agreed in the quarter: for whom another had been within the twelve months before it.",
    },
    {
      term: "Police repeat",
      words:
        "Of those about whom the hub was told of a police call-out in the quarter: of whom it was told of more than one in the twelve months to its end. What was told of the year before the hub is dated the day before the case was opened.",
    },
    {
      term: "Hub repeat",
      words:
        "Of those who contacted the hub in the quarter and have a case: who did so after their case, or another one of theirs, had been closed.",
    },
    {
      term: "Three measures",
      words:
        "Each is about other people and other events. They are never added, and “All” is everybody of whom any of the three speaks.",
    },
    PERSON,
    QUARTER,
  ],
  howSure: [
    "None of the three is a count of abuse. Coming again is what people were asked to do, and more of it is never a failure.",
    "The police measure holds only call-outs that the hub was told of.",
    MORE_IS_NOT_WORSE,
    HIDDEN,
  ],
});
