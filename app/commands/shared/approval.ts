// A grade below high when high was suggested, through its machine: asked for with a plan, and answered by a second person.
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { insertApproval, pendingApprovalOfCase, updateApproval, type ApprovalRow } from "#db/grade-approval.ts";
import { newId } from "#db/ids.ts";
import type { ApprovalContext, ApprovalEvent } from "#machines/approval.machine.ts";
import { begin, decide } from "#machines/decide.ts";
import type { Grade } from "#machines/statuses.ts";
import { HOUR, later } from "#machines/time.ts";
import type { Told } from "../told.ts";
import { owe, settle } from "./owe.ts";
import { writeEvent } from "./record.ts";

/** How long the second person has, in milliseconds (area default). */
const DECIDE_WITHIN = 4 * HOUR;

const contextOf = (row: Pick<CaseRow, "emergency_since">): ApprovalContext => ({
  danger: row.emergency_since !== null,
});

/** Asks a second person for a lower grade. The higher one stands until they answer. */
export async function askForApproval(
  trx: Trx,
  row: CaseRow,
  asked: { readonly assessmentId: string; readonly to: Grade },
  told: Told,
): Promise<void> {
  const id = newId();
  const due = later(told.at, DECIDE_WITHIN);
  const status = begin("approval", contextOf(row));
  await insertApproval(trx, {
    id,
    case_id: row.id,
    assessment_id: asked.assessmentId,
    from_grade: "high",
    to_grade: asked.to,
    status,
    requested_by: told.by.userId,
    requested_at: told.at,
    due_at: due,
    decided_by: null,
    decided_at: null,
    version: 1,
  });
  await writeEvent(
    trx,
    { subject: "approval", subjectId: id, caseId: row.id, type: "REQUESTED", from: null, to: status },
    told,
  );
  await owe(trx, { subject: "approval", subjectId: id, caseId: row.id, clock: "approve-grade", due });
}

export type Answered = "answered" | "refused" | "stale";

/** Sends an event to an approval: its status, its history, and its clock, which stops. */
export async function answerApproval(
  trx: Trx,
  row: CaseRow,
  approval: ApprovalRow,
  event: Exclude<ApprovalEvent, { type: "CLOCK_PASSED" }>,
  told: Told,
): Promise<Answered> {
  const decision = decide("approval", approval.status, contextOf(row), event);
  if (!decision.ok) return "refused";
  const saved = await updateApproval(trx, approval.id, approval.version, {
    status: decision.status,
    decided_by: told.by.userId,
    decided_at: told.at,
  });
  if (!saved) return "stale";
  await settle(trx, "approval", approval.id, told);
  const happened = { subject: "approval", subjectId: approval.id, caseId: row.id, type: event.type } as const;
  await writeEvent(trx, { ...happened, from: approval.status, to: decision.status }, told);
  return "answered";
}

/**
 * What was asked of a second person no longer stands: the risk has been assessed anew, or there has been danger since. Nobody
 * refused it, and nobody may agree to it any more.
 */
export async function supersedeApproval(trx: Trx, row: CaseRow, told: Told): Promise<void> {
  const pending = await pendingApprovalOfCase(trx, row.id);
  if (!pending) return;
  const answered = await answerApproval(trx, row, pending, { type: "SUPERSEDED" }, told);
  if (answered !== "answered") throw new Error("A request that waits can be superseded.");
}
