// The document written with the person: one a case.
import type { From, Trx } from "./connection.ts";
import { changeRow, insertRow, rowById } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type SafetyPlanRow = Row<"safety_plan">;

/** Puts one in. */
export const insertSafetyPlan = (trx: Trx, row: NewRow<"safety_plan">): Promise<void> =>
  insertRow(trx, "safety_plan", row);

/** The one with this id. */
export const safetyPlanById = (from: From, id: string): Promise<SafetyPlanRow | undefined> =>
  rowById(from, "safety_plan", id);

/** Changes it; false when it is no longer at `version`. */
export const updateSafetyPlan = (
  trx: Trx,
  id: string,
  version: number,
  changes: Changes<"safety_plan">,
): Promise<boolean> => changeRow(trx, "safety_plan", id, version, changes);

/** The plan of the case. */
export function safetyPlanOfCase(from: From, caseId: string): Promise<SafetyPlanRow | undefined> {
  return from.q.selectFrom("safety_plan").selectAll().where("case_id", "=", caseId).executeTakeFirst();
}
