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
