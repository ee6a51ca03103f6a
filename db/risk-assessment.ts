// What was found, suggested and agreed. Never changed.
import { sql } from "kysely";
import type { From, Trx } from "./connection.ts";
import { look, lookForOne } from "./look.ts";
import { insertRow, rowById } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type AssessmentRow = Row<"risk_assessment">;

/** Puts one in. */
export const insertAssessment = (trx: Trx, row: NewRow<"risk_assessment">): Promise<void> =>
  insertRow(trx, "risk_assessment", row);

/** The one with this id. */
export const assessmentById = (from: From, id: string): Promise<AssessmentRow | undefined> =>
  rowById(from, "risk_assessment", id);

/** The newest assessment of the case. */
export function latestAssessment(from: From, caseId: string): Promise<AssessmentRow | undefined> {
  return lookForOne(from, "latest assessment", [caseId], (q) =>
    q
      .selectFrom("risk_assessment")
      .selectAll()
      .where("case_id", "=", caseId)
      .orderBy("at", "desc")
      .orderBy("id", "desc")
      .limit(sql.lit(1)),
  );
}

/** Every assessment of the case, oldest first. */
export function assessmentsOfCase(from: From, caseId: string): Promise<AssessmentRow[]> {
  return look(from, "assessments of case", [caseId], (q) =>
    q.selectFrom("risk_assessment").selectAll().where("case_id", "=", caseId).orderBy("at").orderBy("id"),
  );
}

/** Why a grade was agreed, still sealed. */
export type AssessmentReason = Pick<AssessmentRow, "id" | "reason_sealed" | "key_id">;

/** The reasons of these assessments, in no order, without the answers behind them. */
export async function reasonsOfAssessments(from: From, ids: readonly string[]): Promise<AssessmentReason[]> {
  if (ids.length === 0) return [];
  return from.q
    .selectFrom("risk_assessment")
    .select(["id", "reason_sealed", "key_id"])
    .where("id", "in", ids)
    .execute();
}

/** What an assessment is decided again from, with the case it belongs to. */
export type StoredDecision = Pick<
  AssessmentRow,
  "id" | "case_id" | "protocol_version" | "facts_sealed" | "result_sealed" | "agreed_grade" | "at" | "key_id"
> & { readonly reference: string };

const decisions = (from: From) =>
  from.q
    .selectFrom("risk_assessment")
    .innerJoin("case", "case.id", "risk_assessment.case_id")
    .select([
      "risk_assessment.id",
      "risk_assessment.case_id",
      "risk_assessment.protocol_version",
      "risk_assessment.facts_sealed",
      "risk_assessment.result_sealed",
      "risk_assessment.agreed_grade",
      "risk_assessment.at",
      "risk_assessment.key_id",
      "case.reference",
    ]);

/** A stretch of every assessment there is, in the order of their ids, after the one with the id `after`. */
export function decisionsAfter(from: From, after: string, limit: number): Promise<StoredDecision[]> {
  return decisions(from).where("risk_assessment.id", ">", after).orderBy("risk_assessment.id").limit(limit).execute();
}

/**
 * A stretch of the latest assessments of open cases, in the order of the cases' ids, after the case with the id `after`: of
 * every hub, or of one.
 */
export function latestDecisionsAfter(
  from: From,
  after: string,
  limit: number,
  hub?: { readonly area: string; readonly organisationId: string },
): Promise<StoredDecision[]> {
  return decisions(from)
    .where("risk_assessment.case_id", ">", after)
    .where("case.closed_at", "is", null)
    .where((eb) =>
      eb(
        "risk_assessment.id",
        "=",
        eb
          .selectFrom("risk_assessment as later")
          .select("later.id")
          .whereRef("later.case_id", "=", "risk_assessment.case_id")
          .orderBy("later.at", "desc")
          .orderBy("later.id", "desc")
          .limit(sql.lit(1)),
      ),
    )
    .$if(hub !== undefined, (q) =>
      q.where("case.area", "=", hub?.area ?? "").where("case.hub_organisation_id", "=", hub?.organisationId ?? ""),
    )
    .orderBy("risk_assessment.case_id")
    .limit(limit)
    .execute();
}
