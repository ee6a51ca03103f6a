import type { Db } from "#db/connection.ts";
import { attemptsOfCase } from "#db/contact-attempt.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { HOUR, later } from "#machines/time.ts";
import { done, notFound, type Result } from "./result.ts";
import { oweEnd } from "./shared/attempt.ts";
import { caseFor, moveCase, staleCase } from "./shared/move-case.ts";
import { owe } from "./shared/owe.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** How soon somebody looks at the risk afresh. */
const LOOK_WITHIN = HOUR;

/** They have contacted us again. A closed case is open again, under the grade it had, and somebody grades it anew. */
export function recordContactAgain(
  db: Db,
  input: { readonly caseId: string; readonly version?: number },
  told: Told,
): Promise<Result<{ caseId: string; version: number }>> {
  return tell(db, "contact-again", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    if (!row) return notFound;
    const stale = staleCase(row, input.version);
    if (stale) return stale;
    const looking = (await openDeadlinesOfCase(trx, row.id)).some(({ clock }) => clock.endsWith("triage"));
    if (!looking)
      await owe(trx, {
        subject: "case",
        subjectId: row.id,
        caseId: row.id,
        clock: "triage",
        due: later(told.at, LOOK_WITHIN),
      });
    // An attempt that was under way when the case was closed is owed its end again.
    if (row.status === "closed")
      for (const attempt of await attemptsOfCase(trx, row.id))
        if (attempt.ended_at === null) await oweEnd(trx, attempt, told);
    const closed =
      row.status === "closed"
        ? ({ closed_at: null, closed_outcome: null, holder_user_id: told.by.userId } as const)
        : {};
    const moved = await moveCase(trx, row, { type: "CONTACTED_AGAIN" }, told, closed);
    if (moved.kind !== "done") return moved;
    await writeAudit(trx, "case.contact-again", { table: "case", id: row.id, caseId: row.id }, told);
    return done({ caseId: row.id, version: moved.row.version });
  });
}
