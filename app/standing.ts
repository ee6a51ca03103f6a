// How a case stands before it is graded anew. Lowering what stands takes a reason; from a high that was suggested it takes a
// second person too, also when the newest answers suggest less: one person alone never talks a high grade down.
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { openActionsOfCase } from "#db/action.ts";
import { approvalsOfCase } from "#db/grade-approval.ts";
import { assessmentsOfCase } from "#db/risk-assessment.ts";
import type { Grade } from "#machines/statuses.ts";

export interface Standing {
  readonly grade: Grade | null;
  /** High was suggested since a second person last agreed to less; a high of somebody's own judgement was not. */
  readonly highSuggested: boolean;
  /** The pathways that somebody does, or was asked for, already. */
  readonly inHand: readonly string[];
}

/** A case that nobody has graded. */
export const UNGRADED: Standing = { grade: null, highSuggested: false, inHand: [] };

/** How the case stands now. */
export async function standingOf(from: From, { id, grade }: Pick<CaseRow, "id" | "grade">): Promise<Standing> {
  const inHand = (await openActionsOfCase(from, id)).map(({ pathway }) => pathway);
  if (grade !== "high") return { grade, highSuggested: false, inHand };
  const approved = (await approvalsOfCase(from, id)).filter(({ status }) => status === "approved");
  const lowered = approved.at(-1)?.decided_at ?? null;
  const since = (await assessmentsOfCase(from, id)).filter(({ at }) => lowered === null || at > lowered);
  return { grade, highSuggested: since.some(({ suggested_grade: suggested }) => suggested === "high"), inHand };
}
