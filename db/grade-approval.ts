// A lowered grade that waits for a second person.
import { sql } from "kysely";
import type { From, Trx } from "./connection.ts";
import { lookForOne } from "./look.ts";
import { changeRow, insertRow, rowById } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type ApprovalRow = Row<"grade_approval">;

/** Puts one in. */
export const insertApproval = (trx: Trx, row: NewRow<"grade_approval">): Promise<void> =>
  insertRow(trx, "grade_approval", row);

/** The one with this id. */
export const approvalById = (from: From, id: string): Promise<ApprovalRow | undefined> =>
  rowById(from, "grade_approval", id);

/** Changes it; false when it is no longer at `version`. */
export const updateApproval = (
  trx: Trx,
  id: string,
  version: number,
  changes: Changes<"grade_approval">,
): Promise<boolean> => changeRow(trx, "grade_approval", id, version, changes);

/** The approval the case is waiting for. */
export function pendingApprovalOfCase(from: From, caseId: string): Promise<ApprovalRow | undefined> {
  return lookForOne(from, "pending approval of case", [caseId], (q) =>
    q
      .selectFrom("grade_approval")
      .selectAll()
      .where("case_id", "=", caseId)
      // As a literal, so that the index of pending ones may answer.
      .where("status", "=", sql.lit("pending")),
  );
}

/** The approvals the area waits for, earliest clock first. */
export function pendingApprovals(from: From, area: string): Promise<ApprovalRow[]> {
  return from.q
    .selectFrom("grade_approval")
    .innerJoin("case", "case.id", "grade_approval.case_id")
    .selectAll("grade_approval")
    .where("case.area", "=", area)
    .where("grade_approval.status", "=", "pending")
    .orderBy("grade_approval.due_at")
    .orderBy("grade_approval.id")
    .execute();
}

/** Every approval asked for on the case, oldest first. */
export function approvalsOfCase(from: From, caseId: string): Promise<ApprovalRow[]> {
  return from.q
    .selectFrom("grade_approval")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("requested_at")
    .orderBy("id")
    .execute();
}
