import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { attemptsOfCase } from "#db/contact-attempt.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { HOUR, later } from "#machines/time.ts";
import type { Result } from "../result.ts";
import type { Told } from "../told.ts";
import { oweEnd } from "./attempt.ts";
import { moveCase } from "./move-case.ts";
import { owe } from "./owe.ts";

/** How soon somebody looks at the risk afresh. */
const LOOK_WITHIN = HOUR;

/** They are in contact again: somebody grades the risk anew, and a closed case is open again, held by whoever spoke with them. */
export async function contactedAgain(trx: Trx, row: CaseRow, told: Told): Promise<Result<{ row: CaseRow }>> {
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
    row.status === "closed" ? ({ closed_at: null, closed_outcome: null, holder_user_id: told.by.userId } as const) : {};
  return moveCase(trx, row, { type: "CONTACTED_AGAIN" }, told, closed);
}
