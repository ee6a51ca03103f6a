// What was agreed: the assessment, the standing grade, the actions with their owners and clocks, and what could not be had.
import { insertAction, openActionsOfCase } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { From, Trx } from "#db/connection.ts";
import { insertApproval, pendingApprovalOfCase, updateApproval } from "#db/grade-approval.ts";
import { newId } from "#db/ids.ts";
import { organisationById } from "#db/organisation.ts";
import { organisationsForPathway } from "#db/organisation-pathway.ts";
import { insertAssessment } from "#db/risk-assessment.ts";
import { boxFor } from "#db/sealed.ts";
import { insertUnmet, unmetOfCase } from "#db/unmet-need.ts";
import { usersOfOrganisation } from "#db/user.ts";
import type { Answers, FieldError } from "#machines/intake/answers.ts";
import { REVIEW_AFTER } from "#machines/owed.ts";
import {
  PATHWAY,
  PROTOCOL_VERSION,
  type PathwayCode,
  type ResultAction,
  type TriageResult,
} from "#machines/protocol/index.ts";
import { PATHWAY_WORDS } from "#machines/protocol/words.ts";
import type { Grade } from "#machines/statuses.ts";
import { HOUR, instantOf, later } from "#machines/time.ts";
import type { Judged } from "../../judge.ts";
import type { Told } from "../told.ts";
import type { CaseChanges } from "./move-case.ts";
import { owe, settle } from "./owe.ts";
import { writeAudit, writeEvent } from "./record.ts";

export { judge, settingsAt, type Judged } from "../../judge.ts";

export interface Plan {
  readonly agreedGrade: Grade;
  /** Why the grade differs from the suggestion, or why a suggested action is left out. One field. */
  readonly reason: string;
  /** Why an action goes ahead although it was refused. */
  readonly overrideReason: string;
  /** The pathways agreed, each with the organisation that is to do it. */
  readonly actions: readonly { readonly pathway: PathwayCode; readonly organisationId: string }[];
  /** Tell those who work in the hub at once; the others are told by phone or secure e-mail, one by one. */
  readonly sendNow: boolean;
}

const RANK: Record<Grade, number> = { standard: 0, medium: 1, high: 2 };

/** What keeps this plan from being agreed, at the field that mends it; empty when nothing does. */
export function problemsWith(plan: Plan, { suggestion, result }: Judged): FieldError[] {
  const errors: FieldError[] = [];
  const suggested = suggestion.suggestedGrade;
  const chosen = new Set(plan.actions.map((action) => action.pathway));
  const left = result.actions.filter((action) => !chosen.has(action.pathway));
  const lower = suggested !== "not-assessed" && RANK[plan.agreedGrade] < RANK[suggested];
  if (lower && plan.reason.trim() === "")
    errors.push({ field: "gradeReason", message: "Say why the grade is lower than suggested." });
  else if (suggested !== "not-assessed" && suggested !== plan.agreedGrade && plan.reason.trim() === "")
    errors.push({ field: "gradeReason", message: "Say why the grade differs from the suggestion." });
  else if (left.length > 0 && plan.reason.trim() === "")
    errors.push({
      field: "gradeReason",
      message: `Say why you leave out: ${left.map((one) => PATHWAY_WORDS[one.pathway]).join("; ")}.`,
    });
  const advocate = result.actions.find((action) => action.rules.includes("R7") && action.pathway !== "safety-plan");
  if (advocate && !chosen.has(advocate.pathway))
    errors.push({
      field: "actions",
      message: `At a high grade, ${PATHWAY_WORDS[advocate.pathway]} cannot be left out.`,
    });
  if (chosen.size === 0) errors.push({ field: "actions", message: "Agree at least one action." });
  for (const { pathway } of plan.actions) {
    if (!result.actions.some((action) => action.pathway === pathway))
      errors.push({
        field: "actions",
        message: `“${PATHWAY_WORDS[pathway]}” is not among the suggestions now: look at them again.`,
      });
  }
  const overridden = result.actions.some((action) => action.consentBasis === "override" && chosen.has(action.pathway));
  if (overridden && plan.overrideReason.trim() === "")
    errors.push({ field: "overrideReason", message: "Something goes ahead although it was refused: say why it must." });
  return errors;
}

