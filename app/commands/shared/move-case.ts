import { openActionsOfCase } from "#db/action.ts";
import { caseToChange, updateCase, updateCaseTurn, type CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { clearDeadlines, openDeadlinesOfCase } from "#db/deadline.ts";
import { pendingApprovalOfCase } from "#db/grade-approval.ts";
import { assessmentsOfCase } from "#db/risk-assessment.ts";
import { unmetOfCase } from "#db/unmet-need.ts";
import { decide, type Kinds } from "#machines/decide.ts";
import { CASE_EVENT_WORDS } from "#machines/event-words.ts";
import { isClosedTo } from "../../closed-to.ts";
import { waitsOnCase } from "../../waits-on-case.ts";
import { conflict, refused, type Result } from "../result.ts";
import type { Told } from "../told.ts";
import { NOTHING_OWED, nextOfCase } from "./owe.ts";
import { writeEvent } from "./record.ts";

/**
 * The case the actor may see, or undefined: another area's or another hub's is the same as none, and so is one in which the actor
 * may be the one who causes harm. Nobody else changes it until the transaction is over.
 */
export async function caseFor(trx: Trx, id: string, told: Told): Promise<CaseRow | undefined> {
  const row = await caseToChange(trx, id);
  if (!row) return undefined;
  if (told.by.role === "clock") return row;
  if (row.area !== told.by.area || row.hub_organisation_id !== told.by.organisationId) return undefined;
  return (await isClosedTo(trx, row.id, told.by)) ? undefined : row;
}

/** What stands now, for the page that shows a stale form beside it. */
export const standing = (row: CaseRow): Readonly<Record<string, string>> => ({
  status: row.status,
  grade: row.grade ?? "not assessed",
  next: row.next_what ?? "nothing",
});

/** Refuses a form made from an older version of the row. */
export function staleCase(row: CaseRow, version: number | undefined): Extract<Result, { kind: "conflict" }> | null {
  return version !== undefined && version !== row.version ? conflict(row.version, standing(row)) : null;
}

/** What the machine must know. Only closing asks what is still open, so only closing looks it up. */
async function contextOf(trx: Trx, row: CaseRow, event: Kinds["case"]["event"]): Promise<Kinds["case"]["context"]> {
  if (event.type !== "CLOSED")
    return { grade: row.grade, wasHigh: row.grade === "high", openActions: 0, pendingApproval: false, openUnmet: 0 };
  const assessments = await assessmentsOfCase(trx, row.id);
  const unmet = await unmetOfCase(trx, row.id);
  return {
    grade: row.grade,
    wasHigh:
      row.grade === "high" || assessments.some((one) => one.agreed_grade === "high" || one.suggested_grade === "high"),
    openActions: (await openActionsOfCase(trx, row.id)).length,
    pendingApproval:
      (await pendingApprovalOfCase(trx, row.id)) !== undefined || (await waitsOnCase(trx, row.id)).length > 0,
    openUnmet: unmet.filter((need) => need.met_by === null && need.settled_at === null).length,
  };
}

/** What a command may change on a case beside its status and what is owed, which this file keeps. */
export type CaseChanges = Partial<
  Pick<
    CaseRow,
    | "grade"
    | "protocol_version"
    | "suggested_grade"
    | "conference_route"
    | "emergency_since"
    | "review_due_at"
    | "first_contact_at"
    | "holder_user_id"
    | "closed_at"
    | "closed_outcome"
  >
>;

/**
 * Sends one event to a case: asks the machine, saves the row with its new next action, appends the event. Deadlines are to
 * be set before. A clock that changes nothing but whose turn it is keeps the version: no form that somebody has open is stale
 * because of it. Returns the row as it now stands, or why not.
 */
export async function moveCase(
  trx: Trx,
  row: CaseRow,
  event: Kinds["case"]["event"],
  told: Told,
  changes: CaseChanges = {},
  payload?: Readonly<Record<string, unknown>>,
): Promise<Result<{ row: CaseRow }>> {
  const context = {
    ...(await contextOf(trx, row, event)),
    ...(changes.grade === undefined ? {} : { grade: changes.grade }),
  };
  const decision = decide("case", row.status, context, event);
  if (!decision.ok)
    return refused(
      "That is not possible now.",
      decision.possible.map((type) => CASE_EVENT_WORDS[type]),
    );
  const next = { ...row, ...changes, status: decision.status };
  if (decision.status === "closed") {
    for (const deadline of await openDeadlinesOfCase(trx, row.id))
      await clearDeadlines(trx, deadline.subject, deadline.subject_id, told.at);
  }
  const owed = decision.status === "closed" ? NOTHING_OWED : await nextOfCase(trx, next, told);
  const turnOnly = event.type === "CLOCK_PASSED" && decision.status === row.status;
  const saved = turnOnly
    ? await updateCaseTurn(trx, row.id, row.version, owed)
    : await updateCase(trx, row.id, row.version, { ...changes, status: decision.status, ...owed });
  if (!saved) return conflict(row.version, standing(row));
  await writeEvent(
    trx,
    {
      subject: "case",
      subjectId: row.id,
      caseId: row.id,
      type: event.type,
      from: row.status,
      to: decision.status,
      keyId: row.key_id,
      ...(payload ? { payload } : {}),
    },
    told,
  );
  return { kind: "done", row: { ...next, ...owed, version: turnOnly ? row.version : row.version + 1 } };
}

/**
 * Works out anew whose turn it is on a case that otherwise stays as it is, and as new as it is; a closed one owes nothing. The
 * row was read by caseFor or caseToChange, in this transaction.
 */
export async function turnCase(trx: Trx, row: CaseRow, told: Told): Promise<void> {
  if (row.status === "closed") return;
  if (!(await updateCaseTurn(trx, row.id, row.version, await nextOfCase(trx, row, told))))
    throw new Error("A case that was read to be changed has not changed.");
}
