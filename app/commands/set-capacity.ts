import { capacityOf } from "#db/capacity.ts";
import type { Db } from "#db/connection.ts";
import { pathwaysOfOrganisation } from "#db/organisation-pathway.ts";
import { may } from "#machines/access.ts";
import { daysLater, londonDay, type Day } from "#machines/time.ts";
import { hasPlaces } from "../room.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { sayRoom } from "./shared/say-room.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export const MOST_PLACES = 999;
const DAYS_AHEAD = 365;

export interface SetCapacity {
  readonly pathway: string;
  readonly places: number;
  readonly untilDay: Day | null;
  /** What the form was made from; 0 where nothing had been said. */
  readonly version: number;
}

/** What is wrong with the day until which it holds; null when nothing is. */
export function problemWithUntil(until: Day, told: Pick<Told, "at">): string | null {
  const today = londonDay(told.at);
  if (until <= today) return "Enter a day after today.";
  return until > daysLater(today, DAYS_AHEAD) ? "Enter a day in the next twelve months." : null;
}

/**
 * A partner says how many places their own organisation has for something it takes. With none left until a day, it is not asked
 * before that day; when nobody else has room either, what stands in for it is suggested (R26).
 */
export function setCapacity(db: Db, input: SetCapacity, told: Told): Promise<Result<{ version: number }>> {
  return tell(db, "set-capacity", told, input, async (trx) => {
    const { organisationId } = told.by;
    const { pathway, places, untilDay } = input;
    const takes = (await pathwaysOfOrganisation(trx, organisationId)).some((row) => row.pathway === pathway);
    if (!may(told.by, "action.answer") || !takes || !hasPlaces(pathway)) return notFound;
    if (!Number.isInteger(places) || places < 0 || places > MOST_PLACES)
      return refused(`Enter a whole number from 0 to ${MOST_PLACES}.`);
    if (untilDay === null && places === 0) return refused("Say until when there are no places.");
    const wrong = untilDay === null ? null : problemWithUntil(untilDay, told);
    if (wrong !== null) return refused(wrong);
    const before = await capacityOf(trx, organisationId, pathway);
    const version = before?.version ?? 0;
    if (version !== input.version)
      return conflict(version, { places: String(before?.places ?? ""), until: before?.until_day ?? "" });
    await sayRoom(trx, { organisationId, pathway, places, untilDay }, told);
    return done({ version: version + 1 });
  });
}
