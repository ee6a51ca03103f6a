// The demonstration's returns: what ended last was prepared, and one of them was released to somebody invented.
import { emailKeyOf } from "../commands/email.ts";
import { prepareReturn } from "../commands/prepare-return.ts";
import { releaseReturn } from "../commands/release-return.ts";
import type { Actor } from "../commands/told.ts";
import type { Db } from "#db/connection.ts";
import { organisationById } from "#db/organisation.ts";
import { userByEmailKey } from "#db/user.ts";
import type { Instant } from "#machines/time.ts";
import { endedPeriods } from "../reports/returns/periods.ts";
import { RETURNS } from "../reports/returns/returns.ts";

const PREPARES = "finance@example.org";
const RELEASES = "governance@example.org";
const TO = {
  name: "Quinn Example",
  organisation: "National collection (demonstration)",
  email: "collection@example.org",
  purpose: "The quarterly collection of what goes to risk conferences.",
};

async function actorAt(db: Db, email: string): Promise<Actor | null> {
  const user = await userByEmailKey(db, emailKeyOf(db.keyring, email));
  const organisation = user && (await organisationById(db, user.organisation_id));
  if (!user || !organisation) return null;
  return { userId: user.id, organisationId: user.organisation_id, role: user.role, area: organisation.area };
}

/** Prepares each return of the period that ended last, and releases the conference's. Nothing where its people are not. */
export async function seedReturns(db: Db, at: Instant): Promise<void> {
  const [finance, lead] = [await actorAt(db, PREPARES), await actorAt(db, RELEASES)];
  if (!finance || !lead) return;
  for (const { name, period } of RETURNS) {
    const [last = ""] = endedPeriods(period, at);
    const prepared = await prepareReturn(db, { name, period: last }, { by: finance, at });
    if (prepared.kind === "done" && name === "conference")
      await releaseReturn(db, { snapshotId: prepared.snapshotId, ...TO }, { by: lead, at });
  }
}
