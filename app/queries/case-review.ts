import { costEventsOfCase } from "#db/cost-event.ts";
import type { From } from "#db/connection.ts";
import { accepts } from "#machines/decide.ts";
import type { Instant } from "#machines/time.ts";
import { caseFrame, openedCase, type CaseFrame } from "./case-frame.ts";

export interface ReviewPage {
  readonly frame: CaseFrame;
  /** The rules accept a review now. */
  readonly due: boolean;
  readonly dueAt: Instant | null;
  /** The year before the case was told already: ask what has happened since. */
  readonly since: boolean;
}

/** What the review asks. Only whether it was asked before: what anything costs is read by no handler's page. */
export async function reviewPage(from: From, caseId: string, at: Instant): Promise<ReviewPage> {
  const row = await openedCase(from, caseId);
  const context = { grade: row.grade, wasHigh: false, openActions: 0, pendingApproval: false, openUnmet: 0 };
  return {
    frame: await caseFrame(from, row, at),
    due: accepts("case", row.status, context, { type: "REVIEWED" }),
    dueAt: row.review_due_at,
    since: (await costEventsOfCase(from, row.id)).some((event) => event.origin === "baseline"),
  };
}
