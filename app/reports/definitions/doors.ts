import { contactPointsOfArea, contactPointStatusesOfArea } from "#db/contact-point.ts";
import type { From } from "#db/connection.ts";
import { contactsBegun } from "#db/report-people.ts";
import { DOOR_STATUS_WORDS, DOOR_STATUSES, type DoorStatus } from "#machines/contact-point.ts";
import { londonDay } from "#machines/time.ts";
import { CHANNEL_WORDS, CHANNELS } from "../channels.ts";
import { daysOf, type Quarter } from "../quarters.ts";
import type { Part } from "../report.ts";
import { personsOf } from "./people.ts";
import { spanOf } from "./span.ts";
import { reportOf, type Table } from "./table.ts";
import { HIDDEN, MORE_IS_NOT_WORSE, PERSON, QUARTER } from "./words.ts";

const MONTHS = ["first", "second", "third"] as const;
const monthWords = (month: (typeof MONTHS)[number]): string => `${month[0]?.toUpperCase()}${month.slice(1)} month`;
const CELLS = CHANNELS.flatMap((channel) => MONTHS.map((month) => ({ key: `${channel}.${month}`, channel, month })));

export const DOORS: Table = {
  layout: {
    lists: [
      {
        key: "channel",
        words: "How they reached the hub",
        kind: "overlap",
        whole: true,
        rows: CHANNELS.map((key) => ({ key, words: CHANNEL_WORDS[key] })),
      },
      {
        key: "month",
        words: "Month of the quarter",
        kind: "overlap",
        whole: true,
        rows: MONTHS.map((key) => ({ key, words: monthWords(key) })),
      },
      {
        key: "channel-month",
        words: "How, in which month",
        kind: "overlap",
        whole: true,
        rows: CELLS.map(({ key, channel, month }) => ({
          key,
          words: `${CHANNEL_WORDS[channel]}: ${monthWords(month)}`,
        })),
        within: [
          { list: "channel", rowOf: Object.fromEntries(CELLS.map(({ key, channel }) => [key, channel])) },
          { list: "month", rowOf: Object.fromEntries(CELLS.map(({ key, month }) => [key, month])) },
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
    return (await contactsBegun(from, area, spanOf(quarter))).flatMap(
      ({ id, case_id, channel, started_at }): Part[] => {
        const person = case_id === null ? id : personOf(case_id);
        const month = MONTHS[(Number(londonDay(started_at).slice(5, 7)) - 1) % 3] ?? "first";
        return [
          { person, list: "all", row: "all" },
          { person, list: "channel", row: channel },
          { person, list: "month", row: month },
          { person, list: "channel-month", row: `${channel}.${month}` },
        ];
      },
    );
  },
};

/** How people reached the hub, and how many of the old doors are still in use. */
export const doors = reportOf({
  name: "doors",
  title: "Doors",
  question: "How did people reach the hub, and how many of the old contact points are still in use?",
  picture: "columns",
  table: DOORS,
  lists: ["channel", "month", "channel-month"],
  measures: ["share"],
  definitions: [
    {
      term: "People",
      words:
        "Everybody of whom something reached the hub in the quarter. Somebody who came in two ways, or in two months, is counted in each, and once in “All”.",
    },
    {
      term: "Contact point",
      words: "A phone line, office, mailbox or page that was there before the hub. Refuges are never among them.",
    },
    {
      term: "Still ringing, forwarded, closed",
      words: "How a contact point stood on the last day of the quarter. These are counts of places, so they are exact.",
    },
    PERSON,
    QUARTER,
  ],
  howSure: [
    "A caller who is not known and becomes no case counts once for each call: nobody is asked who they are just to be counted.",
    "Somebody known of whom was only recorded that they contacted the hub again is not here: no way is kept with it.",
    "A contact point stands as somebody last recorded it.",
    MORE_IS_NOT_WORSE,
    HIDDEN,
  ],
  notes: async (_rows, { from, area, quarter }) => [await pointsStanding(from, area, quarter)],
});

/** How the old contact points stood when the quarter ended. They are places, and public. */
async function pointsStanding(from: From, area: string, quarter: Quarter): Promise<string> {
  const { last } = daysOf(quarter);
  const points = await contactPointsOfArea(from, area);
  if (points.length === 0) return "No old contact point of the area has been entered yet.";
  const stood = (await contactPointStatusesOfArea(from, area)).filter(({ from_day }) => from_day <= last);
  const counts = new Map<DoorStatus, number>();
  for (const { id } of points) {
    const status = stood.find((one) => one.contact_point_id === id)?.status;
    if (status) counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (known === 0) return "None of the area’s old contact points had been entered for this quarter.";
  const said = DOOR_STATUSES.map((status) => `${DOOR_STATUS_WORDS[status].toLowerCase()}: ${counts.get(status) ?? 0}`);
  return `Old contact points on the last day of the quarter: ${said.join(", ")}, of ${known}.`;
}
