import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { newestOutboxTo, type OutboxRow } from "#db/outbox.ts";
import { lastSeenOf } from "#db/session.ts";
import { activeUsersOfOrganisation } from "#db/user.ts";
import { DAY, later, type Instant } from "#machines/time.ts";
import { notAskedFor } from "../../closed-to.ts";
import type { Told } from "../told.ts";
import { queueMessage } from "./send-message.ts";

/** How often somebody who does not look is written to at most, in milliseconds. */
const AT_MOST_EVERY = DAY;

/**
 * Writes to the people of an organisation that something waits for them in the hub: not what, nor about whom. Nobody gets a second
 * message while one waits to go, nor, until they have looked, more than one a day. Nobody is written to who may not learn of the case.
 */
export async function sayWorkWaits(trx: Trx, row: CaseRow, organisationId: string, told: Told): Promise<void> {
  const { users: notAsked } = await notAskedFor(trx, row.id);
  for (const user of await activeUsersOfOrganisation(trx, organisationId)) {
    if (user.role !== "partner" || notAsked.has(user.id)) continue;
    const before = await newestOutboxTo(trx, user.id, "work-waiting");
    if (before && tellsAlready(before, (await lastSeenOf(trx, user.id)) ?? null, told.at)) continue;
    await queueMessage(trx, { template: "work-waiting", to: { userId: user.id }, words: {} }, told);
  }
}

/** Whether what was written before says it still: it is about to go, or went not long ago and they have not looked since. */
function tellsAlready(before: OutboxRow, seen: Instant | null, at: Instant): boolean {
  if (before.status === "failed" || before.status === "dropped") return false;
  const went = before.sent_at ?? (before.status === "done" ? before.at : null);
  if (went === null) return true;
  return later(went, AT_MOST_EVERY) > at && (seen === null || seen <= went);
}