/** Writes the plan's rows. The case's own row is moved by the caller, after the clocks are set. Returns the changes to it. */
export async function writePlan(
  trx: Trx,
  row: CaseRow,
  { answers, plan, judged, contactId }: { answers: Answers; plan: Plan; judged: Judged; contactId: string | null },
  told: Told,
): Promise<CaseChanges> {
  const box = await boxFor(trx, row.key_id);
  const assessmentId = newId();
  await insertAssessment(trx, {
    id: assessmentId,
    case_id: row.id,
    contact_id: contactId,
    tool: judged.facts.risk?.tool ?? "none",
    protocol_version: PROTOCOL_VERSION,
    facts_sealed: box.seal(
      "risk_assessment",
      "facts_sealed",
      assessmentId,
      JSON.stringify({ answers, facts: judged.facts }),
    ),
    result_sealed: box.seal("risk_assessment", "result_sealed", assessmentId, JSON.stringify(judged.result)),
    suggested_grade: judged.suggestion.suggestedGrade,
    agreed_grade: plan.agreedGrade,
    reason_sealed: box.sealMaybe("risk_assessment", "reason_sealed", assessmentId, plan.reason.trim() || null),
    by: told.by.userId,
    at: told.at,
    key_id: row.key_id,
  });
  await askForApproval(trx, row, assessmentId, plan, judged, told);
  await writeActions(trx, row, plan, judged, told);
  await writeUnmet(trx, row, judged, told);
  const review = later(told.at, REVIEW_AFTER[judged.standing]);
  await settle(trx, "case", row.id, told, "triage");
  await settle(trx, "case", row.id, told, "first-contact");
  await settle(trx, "case", row.id, told, "review");
  await settle(trx, "case", row.id, told, "review-overdue");
  await owe(trx, { subject: "case", subjectId: row.id, caseId: row.id, clock: "review", due: review });
  await writeAudit(trx, "case.plan", { table: "risk_assessment", id: assessmentId, caseId: row.id }, told);
  return {
    grade: judged.standing,
    suggested_grade: judged.suggestion.suggestedGrade,
    conference_route: judged.result.conferenceRoutes.length > 0 ? 1 : 0,
    review_due_at: review,
    first_contact_at: row.first_contact_at ?? told.at,
    holder_user_id: row.holder_user_id ?? told.by.userId,
  };
}

/** A grade below high when high was suggested waits for a second person; a newer assessment takes an older request's place. */
async function askForApproval(
  trx: Trx,
  row: CaseRow,
  assessmentId: string,
  plan: Plan,
  judged: Judged,
  told: Told,
): Promise<void> {
  const pending = await pendingApprovalOfCase(trx, row.id);
  if (pending) {
    await updateApproval(trx, pending.id, pending.version, {
      status: "refused",
      decided_by: told.by.userId,
      decided_at: told.at,
    });
    await settle(trx, "case", row.id, told, "approve-grade");
  }
  if (!judged.needsApproval) return;
  const due = later(told.at, 4 * HOUR);
  await insertApproval(trx, {
    id: newId(),
    case_id: row.id,
    assessment_id: assessmentId,
    from_grade: "high",
    to_grade: plan.agreedGrade,
    status: "pending",
    requested_by: told.by.userId,
    requested_at: told.at,
    due_at: due,
    decided_by: null,
    decided_at: null,
    version: 1,
  });
  await owe(trx, { subject: "case", subjectId: row.id, caseId: row.id, clock: "approve-grade", due });
}

async function writeActions(trx: Trx, row: CaseRow, plan: Plan, judged: Judged, told: Told): Promise<void> {
  const open = new Set((await openActionsOfCase(trx, row.id)).map((action) => action.pathway));
  for (const { pathway, organisationId } of plan.actions) {
    const suggested = judged.result.actions.find((action) => action.pathway === pathway);
    if (!suggested || open.has(pathway)) continue;
    await addAction(
      trx,
      row,
      { suggested, organisationId, overrideReason: plan.overrideReason, sendNow: plan.sendNow, replaces: null },
      told,
    );
  }
}

interface NewAction {
  readonly suggested: ResultAction;
  readonly organisationId: string;
  readonly overrideReason: string;
  readonly sendNow: boolean;
  readonly replaces: string | null;
}

/**
 * One action with its first clock. What still has to be asked stays proposed; what its owner can see in the hub is sent at
 * once when `sendNow`; the rest waits to be told by phone, by secure e-mail or on a form.
 */
