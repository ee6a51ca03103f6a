import { openActionsOfCase } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { pendingApprovalOfCase } from "#db/grade-approval.ts";
import { unmetOfCase } from "#db/unmet-need.ts";
import type { Grade } from "#machines/statuses.ts";
import { waitsOnCase } from "../waits-on-case.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { caseFor, moveCase, staleCase } from "./shared/move-case.ts";
import { moveReferral } from "./shared/move-referral.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** How a case ends. Nobody "did not engage": somebody could not be reached safely, or asked us to stop. */
export const CASE_OUTCOMES = [
  "plan-complete",
  "asked-us-to-stop",
  "helped-elsewhere",
  "moved-away",
  "not-reached-safely",
  "died",
] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

export interface CloseCase {
  readonly caseId: string;
  readonly version?: number;
  readonly outcome: CaseOutcome;
  /** The grade at the end, as the person who closes it sees it: it must be the one that stands. */
  readonly finalGrade: Grade;
}

/** Closes a case that owes nothing. After a high grade it takes a duty manager who does not hold the case. */
export function closeCase(db: Db, input: CloseCase, told: Told): Promise<Result<{ caseId: string; version: number }>> {
  return tell(db, "close-case", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    if (!row) return notFound;
    const stale = staleCase(row, input.version);
    if (stale) return stale;
    if (row.grade !== null && row.grade !== input.finalGrade)
      return refused("The final grade is not the one that stands. Grade the risk again first.", ["Grade the risk"]);
    const secondPerson = told.by.role === "duty-manager" && told.by.userId !== row.holder_user_id;
    if (input.outcome === "not-reached-safely") await moveReferral(trx, row.id, { type: "UNREACHED" }, told);
    const moved = await moveCase(trx, row, { type: "CLOSED", outcome: input.outcome, secondPerson }, told, {
      closed_at: told.at,
      closed_outcome: input.outcome,
    });
    if (moved.kind === "refused") return refused(await whyNot(trx, row), moved.possible);
    if (moved.kind !== "done") return moved;
    await writeAudit(trx, "case.close", { table: "case", id: row.id, caseId: row.id }, told);
    return done({ caseId: row.id, version: moved.row.version });
  });
}

async function whyNot(trx: Trx, row: CaseRow): Promise<string> {
  if (row.emergency_since !== null) return "They are in danger now. The case stays open.";
  if (row.grade === null) return "Nobody has graded the risk yet.";
  if ((await openActionsOfCase(trx, row.id)).length > 0) return "An action is still open. Finish or withdraw it first.";
  if ((await unmetOfCase(trx, row.id)).some((need) => need.met_by === null && need.settled_at === null))
    return "A need that nothing met is still with the duty manager.";
  if (await pendingApprovalOfCase(trx, row.id)) return "A lower grade still waits for the duty manager.";
  const [waits] = await waitsOnCase(trx, row.id);
  return waits ?? "It was graded high: a duty manager who does not hold the case closes it.";
}
