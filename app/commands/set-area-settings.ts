import { areaSettingAt, areaSettings, insertAreaSetting } from "#db/area.ts";
import type { Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { may } from "#machines/access.ts";
import { changeWords, settingRows } from "#machines/area-setting-words.ts";
import { problemsWith } from "#machines/area-settings.ts";
import type { AreaSettings } from "#machines/area-thresholds.ts";
import { DAY, later, londonDay, type Day } from "#machines/time.ts";
import { columnsOf, ownOf, settingsIn } from "../area-settings.ts";
import { protocolAt } from "../protocol.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface SetAreaSettings extends AreaSettings {
  /** From the beginning of this London day on; today, or later. */
  readonly fromDay: Day;
  /** How many settings the area had when the form was made: one more means that somebody was first. */
  readonly version: number;
}

/** How far ahead a day may be: a year that was mistyped would otherwise wait for ever. */
const YEARS_AHEAD = 5;
export const TOO_EARLY = "Enter today or a later day: what was decided before keeps what it was decided by";
export const TOO_LATE = `Enter a day in the next ${YEARS_AHEAD} years`;

export const SAME = "This is what holds on that day already";

/** What is wrong with the day from which something is to hold; null when nothing is. */
export function problemWithDay(fromDay: Day, told: Pick<Told, "at">): string | null {
  if (fromDay < londonDay(told.at)) return TOO_EARLY;
  return fromDay > londonDay(later(told.at, YEARS_AHEAD * 365 * DAY)) ? TOO_LATE : null;
}

/**
 * Sets what the administrator's own area asks for from a day on. Nothing is changed or removed: a new row is written, and of two
 * for one day the later written holds. Cases that were triaged before keep what they were given.
 */
export async function setAreaSettings(
  db: Db,
  input: SetAreaSettings,
  told: Told,
): Promise<Result<{ readonly settingId: string }>> {
  return tell(db, "set-area-settings", told, input, async (trx) => {
    if (!may(told.by, "area.manage")) return notFound;
    const { area } = told.by;
    const known = await areaSettings(trx, area);
    const protocol = await protocolAt(trx, told.at);
    const standing = settingsIn(await areaSettingAt(trx, area, input.fromDay), protocol.settings);
    if (known.length !== input.version)
      return conflict(known.length, Object.fromEntries(settingRows(standing).map(({ key, value }) => [key, value])));
    const problem = problemWithDay(input.fromDay, told) ?? problemsWith(input)[0]?.message;
    if (problem !== undefined) return refused(problem);
    if (changeWords(standing, input, ownOf(protocol)).length === 0) return refused(SAME);
    const settingId = newId();
    await insertAreaSetting(trx, { id: settingId, area, from_day: input.fromDay, ...columnsOf(input) });
    await writeAudit(trx, "area.set", { table: "area_setting", id: settingId }, told);
    return done({ settingId });
  });
}
