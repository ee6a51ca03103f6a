// The doors that were there before an invented hub, their call logs, and what people said of them: told through the commands that
// a terminal and a handler use. The same seed gives the same numbers.
import { contactPointsOfArea } from "#db/contact-point.ts";
import type { Db } from "#db/connection.ts";
import { endedCalls } from "#db/contact.ts";
import { usersOfArea } from "#db/user.ts";
import { DEMO_DOORS, type InventedDoor } from "#db/seed/demo-doors.ts";
import { type Day, daysLater, type Instant, later, londonDay, MINUTE } from "#machines/time.ts";
import { importLegacyContacts, type LegacyContact } from "../commands/import-legacy-contacts.ts";
import { importContactPoint } from "../commands/keep-contact-point.ts";
import { recordDoorsTried } from "../commands/record-doors-tried.ts";
import type { Told } from "../commands/told.ts";
import { diceOf, type Dice } from "./dice.ts";
import { must } from "./world.ts";

export interface OldDoorsOptions {
  readonly area: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly seed: number;
}

/** A month as doors count them, in days. */
const MONTH = 30;
/** Of what rang before, what still reaches a door's own log in the first three months after it was forwarded. */
const AFTER_FORWARDING = [0.3, 0.1, 0.05];
const SHARE_ASKED = 0.2;
/** How long after a call the one question is asked. */
const AFTER_A_CALL = 4 * MINUTE;

/** Lists the old doors with the ways they have stood, brings in their logs, and asks some of those who rang. */
export async function seedOldDoors(db: Db, { area, from, until, seed }: OldDoorsOptions): Promise<void> {
  const dice = diceOf(seed);
  const told: Told = { by: { userId: "clock", organisationId: "clock", role: "clock", area }, at: until };
  const last = daysLater(londonDay(until), -1);
  for (const { aMonth: _, stood, ...door } of DEMO_DOORS)
    for (const [monthsAgo, status] of stood)
      must(await importContactPoint(db, { ...door, status, from: daysLater(last, -monthsAgo * MONTH) }, told));
  const ids = new Map((await contactPointsOfArea(db, area)).map(({ id, name }) => [name, id]));
  for (const door of DEMO_DOORS) {
    const log = logOf(door, ids.get(door.name) ?? "", { first: monthOf(from), last }, dice);
    must(await importLegacyContacts(db, log, told));
  }
  await askWhatWasTried(db, area, [...ids.values()], dice, from);
}

/** The doors were there before the hub: their logs do not begin in the middle of a month. */
const monthOf = (from: Instant): Day => `${londonDay(from).slice(0, 8)}01` as Day;

function logOf(
  door: InventedDoor,
  contactPointId: string,
  { first, last }: { readonly first: Day; readonly last: Day },
  dice: Dice,
): LegacyContact[] {
  const log: LegacyContact[] = [];
  for (let day = first, daysAgo = daysBetween(first, last); day <= last; day = daysLater(day, 1), daysAgo -= 1) {
    const mean = (door.aMonth / MONTH) * shareLeft(door, daysAgo / MONTH);
    const count = Math.floor(mean) + (dice.chance(mean % 1) ? 1 : 0);
    for (let number = 0; number < count; number += 1)
      log.push({ contactPointId, day, mark: `invented ${day} ${number}` });
  }
  return log;
}

const daysBetween = (first: Day, last: Day): number => Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);

/** What share of its contacts a door still takes by itself. */
function shareLeft({ stood }: InventedDoor, monthsAgo: number): number {
  const now = stood.findLast(([since]) => since >= monthsAgo);
  if (!now || now[1] === "ringing") return 1;
  return now[1] === "closed" ? 0 : (AFTER_FORWARDING[Math.floor(now[0] - monthsAgo)] ?? 0);
}

/** One in five who rang was asked after the call, by somebody of the hub, where they had been before. */
async function askWhatWasTried(db: Db, area: string, doors: readonly string[], dice: Dice, from: Instant) {
  const handlers = (await usersOfArea(db, area)).filter(
    ({ role, status }) => role === "call-handler" && status === "active",
  );
  for (const call of await endedCalls(db, area, from)) {
    const handler = handlers.find((user) => user.organisation_id === call.hub_organisation_id);
    if (!handler || call.ended_at === null || !dice.chance(SHARE_ASKED)) continue;
    const many = dice.weighted([
      [dice.between(0, 2), 45],
      [dice.between(3, 6), 45],
      [dice.between(7, 12), 10],
    ]);
    const ticked = doors.filter(() => dice.chance(0.1)).slice(0, many);
    const by = { userId: handler.id, organisationId: handler.organisation_id, role: "call-handler", area } as const;
    const tried = { doors: ticked, doorsTried: many, timesTold: many + dice.between(0, 2) };
    const at = later(call.ended_at, AFTER_A_CALL);
    // A handler who is kept out of the case asks nothing: that is no mistake of the generator.
    await recordDoorsTried(db, { contactId: call.id, version: call.version, ...tried }, { by, at });
  }
}
