import type { From } from "#db/connection.ts";
import { contactPointById, statusesOfContactPoint } from "#db/contact-point.ts";
import { DOOR_STATUS_WORDS, type TypedContactPoint } from "#machines/contact-point.ts";
import { dateWords } from "#machines/due-words.ts";
import { type Day, instantOf } from "#machines/time.ts";

export interface ShownContactPoint {
  readonly id: string;
  readonly version: number;
  /** As the form shows it; the day is left empty, for today. */
  readonly typed: TypedContactPoint;
  /** From which day it has stood as it does, as it would be typed. */
  readonly since: string;
  /** How it has stood, the newest first. */
  readonly history: readonly { readonly status: string; readonly since: string }[];
}

const typedDay = (day: Day): string => day.split("-").reverse().map(Number).join(" ");

/** One contact point of the area; null for any other. */
export async function showContactPoint(from: From, id: string, area: string): Promise<ShownContactPoint | null> {
  const row = await contactPointById(from, id);
  if (row?.area !== area) return null;
  const statuses = await statusesOfContactPoint(from, id);
  const [now] = statuses;
  const { name, kind, organisation, reach } = row;
  return {
    id,
    version: row.version,
    typed: { name, kind, organisation, reach, status: now?.status ?? "", from: "" },
    since: now ? typedDay(now.from_day) : "",
    history: statuses.map(({ status, from_day }) => ({
      status: DOOR_STATUS_WORDS[status],
      since: dateWords(instantOf(`${from_day}T12:00:00Z`)),
    })),
  };
}
