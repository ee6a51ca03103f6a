import type { CaseRow } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { approvalById, type ApprovalRow } from "#db/grade-approval.ts";
import { may } from "#machines/access.ts";
import { REVIEW_AFTER } from "#machines/owed.ts";
import { later } from "#machines/time.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { answerApproval } from "./shared/approval.ts";
import { keepCase } from "./shared/keep-case.ts";
import { caseFor, moveCase } from "./shared/move-case.ts";
import { owe, settle } from "./shared/owe.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface DecideApproval {
  readonly approvalId: string;
  readonly version?: number;
  readonly decision: "approve" | "refuse";
}

/** Why one that no longer waits cannot be decided. */
const WHY_OVER = {
  approved: "This was already decided.",
  refused: "This was already decided.",
  superseded: "This no longer waits: the risk has been looked at anew since it was asked.",
} as const;

/**
 * A second person agrees to a lower grade, or does not: then the higher one stands on. Never the one who asked, and never
 * downwards while there is danger.
 */
export function decideApproval(db: Db, input: DecideApproval, told: Told): Promise<Result<{ caseId: string }>> {
  return tell(db, "decide-approval", told, input, async (trx) => {
    const approval = may(told.by, "grade.approve") ? await approvalById(trx, input.approvalId) : undefined;
    const row = approval ? await caseFor(trx, approval.case_id, told) : undefined;
    if (!approval || !row) return notFound;
    if (approval.status !== "pending") return refused(WHY_OVER[approval.status], ["Open the case"]);
    if (input.version !== undefined && input.version !== approval.version)
      return conflict(approval.version, { status: approval.status });
    const secondPerson = approval.requested_by !== told.by.userId;
    const type = input.decision === "approve" ? ("APPROVED" as const) : ("REFUSED" as const);
    const answered = await answerApproval(trx, row, approval, { type, secondPerson }, told);
    if (answered === "stale") return conflict(approval.version, { status: approval.status });
    if (answered === "refused")
      return secondPerson
        ? refused("There is danger now: the grade stays high until it has passed.", ["Refuse the lower grade"])
        : refused("You asked for this yourself: a second person decides.", ["Ask another duty manager"]);
    const moved =
      input.decision === "approve"
        ? await lower(trx, row, approval, told)
        : await keepCase(trx, row, "APPROVAL_REFUSED", told);
    if (moved.kind !== "done") return moved;
    await writeAudit(
      trx,
      `grade.${input.decision}`,
      { table: "grade_approval", id: approval.id, caseId: row.id },
      told,
    );
    return done({ caseId: row.id });
  });
}

/** The lower grade stands from now on, and is looked at again in its own time. */
async function lower(trx: Trx, row: CaseRow, approval: ApprovalRow, told: Told): Promise<Result> {
  const grade = approval.to_grade;
  const review = later(told.at, REVIEW_AFTER[grade]);
  if (row.status === "supporting") {
    await settle(trx, "case", row.id, told, "review");
    await owe(trx, { subject: "case", subjectId: row.id, caseId: row.id, clock: "review", due: review });
  }
  return moveCase(trx, row, { type: "GRADED", grade }, told, {
    grade,
    ...(row.status === "supporting" ? { review_due_at: review } : {}),
  });
}