export async function addAction(trx: Trx, row: CaseRow, input: NewAction, told: Told): Promise<string> {
  const { suggested } = input;
  const id = newId();
  const box = await boxFor(trx, row.key_id);
  const hubOwned = PATHWAY[suggested.pathway].owner === "hub";
  const asked = suggested.consentBasis !== "to-ask";
  const inHub =
    !hubOwned &&
    input.sendNow &&
    asked &&
    (await usersOfOrganisation(trx, input.organisationId)).some((user) => user.status === "active");
  const status = !asked ? "proposed" : inHub ? "sent" : "agreed";
  const due = instantOf(suggested.due);
  const override = suggested.consentBasis === "override" ? input.overrideReason.trim() || null : null;
  await insertAction(trx, {
    id,
    case_id: row.id,
    area: row.area,
    pathway: suggested.pathway,
    rules: JSON.stringify(suggested.rules),
    consent_basis: suggested.consentBasis,
    override_reason_sealed: box.sealMaybe("action", "override_reason_sealed", id, override),
    status,
    owner_organisation_id: input.organisationId,
    owner_user_id: null,
    due_at: due,
    agreed_by: asked ? told.by.userId : null,
    agreed_at: asked ? told.at : null,
    sent_at: inHub ? told.at : null,
    sent_how: inHub ? "in-hub" : null,
    sent_to_sealed: null,
    decline_reason: null,
    decline_note_sealed: null,
    outcome: null,
    feels_safer: null,
    replaces_action_id: input.replaces,
    created_at: told.at,
    version: 1,
    key_id: row.key_id,
  });
  const clock = !asked ? "ask-action" : inHub ? "answer-action" : hubOwned ? "do-action" : "send-action";
  await owe(trx, { subject: "action", subjectId: id, caseId: row.id, clock, due });
  const happened = (type: string, from: string | null, to: string) =>
    writeEvent(trx, { subject: "action", subjectId: id, caseId: row.id, type, from, to }, told);
  await happened("PROPOSED", null, "proposed");
  if (asked) await happened("AGREED", "proposed", "agreed");
  if (inHub) await happened("SENT", "agreed", "sent");
  await writeAudit(trx, "action.add", { table: "action", id, caseId: row.id }, told);
  return id;
}

async function writeUnmet(trx: Trx, row: CaseRow, judged: Judged, told: Told): Promise<void> {
  const known = new Set((await unmetOfCase(trx, row.id)).map((need) => need.pathway));
  for (const need of judged.result.unmet) if (!known.has(need.pathway)) await addUnmet(trx, row, need, told);
}

/** A need that could not be met, kept as a reported figure; with nothing in its place it is the duty manager's next step. */
export async function addUnmet(trx: Trx, row: CaseRow, need: TriageResult["unmet"][number], told: Told): Promise<void> {
  const id = newId();
  const refusedByPerson = need.reason === "service-refused" || need.reason === "sharing-refused";
  await insertUnmet(trx, {
    id,
    case_id: row.id,
    area: row.area,
    pathway: need.pathway,
    reason: need.reason,
    met_by: need.metBy,
    due_at: instantOf(need.due),
    at: told.at,
    settled_at: null,
    settled_by: null,
  });
  if (need.metBy !== null) return;
  // What the person refused is theirs to refuse: the duty manager looks at it within a day, not by the action's own clock.
  const due = refusedByPerson ? later(told.at, 24 * HOUR) : later(instantOf(need.due), 0);
  await owe(trx, { subject: "case", subjectId: row.id, caseId: row.id, clock: "settle-unmet", due });
}

/** The organisation that would be asked first for a pathway in the area; the hub itself for what it does itself. */
export async function organisationFor(
  trx: From,
  row: Pick<CaseRow, "area" | "hub_organisation_id">,
  pathway: PathwayCode,
): Promise<string | null> {
  if (PATHWAY[pathway].owner === "hub") return row.hub_organisation_id;
  return (await organisationsForPathway(trx, row.area, pathway))[0]?.id ?? null;
}

/** True when the organisation is active and takes the pathway in the area, or is the hub for what the hub does. */
export async function takesPathway(
  trx: Trx,
  row: Pick<CaseRow, "area" | "hub_organisation_id">,
  pathway: PathwayCode,
  organisationId: string,
): Promise<boolean> {
  if (PATHWAY[pathway].owner === "hub") return organisationId === row.hub_organisation_id;
  const takers = await organisationsForPathway(trx, row.area, pathway);
  const organisation = await organisationById(trx, organisationId);
  return organisation?.status === "active" && takers.some((taker) => taker.id === organisationId);
}
