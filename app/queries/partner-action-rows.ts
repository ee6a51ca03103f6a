import { actionById, type ActionRow } from "#db/action.ts";
import type { Db } from "#db/connection.ts";
import type { Instant } from "#machines/time.ts";

export { actionById };

export interface TimedAction extends ActionRow {
  /** When the next step is due: for what is under way, when its owner is asked how it went. */
  readonly timeLeft: Instant;
}

const TOLD = ["sent", "accepted", "under-way"] as const;

/** A page of what the organisation owes, the least time left first; a page beyond the last is the last. */
export async function openActionsOfOrganisationByTimeLeft(
  db: Db,
  organisationId: string,
  page: number,
  size: number,
): Promise<{ rows: TimedAction[]; count: number; shown: number }> {
  const theirs = db.q
    .selectFrom("action")
    .where("owner_organisation_id", "=", organisationId)
    .where("status", "in", TOLD);
  const { n } = await theirs.select((e) => e.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
  const count = Number(n);
  const shown = Math.min(page, Math.max(1, Math.ceil(count / size)));
  const rows = await db.q
    .selectFrom("action")
    .leftJoin("deadline", (join) =>
      join
        .onRef("deadline.subject_id", "=", "action.id")
        .on("deadline.subject", "=", "action")
        .on("deadline.clock", "=", "finish-action")
        .on("action.status", "=", "under-way"),
    )
    .where("action.owner_organisation_id", "=", organisationId)
    .where("action.status", "in", TOLD)
    .selectAll("action")
    .select((e) => e.fn.coalesce("deadline.due_at", "action.due_at").as("timeLeft"))
    .orderBy("timeLeft")
    .orderBy("action.id")
    .limit(size)
    .offset((shown - 1) * size)
    .execute();
  return { rows, count, shown };
}
