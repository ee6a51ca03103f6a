import { openActionsOfCase } from "#db/action.ts";
import type { From } from "#db/connection.ts";
import { pendingApprovalOfCase } from "#db/grade-approval.ts";
import { assessmentsOfCase } from "#db/risk-assessment.ts";
import { unmetOfCase } from "#db/unmet-need.ts";
import { accepts } from "#machines/decide.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";
import type { Instant } from "#machines/time.ts";
import { waitsOnCase } from "../waits-on-case.ts";
import { caseFrame, openedCase, type CaseFrame } from "./case-frame.ts";

export interface ClosePage {
  readonly frame: CaseFrame;
  /** The rules let this reader close it now. */
  readonly mayClose: boolean;
  /** What stands in the way, each a sentence. */
  readonly inTheWay: readonly string[];
}

/** Whether `reader` may close the case, and if not, why. */
export async function closePage(
  from: From,
  caseId: string,
  reader: { readonly userId: string; readonly role: string },
  at: Instant,
): Promise<ClosePage> {
  const row = await openedCase(from, caseId);
  const open = await openActionsOfCase(from, row.id);
  const unmet = (await unmetOfCase(from, row.id)).filter((need) => need.met_by === null && need.settled_at === null);
  const pending = await pendingApprovalOfCase(from, row.id);
  const waits = await waitsOnCase(from, row.id);
  const graded = await assessmentsOfCase(from, row.id);
  const wasHigh =
    row.grade === "high" || graded.some((one) => one.agreed_grade === "high" || one.suggested_grade === "high");
  const secondPerson = reader.role === "duty-manager" && reader.userId !== row.holder_user_id;
  const context = {
    grade: row.grade,
    wasHigh,
    openActions: open.length,
    pendingApproval: pending !== undefined || waits.length > 0,
    openUnmet: unmet.length,
  };
  const title = (pathway: string) => PATHWAY[pathway as PathwayCode].title;
  return {
    frame: await caseFrame(from, row, at),
    mayClose: accepts("case", row.status, context, { type: "CLOSED", outcome: "to be said", secondPerson }),
    inTheWay: [
      row.emergency_since === null ? "" : "They are in danger now.",
      row.grade === null ? "Nobody has graded the risk yet." : "",
      ...open.map((action) => `Still open: ${title(action.pathway)}.`),
      ...unmet.map((need) => `Nothing meets this yet, and the duty manager decides: ${title(need.pathway)}.`),
      pending ? "A lower grade waits for the duty manager." : "",
      ...waits,
      wasHigh && !secondPerson ? "It was graded high: a duty manager who does not hold the case closes it." : "",
      row.status === "received" || row.status === "reopened"
        ? "Nobody has looked at the risk since they came to us."
        : "",
      row.status === "closed" ? "It is closed already." : "",
    ].filter(Boolean),
  };
}
