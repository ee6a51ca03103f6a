// What waits for the duty manager: lower grades, needs that nothing meets, and what came back.
import type { Actor } from "#app/commands/told.ts";
import { declinedActionsOfHub } from "#db/action.ts";
import { caseByReference, casesById, type CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { pendingApprovals } from "#db/grade-approval.ts";
import { organisationsById } from "#db/organisation.ts";
import { reasonsOfAssessments } from "#db/risk-assessment.ts";
import { boxesFor } from "#db/sealed.ts";
import { openUnmetWithoutAnswer } from "#db/unmet-need.ts";
import { activeUsersOfOrganisation } from "#db/user.ts";
import { may } from "#machines/access.ts";
import { DECLINE_WORDS } from "#machines/action-words.ts";
import { type Due, dueAt, momentWords } from "#machines/due-words.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/catalogue.ts";
import { GRADE_WORDS, UNMET_REASON_WORDS } from "#machines/protocol/words.ts";
import { ROLE_WORDS } from "#machines/roles.ts";
import type { Grade } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import { casesClosedTo, isClosedTo } from "../closed-to.ts";
import { userNames } from "./user-names.ts";
import { waitingLinks, type WaitingLink } from "./waiting-links.ts";

/** How many of each are shown. */
const AT_ONCE = 50;

export interface WaitingGrade {
  readonly id: string;
  readonly version: number;
  readonly caseId: string;
  readonly reference: string;
  readonly to: Grade;
  readonly toWords: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly asked: string;
  readonly due: Due;
  /** Who asked may not decide. */
  readonly isMine: boolean;
}

export interface OpenNeed {
  readonly id: string;
  readonly caseId: string;
  readonly reference: string;
  readonly title: string;
  readonly reason: string;
  readonly due: Due;
}

export interface CameBack {
  readonly caseId: string;
  readonly actionId: string;
  readonly reference: string;
  readonly title: string;
  readonly by: string;
  readonly reason: string;
}

export interface ApprovalsPage {
  readonly grades: readonly WaitingGrade[];
  readonly needs: readonly OpenNeed[];
  readonly cameBack: readonly CameBack[];
  readonly links: readonly WaitingLink[];
  /** To whom a case can be given. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** All that waits for the duty manager of the actor's hub. */
export async function approvalsPage(from: From, actor: Actor, at: Instant): Promise<ApprovalsPage> {
  return {
    grades: await waitingGrades(from, actor, at),
    needs: await openNeeds(from, actor, at),
    cameBack: await cameBack(from, actor),
    links: await waitingLinks(from, actor, at),
    people: await people(from, actor),
  };
}

/** The case people mean by its reference, if it is the actor's hub's; null otherwise. */
export async function caseIdOf(from: From, actor: Actor, reference: string): Promise<string | null> {
  const row = await caseByReference(from, reference.trim().toUpperCase());
  return row && isOurs(row, actor) && !(await isClosedTo(from, row.id, actor)) ? row.id : null;
}

const isOurs = (row: CaseRow, actor: Actor): boolean =>
  row.area === actor.area && row.hub_organisation_id === actor.organisationId;

async function ourCases(from: From, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, CaseRow>> {
  const rows = await casesById(from, [...new Set(ids)]);
  const hidden = await casesClosedTo(from, actor);
  return new Map(rows.filter((row) => isOurs(row, actor) && !hidden.has(row.id)).map((row) => [row.id, row]));
}

async function waitingGrades(from: From, actor: Actor, at: Instant): Promise<WaitingGrade[]> {
  const waiting = (await pendingApprovals(from, actor.area)).slice(0, AT_ONCE);
  const cases = await ourCases(
    from,
    actor,
    waiting.map((one) => one.case_id),
  );
  const reasons = await reasonsOf(
    from,
    waiting.filter((one) => cases.has(one.case_id)).map((one) => one.assessment_id),
  );
  const names = await userNames(
    from,
    waiting.map((one) => one.requested_by),
  );
  return waiting.flatMap((one) => {
    const row = cases.get(one.case_id);
    if (!row) return [];
    return {
      id: one.id,
      version: one.version,
      caseId: row.id,
      reference: row.reference,
      to: one.to_grade,
      toWords: GRADE_WORDS[one.to_grade].toLowerCase(),
      reason: reasons.get(one.assessment_id) ?? "",
      askedBy: names.get(one.requested_by) ?? "",
      asked: momentWords(one.requested_at, at),
      due: dueAt(one.due_at, at),
      isMine: one.requested_by === actor.userId,
    };
  });
}

async function reasonsOf(from: From, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await reasonsOfAssessments(from, ids);
  const boxes = await boxesFor(from, [...new Set(rows.map((row) => row.key_id))]);
  return new Map(
    rows.map((row) => [
      row.id,
      boxes.get(row.key_id)?.openMaybe("risk_assessment", "reason_sealed", row.id, row.reason_sealed) ?? "",
    ]),
  );
}

async function openNeeds(from: From, actor: Actor, at: Instant): Promise<OpenNeed[]> {
  const needs = (await openUnmetWithoutAnswer(from, actor.area)).slice(0, AT_ONCE);
  const cases = await ourCases(
    from,
    actor,
    needs.map((need) => need.case_id),
  );
  return needs.flatMap((need) => {
    const row = cases.get(need.case_id);
    if (!row) return [];
    return {
      id: need.id,
      caseId: row.id,
      reference: row.reference,
      title: PATHWAY[need.pathway as PathwayCode].title,
      reason: UNMET_REASON_WORDS[need.reason],
      due: dueAt(need.due_at, at),
    };
  });
}

const declinedWords = (reason: string | null): string =>
  reason !== null && Object.hasOwn(DECLINE_WORDS, reason) ? DECLINE_WORDS[reason as keyof typeof DECLINE_WORDS] : "";

async function cameBack(from: From, actor: Actor): Promise<CameBack[]> {
  const hidden = await casesClosedTo(from, actor);
  const rows = (await declinedActionsOfHub(from, { area: actor.area, hub: actor.organisationId }, AT_ONCE)).filter(
    (row) => !hidden.has(row.case_id),
  );
  const names = new Map(
    (
      await organisationsById(
        from,
        rows.map((row) => row.owner_organisation_id),
      )
    ).map(({ id, name }) => [id, name]),
  );
  return rows.map((row) => ({
    caseId: row.case_id,
    actionId: row.id,
    reference: row.reference,
    title: PATHWAY[row.pathway as PathwayCode].title,
    by: names.get(row.owner_organisation_id) ?? "",
    reason: declinedWords(row.decline_reason),
  }));
}

async function people(from: From, actor: Actor): Promise<ApprovalsPage["people"]> {
  const users = (await activeUsersOfOrganisation(from, actor.organisationId)).filter((user) =>
    may(user, "case.change"),
  );
  const names = await userNames(
    from,
    users.map((user) => user.id),
  );
  return users.map((user) => ({
    id: user.id,
    name: `${names.get(user.id) ?? ""}, ${ROLE_WORDS[user.role].toLowerCase()}`,
  }));
}
