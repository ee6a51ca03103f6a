import type { From } from "#db/connection.ts";
import { approvalsOfCase } from "#db/grade-approval.ts";
import { assessmentsOfCase } from "#db/risk-assessment.ts";
import { boxesFor } from "#db/sealed.ts";
import { ASKED_ANSWERS } from "#machines/intake/wording.ts";
import { GRADE_WORDS, RISK_TOOL_WORDS } from "#machines/protocol/words.ts";
import { APPROVAL_STATUS_WORDS } from "#machines/status-words.ts";
import type { Instant } from "#machines/time.ts";
import type { AskedQuestion } from "../wordings.ts";
import { caseFrame, openedCase, type CaseFrame } from "./case-frame.ts";
import { storyOfCase, type Happening } from "./case-story.ts";
import { userNames } from "./user-names.ts";

export interface Graded {
  readonly at: Instant;
  readonly by: string;
  readonly tool: string;
  /** The version of the protocol that suggested it. */
  readonly protocol: string;
  readonly suggested: string;
  readonly agreed: string;
  readonly reason: string | null;
  /** What became of a lower grade that a second person was asked for, and when; null where none was asked. */
  readonly approval: { readonly words: string; readonly at: Instant } | null;
  /** The risk tool's questions as they were asked, when it was asked here. */
  readonly asked: readonly AskedThen[];
}

export interface AskedThen {
  readonly text: string;
  readonly answer: string;
  /** The tool and its version, in words. */
  readonly wording: string;
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
    const box = boxes.get(one.key_id);
    const approval = approvals.get(one.id);
    const decider = approval?.decided_by ? names.get(approval.decided_by) : undefined;
    return {
      at: one.at,
      by: names.get(one.by) ?? "a colleague",
      tool: toolWords(one.tool),
      protocol: one.protocol_version,
      suggested: GRADE_WORDS[one.suggested_grade],
      agreed: one.agreed_grade === null ? "None" : GRADE_WORDS[one.agreed_grade],
      reason: box?.openMaybe("risk_assessment", "reason_sealed", one.id, one.reason_sealed) ?? null,
      approval: approval
        ? {
            words: [APPROVAL_STATUS_WORDS[approval.status], decider].filter(Boolean).join(": "),
            at: approval.decided_at ?? approval.requested_at,
          }
        : null,
      asked: box ? askedThen(box.open("risk_assessment", "facts_sealed", one.id, one.facts_sealed)) : [],
    };
  });
  return { frame: await caseFrame(from, row, at), grades: grades.reverse(), story: await storyOfCase(from, row) };
}

/** The questions that were kept with an assessment, as they were asked that day. */
function askedThen(facts: string): AskedThen[] {
  const { asked = {} } = JSON.parse(facts) as { asked?: Readonly<Record<string, AskedQuestion>> };
  return Object.values(asked).map(({ tool, version, text, answer }) => ({
    text,
    answer: ASKED_ANSWERS.find((choice) => choice.value === answer)?.label ?? answer,
    wording: `${toolWords(tool)}, ${version}`,
  }));
}

const toolWords = (tool: string): string =>
  Object.hasOwn(RISK_TOOL_WORDS, tool) ? RISK_TOOL_WORDS[tool as keyof typeof RISK_TOOL_WORDS] : "No tool";
