// What must hold between one moment and the next: a grade never falls without a reason, a case never closes on one person's word.
import type { CaseRow } from "#db/case.ts";
import type { EventRow } from "#db/event.ts";
import { GRADES } from "#machines/statuses.ts";
import type { Seen } from "../seen.ts";
import { said } from "./rule.ts";

/** A case as it was before a step. */
export interface Before {
  readonly row: CaseRow;
  readonly assessmentId: string | undefined;
  readonly approved: ReadonlySet<string>;
}

export const beforeOf = ({ row, assessments, approvals }: Seen): Before => ({
  row,
  assessmentId: assessments.at(-1)?.id,
  approved: new Set(approvals.filter(({ status }) => status === "approved").map(({ id }) => id)),
});

/** No grade falls without a reason that is stored, and none from a suggested high unless a second person has agreed to it. */
export function gradeFallsWithReason(before: Before, seen: Seen): string[] {
  const rank = (row: CaseRow) => (row.grade === null ? -1 : GRADES.indexOf(row.grade));
  if (rank(seen.row) >= rank(before.row)) return [];
  const latest = seen.assessments.at(-1);
  // Danger made it high and nobody ever graded it: now that it has passed, somebody has to.
  if (seen.row.grade === null)
    return said([latest !== undefined || before.row.status !== "emergency", "a grade was lost"]);
  const agreed = seen.approvals.find(
    (one) =>
      one.status === "approved" &&
      !before.approved.has(one.id) &&
      one.decided_by !== one.requested_by &&
      seen.user.get(one.decided_by ?? "")?.role === "duty-manager",
  );
  const why = seen.assessments.find(({ id }) => id === (agreed?.assessment_id ?? latest?.id));
  const anew = latest !== undefined && latest.id !== before.assessmentId;
  const fall = `the grade fell from ${before.row.grade} to ${seen.row.grade}`;
  return said(
    [(why?.reason_sealed ?? null) === null, `${fall} without a reason`],
    [!anew && !agreed, `${fall} and nobody graded it`],
    [before.row.grade === "high" && highSuggested(before, seen) && !agreed, `${fall} without a second person`],
  );
}

/** High was suggested at some time since a second person last agreed to less. */
function highSuggested({ approved }: Before, { assessments, approvals }: Seen): boolean {
  const lowered = approvals.findLast(({ id }) => approved.has(id))?.decided_at ?? "";
  return assessments.some((one) => one.suggested_grade === "high" && one.at > lowered);
}

/** After high, a duty manager closes a case that somebody else holds. */
export function closingTakesTwo(before: Before, seen: Seen, events: readonly EventRow[]): string[] {
  if (seen.row.status !== "closed" || before.row.status === "closed") return [];
  const high =
    before.row.grade === "high" ||
    seen.assessments.some((one) => one.agreed_grade === "high" || one.suggested_grade === "high");
  const closed = events.findLast((event) => event.subject_id === seen.row.id && event.type === "CLOSED");
  const by = seen.user.get(closed?.by ?? "");
  return said(
    [closed === undefined, "it closed and nothing says so"],
    [
      high && closed !== undefined && (by?.role !== "duty-manager" || by.id === seen.row.holder_user_id),
      "it was high, and one person alone closed it",
    ],
  );
}
