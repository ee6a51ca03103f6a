// What was agreed: the assessment, the standing grade, the actions with their owners and clocks, and what could not be had.
import { openActionsOfCase } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertAssessment } from "#db/risk-assessment.ts";
import { boxFor } from "#db/sealed.ts";
import type { Answers, FieldError } from "#machines/intake/answers.ts";
import { REVIEW_AFTER } from "#machines/owed.ts";
import type { PathwayCode } from "#machines/protocol/index.ts";
import { PATHWAY_WORDS } from "#machines/protocol/words.ts";
import type { Grade } from "#machines/statuses.ts";
import { later } from "#machines/time.ts";
import type { Judged } from "../../judge.ts";
import type { Standing } from "../../standing.ts";
import { asAsked } from "../../wordings.ts";
import type { Told } from "../told.ts";
import { addAction } from "./add-action.ts";
import { addUnmet, needsInHand } from "./add-unmet.ts";
import { joinAction } from "./join-action.ts";
import { askForApproval, supersedeApproval } from "./approval.ts";
import type { CaseChanges } from "./move-case.ts";
import { owe, settle } from "./owe.ts";
import { writeAudit } from "./record.ts";

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
export function problemsWith(plan: Plan, { suggestion, result }: Judged, before: Standing): FieldError[] {
  const errors: FieldError[] = [];
  const suggested = suggestion.suggestedGrade;
  const chosen = new Set(plan.actions.map((action) => action.pathway));
  const left = result.actions.filter((action) => !chosen.has(action.pathway));
  const lower = suggested !== "not-assessed" && RANK[plan.agreedGrade] < RANK[suggested];
  if (lower && plan.reason.trim() === "")
    errors.push({ field: "gradeReason", message: "Say why the grade is lower than suggested." });
  else if (before.grade !== null && RANK[plan.agreedGrade] < RANK[before.grade] && plan.reason.trim() === "")
    errors.push({ field: "gradeReason", message: "Say why the grade is lower than it was." });
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
  // What a review needs to decide it again: the facts with the area's settings, its alternatives, and the version below.
  const facts = {
    answers,
    facts: judged.facts,
    alternatives: judged.ruleset.areaAlternatives,
    asked: await asAsked(trx, answers),
  };
  await insertAssessment(trx, {
    id: assessmentId,
    case_id: row.id,
    contact_id: contactId,
    tool: judged.facts.risk?.tool ?? "none",
    protocol_version: judged.result.protocol,
    facts_sealed: box.seal("risk_assessment", "facts_sealed", assessmentId, JSON.stringify(facts)),
    result_sealed: box.seal("risk_assessment", "result_sealed", assessmentId, JSON.stringify(judged.result)),
    suggested_grade: judged.suggestion.suggestedGrade,
    agreed_grade: plan.agreedGrade,
    reason_sealed: box.sealMaybe("risk_assessment", "reason_sealed", assessmentId, plan.reason.trim() || null),
    by: told.by.userId,
    at: told.at,
    key_id: row.key_id,
  });
  await supersedeApproval(trx, row, told);
  if (judged.needsApproval) await askForApproval(trx, row, { assessmentId, to: plan.agreedGrade }, told);
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
    protocol_version: judged.result.protocol,
    suggested_grade: judged.suggestion.suggestedGrade,
    conference_route: judged.result.conferenceRoutes.length > 0 ? 1 : 0,
    review_due_at: review,
    first_contact_at: row.first_contact_at ?? told.at,
    holder_user_id: row.holder_user_id ?? told.by.userId,
  };
}

async function writeActions(trx: Trx, row: CaseRow, plan: Plan, judged: Judged, told: Told): Promise<void> {
  const open = new Map((await openActionsOfCase(trx, row.id)).map((action) => [action.pathway, action]));
  for (const { pathway, organisationId } of plan.actions) {
    const suggested = judged.result.actions.find((action) => action.pathway === pathway);
    const already = open.get(pathway);
    if (suggested && already) await joinAction(trx, row, already, suggested, told);
    if (!suggested || already) continue;
    await addAction(
      trx,
      row,
      { suggested, organisationId, overrideReason: plan.overrideReason, sendNow: plan.sendNow, replaces: null },
      told,
    );
  }
}

async function writeUnmet(trx: Trx, row: CaseRow, judged: Judged, told: Told): Promise<void> {
  const known = await needsInHand(trx, row);
  for (const need of judged.result.unmet) if (!known.has(need.pathway)) await addUnmet(trx, row, need, told);
}
