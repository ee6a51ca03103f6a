import type { Db } from "#db/connection.ts";
import {
  lockProtocolVersions,
  protocolVersion,
  switchProtocolVersion as switchRow,
  type ProtocolVersionRow,
} from "#db/protocol-version.ts";
import { may } from "#machines/access.ts";
import { whyUnsafe } from "#machines/protocol/never-lower.ts";
import { DAY, later, type Instant } from "#machines/time.ts";
import { definitionIn } from "../protocol.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export const IN_THE_PAST = "Choose a time that has not passed.";
/** How far ahead it may be: a year that was mistyped would otherwise wait for ever. */
const YEARS_AHEAD = 5;
export const TOO_FAR = `Choose a time in the next ${YEARS_AHEAD} years.`;
export const SECOND_PERSON = "A second person switches a version on, never the one who proposed it.";

/** What somebody else has done with a proposal meanwhile, in words for the page; null while it is still a proposal. */
export function standingOf(row: ProtocolVersionRow): Readonly<Record<string, string>> | null {
  if (row.withdrawn_at !== null) return { status: "Withdrawn" };
  return row.from_at === null ? null : { status: "Switched on", from: row.from_at };
}

/**
 * Switches a proposed version on from an instant, or from now when it is null. A duty manager's to do, never the proposer's. Cases
 * keep the version they were triaged under until they are assessed again.
 */
export function switchProtocolVersion(
  db: Db,
  input: { readonly version: string; readonly fromAt: Instant | null },
  told: Told,
): Promise<Result<{ version: string; fromAt: Instant }>> {
  return tell(db, "switch-protocol-version", told, input, async (trx) => {
    if (!may(told.by, "protocol.switch")) return notFound;
    await lockProtocolVersions(trx);
    const row = await protocolVersion(trx, input.version);
    if (!row) return notFound;
    const standing = standingOf(row);
    if (standing) return conflict(1, standing);
    if (row.proposed_by === told.by.userId) return refused(SECOND_PERSON);
    const fromAt = input.fromAt ?? told.at;
    if (fromAt < told.at) return refused(IN_THE_PAST);
    if (fromAt > later(told.at, YEARS_AHEAD * 365 * DAY)) return refused(TOO_FAR);
    // Tried again: the rules that are not data may have changed since it was proposed.
    const reason = whyUnsafe(definitionIn(row));
    if (reason !== null) return refused(`This version is not safe. ${reason}`);
    await switchRow(trx, row.version, { fromAt, by: told.by.userId, at: told.at });
    await writeAudit(trx, "protocol.switch", { table: "protocol_version", id: row.version }, told);
    return done({ version: row.version, fromAt });
  });
}
