// Disclosure control: what a number that leaves the database may say. By default, of each table (publisher.ts may be stricter):
//
// - A count of 1 to 7 is "1 to 7"; any other is the nearest multiple of five, never nil for somebody. Totals are rounded from what is
//   true, never summed. A total is never rounded in any other way to protect a part of it: the same people are counted in several
//   reports, and two ways of rounding would be two glimpses. Protection comes from suppressing parts.
// - Nil is shown, and is what is left out of a list or of a crossing of two.
// - A list that divides 1 to 7 people, or people whose number is suppressed, is suppressed whole, empty rows too.
// - Where one row holds everybody of what it is a part of, or all but 1 to 7 of them, the other rows are suppressed, empty or not: it
//   says of each what they are. So nobody can tell whether it is all of them.
// - Complementary suppression: a count of 1 to 7 must be able to be at least three numbers for a reader who knows what it is a part of to
//   the last person, from elsewhere; where that is too much to ask, were all of the list suppressed, for a reader of what is shown. A number
//   that is suppressed for its sake must be able to be three, an empty row two, for a reader of what is shown. Else it and the smallest
//   number beside it, or the other three corners of a rectangle, are suppressed.
// - So far a list depends on itself and on the rows it lies inside. Then all lists are looked at together: they meet in the total; with what
//   their rows mean (a row that is a part of a row of another list): what that leaves too little room is hidden,
//   with what lies inside it, what it is tied to or what stands beside it. So a list reads the same in every report of a table.
// - Equal shares of the people by rank show no numbers of people: their sizes would tell how many there are.
// - Money is shown of people who are shown as a number, as a multiple of five of the largest unit price in it; unless one person has more
//   than half of it, or all but two have less than a tenth of what the first has. Money of nobody is nil. Corrections count with what they take back.
// - Hidden money keeps a range of five of its dearest unit; where hidden for its own sake also half of itself, and room for three numbers of
//   people at the cheapest price (where a list divides people, which may be by cost: at what its people cost). Else the smallest amount
//   beside it is hidden too. Again for a reader who knows the sum to the penny; where that is too much to ask, for a reader of what is shown,
//   and each of the two must be left at least half of what the list could leave.
//   All lists together must leave two of the dearest unit.
// - Rates and means are worked out from what is shown, where it is shown. A median is of everybody, where what is shown says in which row
//   the middle one is, and so coarse that at least three people's hours round to it.
// - Late data: release-rule.ts.
import { controlledPeople, type Standing } from "./disclosure-people.ts";
import { jointPeople } from "./disclosure-people-jointly.ts";
import { ALL, type ListTruth, type TableTruth, type Truth } from "./disclosure-table.ts";
import type { Publisher } from "./report.ts";
import { fewOf, roundedCount, SUPPRESSED, type ShownCount } from "./rounding.ts";

/** The count as it may be shown. */
export function shownAs(count: number, standing: Standing, { mostHidden, countStep }: Publisher): ShownCount {
  switch (standing) {
    case "zero":
      return 0;
    case "few":
      return fewOf(mostHidden);
    case "number":
      return roundedCount(count, countStep);
    case "suppressed":
      return SUPPRESSED;
  }
}

export interface Sums<T> {
  readonly total: T;
  readonly lists: readonly (readonly T[])[];
}

/**
 * Counts of calls and visits that several lists divide up, each by itself: as they may be shown. `telling`: that all of them are in one
 * row says something of whoever called, as a channel does and a month does not.
 */
export function controlledSums(
  { total, lists }: Sums<number>,
  publisher: Publisher,
  telling: boolean,
): Sums<ShownCount> {
  const table: TableTruth = {
    total: counted(ALL, total),
    lists: lists.map((counts, index) => listOf(String(index), counts, telling)),
    ties: [],
  };
  const { shown } = jointPeople(table, controlledPeople(table, publisher), publisher);
  return {
    total: shownAs(total, shown.total, publisher),
    lists: lists.map((counts, list) =>
      counts.map((count, index) => shownAs(count, shown.lists.get(String(list))?.[index] ?? "suppressed", publisher)),
    ),
  };
}

function listOf(key: string, counts: readonly number[], telling: boolean): ListTruth {
  const rows = counts.map((_, index) => ({ key: String(index), words: "" }));
  return {
    list: { key, words: "", kind: "parts", whole: telling, rows },
    cells: counts.map((count, index) => counted(String(index), count)),
    ways: [[{ list: ALL, row: ALL, members: counts.map((_, index) => index) }]],
    peopleAddUp: true,
    moneyAddsUp: false,
    hasMoney: false,
  };
}

const counted = (key: string, people: number): Truth => ({
  key,
  people,
  pence: 0,
  maxUnitPence: 0,
  minUnitPence: 0,
  maxPersonPence: 0,
  minPersonPence: 0,
  dominated: false,
  hours: [],
});
