// The old doors and the hub beside them, month by month. Every count passes disclosure control here; what is returned is all that
// the page, its picture and its file are made of.
import { areaByCode } from "#db/area.ts";
import type { From } from "#db/connection.ts";
import { contactPointsOfArea, contactPointStatusesOfArea, type ContactPointStatusRow } from "#db/contact-point.ts";
import { hubContactsByMonth, type LegacyContactTotalRow, legacyTotals, type HubMonth } from "#db/legacy-contact.ts";
import {
  CONTACT_POINT_KIND_WORDS,
  DOOR_STATUS_WORDS,
  DOOR_STATUSES,
  type DoorStatus,
} from "#machines/contact-point.ts";
import { dateWords } from "#machines/due-words.ts";
import { type Instant, instantOf, londonDay } from "#machines/time.ts";
import { type Channel, CHANNELS } from "./channels.ts";
import { controlledSums } from "./disclosure.ts";
import { monthLabel, monthsEnded, monthWords } from "./months.ts";
import { publisherOf } from "./publisher.ts";
import type { Publisher } from "./report.ts";
import type { ShownCount } from "./rounding.ts";

export const MONTHS_SHOWN = 24;

export interface DoorShown {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly organisation: string;
  readonly reach: string;
  readonly status: DoorStatus;
  readonly statusWords: string;
  readonly since: string;
  /** Contacts of its old log in the months shown. */
  readonly contacts: ShownCount;
}

export interface MonthShown {
  readonly month: string;
  readonly words: string;
  readonly label: string;
  readonly doors: ShownCount;
  readonly hub: ShownCount;
  readonly channels: Readonly<Record<Channel, ShownCount>>;
}

export interface DoorsReport {
  readonly area: string;
  readonly doors: readonly DoorShown[];
  readonly standing: readonly { readonly words: string; readonly count: number }[];
  readonly months: readonly MonthShown[];
  /** True when no old log has a contact in these months; and when nothing reached the hub. */
  readonly noLog: boolean;
  readonly noHub: boolean;
  readonly tried: { readonly asked: ShownCount; readonly three: ShownCount; readonly timesTold: number | null };
}

/** As people sort: line 2 before line 10. */
const BY_NAME = new Intl.Collator("en-GB", { numeric: true });

const add = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function summed(rows: readonly LegacyContactTotalRow[], by: (row: LegacyContactTotalRow) => string) {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(by(row), (sums.get(by(row)) ?? 0) + row.contacts);
  return sums;
}

/** The page of one area; null when there is no such area. */
export async function doorsReport(from: From, area: string, at: Instant): Promise<DoorsReport | null> {
  const known = await areaByCode(from, area);
  if (!known) return null;
  const spans = monthsEnded(at, MONTHS_SHOWN);
  const [first, last] = [spans[0]?.month ?? "", spans.at(-1)?.month ?? ""];
  const rows = (await contactPointsOfArea(from, area)).sort((a, b) => BY_NAME.compare(a.name, b.name));
  const totals = await legacyTotals(from, area, first, last);
  const hub = await hubContactsByMonth(from, area, spans);
  const inMonth = summed(totals, (row) => row.month);
  const throughDoor = summed(totals, (row) => row.contact_point_id);
  const publisher = await publisherOf(from, area);
  const old = controlledSums(
    {
      total: add(totals.map((row) => row.contacts)),
      lists: [spans.map(({ month }) => inMonth.get(month) ?? 0), rows.map(({ id }) => throughDoor.get(id) ?? 0)],
    },
    publisher,
    false,
  );
  const today = londonDay(at);
  const stood = new Map<string, ContactPointStatusRow>();
  // Each one's newest comes first.
  for (const row of await contactPointStatusesOfArea(from, area))
    if (row.from_day <= today && !stood.has(row.contact_point_id)) stood.set(row.contact_point_id, row);
  const doors = rows.map((row, index): DoorShown => {
    const now = stood.get(row.id);
    const status = now?.status ?? "ringing";
    return {
      id: row.id,
      name: row.name,
      kind: CONTACT_POINT_KIND_WORDS[row.kind],
      organisation: row.organisation,
      reach: row.reach,
      status,
      statusWords: DOOR_STATUS_WORDS[status],
      since: now ? dateWords(instantOf(`${now.from_day}T12:00:00Z`)) : "",
      contacts: old.lists[1]?.[index] ?? 0,
    };
  });
  return {
    area: known.name,
    doors,
    standing: DOOR_STATUSES.map((status) => ({
      words: DOOR_STATUS_WORDS[status],
      count: doors.filter((door) => door.status === status).length,
    })),
    months: spans.map(({ month }, index) => monthShown(month, old.lists[0]?.[index] ?? 0, hub, publisher)),
    noLog: totals.length === 0,
    noHub: hub.length === 0,
    tried: triedBefore(hub, publisher),
  };
}

function monthShown(month: string, doors: ShownCount, hub: readonly HubMonth[], publisher: Publisher): MonthShown {
  const count = (channel: Channel) => hub.find((row) => row.month === month && row.channel === channel)?.contacts ?? 0;
  const counts = CHANNELS.map(count);
  const shown = controlledSums({ total: add(counts), lists: [counts] }, publisher, true);
  const channels = Object.fromEntries(CHANNELS.map((channel, index) => [channel, shown.lists[0]?.[index] ?? 0]));
  return {
    month,
    words: monthWords(month),
    label: monthLabel(month),
    doors,
    hub: shown.total,
    channels: channels as Record<Channel, ShownCount>,
  };
}

function triedBefore(hub: readonly HubMonth[], publisher: Publisher): DoorsReport["tried"] {
  const [asked, three, told] = [
    add(hub.map((row) => row.asked)),
    add(hub.map((row) => row.tried_three)),
    add(hub.map((row) => row.asked_told)),
  ];
  const shown = controlledSums({ total: asked, lists: [[three, asked - three]] }, publisher, true);
  const times = add(hub.map((row) => row.times_told));
  // A mean only where it is made of more than may be hidden.
  const timesTold = told <= publisher.mostHidden ? null : Math.round((10 * times) / told) / 10;
  return { asked: shown.total, three: shown.lists[0]?.[0] ?? 0, timesTold };
}
