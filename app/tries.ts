// The rule of three tries: at high, three in different safe slots before anybody says that a person could not be reached.
import type { ActionRow } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { attemptsOfCase } from "#db/contact-attempt.ts";
import { channelOf, type SafeContactRow } from "#db/safe-contact.ts";
import { nextSlot, slotAfter, slotOf } from "#machines/safe-contact.ts";
import type { Instant } from "#machines/time.ts";
import { isAdvocate } from "./advocate.ts";

export const TRIES = 3;

export interface Tries {
  /** In how many different slots they have been tried for this action, without speaking with them. */
  readonly made: number;
  /** When the next slot begins, or now while one is open that nobody tried; null where no time is known to be safe. */
  readonly next: Instant | null;
}

/** The tries of an advocate at a high grade who took it and has not spoken with them yet; null for everything else. */
export async function triesOf(
  from: From,
  action: Pick<ActionRow, "id" | "pathway" | "rules" | "status">,
  row: Pick<CaseRow, "id" | "grade">,
  way: SafeContactRow | undefined,
  at: Instant,
): Promise<Tries | null> {
  const rule = row.grade === "high" && isAdvocate(action.pathway, JSON.parse(action.rules) as string[]);
  if (!rule || action.status !== "accepted" || !way) return null;
  const channel = channelOf(way);
  const slot = (moment: Instant): string => slotOf(channel, moment) ?? moment;
  const ended = (await attemptsOfCase(from, row.id)).filter(
    (one) => one.action_id === action.id && one.ended_at !== null && one.status !== "not-made",
  );
  if (ended.some(({ status }) => status === "reached")) return null;
  const tried = new Set(ended.map((one) => slot(one.at)));
  const mayRing = way.safe === "safe" && way.do_not_contact === 0;
  const next = !mayRing ? null : tried.has(slot(at)) ? slotAfter(channel, at) : nextSlot(channel, at);
  return { made: tried.size, next };
}
