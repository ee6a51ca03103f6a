// What the tests of what is late share: clocks that pass one after another, and the choice of who manages an organisation.
import { changeOrganisation } from "#app/commands/keep-organisation.ts";
import { tick } from "#app/commands/tick.ts";
import type { Db } from "#db/connection.ts";
import { openDeadlinesOfSubject } from "#db/deadline.ts";
import { organisationById } from "#db/organisation.ts";
import { type Instant } from "#machines/time.ts";
import { actorOf, MONDAY, type AHub } from "../factories.ts";

/** Lets one thing's clock pass as often as asked, each time at the moment it is due; answers its names in order. */
export async function climb(db: Db, subject: "case" | "action" | "contact" | "attempt", id: string, times: number) {
  const names: string[] = [];
  for (let step = 0; step < times; step += 1) {
    const [clock] = await openDeadlinesOfSubject(db, subject, id);
    if (!clock) break;
    await tick(db, clock.due_at);
    names.push((await openDeadlinesOfSubject(db, subject, id))[0]?.clock ?? "");
  }
  return names;
}

/** Chooses who is asked when what an organisation owes is late twice. */
export const manage = (
  db: Db,
  hub: AHub,
  name: "hub" | "first",
  user: keyof AHub["user"] | null,
  at: Instant = MONDAY,
) =>
  organisationById(db, hub.organisation[name]).then((row) =>
    changeOrganisation(
      db,
      {
        organisationId: row?.id ?? "",
        version: row?.version ?? 0,
        name: row?.name ?? "",
        odsCode: null,
        pathways: ["idva"],
        enabled: true,
        managerUserId: user === null ? null : hub.user[user],
      },
      { by: actorOf(hub, "administrator"), at },
    ),
  );
