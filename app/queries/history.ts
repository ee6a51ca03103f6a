import type { From } from "#db/connection.ts";
import { approvalsOfCase } from "#db/grade-approval.ts";
import { assessmentsOfCase } from "#db/risk-assessment.ts";
import { boxesFor } from "#db/sealed.ts";
import { GRADE_WORDS, RISK_TOOL_WORDS } from "#machines/protocol/words.ts";
import { APPROVAL_STATUS_WORDS } from "#machines/status-words.ts";
import type { Instant } from "#machines/time.ts";
import { caseFrame, openedCase, type CaseFrame } from "./case-frame.ts";
import { storyOfCase, type Happening } from "./case-story.ts";
import { userNames } from "./user-names.ts";

export interface Graded {
  readonly at: Instant;
  readonly by: string;
  readonly tool: string;
  readonly suggested: string;
  readonly agreed: string;
  readonly reason: string | null;
  /** What a second person said to a lower grade, if one was asked. */
  readonly approval: string | null;
}

export interface HistoryPage {
  readonly frame: CaseFrame;
  /** Newest first, both. */
  readonly grades: readonly Graded[];
  readonly story: readonly Happening[];
}

/** Every grade with who, when and why, and everything that happened. */
export async function historyPage(from: From, caseId: string, at: Instant): Promise<HistoryPage> {
  const row = await openedCase(from, caseId);
  const assessments = await assessmentsOfCase(from, row.id);
  const approvals = new Map((await approvalsOfCase(from, row.id)).map((one) => [one.assessment_id, one]));
  const names = await userNames(from, [
    ...assessments.map((one) => one.by),
    ...[...approvals.values()].map((one) => one.decided_by),
  ]);
  const boxes = await boxesFor(
    from,
    assessments.map((one) => one.key_id),
  );
  const grades = assessments.map((one): Graded => {
    const approval = approvals.get(one.id);
    const decider = approval?.decided_by ? names.get(approval.decided_by) : undefined;
    return {
      at: one.at,
      by: names.get(one.by) ?? "a colleague",
      tool: Object.hasOwn(RISK_TOOL_WORDS, one.tool)
        ? RISK_TOOL_WORDS[one.tool as keyof typeof RISK_TOOL_WORDS]
        : "No tool",
      suggested: GRADE_WORDS[one.suggested_grade],
      agreed: one.agreed_grade === null ? "None" : GRADE_WORDS[one.agreed_grade],
      reason: boxes.get(one.key_id)?.openMaybe("risk_assessment", "reason_sealed", one.id, one.reason_sealed) ?? null,
      approval: approval
        ? [APPROVAL_STATUS_WORDS[approval.status].toLowerCase(), decider ? `by ${decider}` : ""]
            .filter(Boolean)
            .join(" ")
        : null,
    };
  });
  return { frame: await caseFrame(from, row, at), grades: grades.reverse(), story: await storyOfCase(from, row) };
}
