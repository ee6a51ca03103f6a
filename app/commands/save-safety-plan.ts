import type { Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertSafetyPlan, safetyPlanOfCase, updateSafetyPlan, type SafetyPlanRow } from "#db/safety-plan.ts";
import { boxFor } from "#db/sealed.ts";
import { conflict, done, notFound, type Result } from "./result.ts";
import { caseFor } from "./shared/move-case.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** What a safety plan may say; each part may stay empty. */
export const PLAN_PARTS = [
  "whereToGo",
  "who",
  "bag",
  "money",
  "phone",
  "car",
  "children",
  "pets",
  "work",
  "tech",
  "orders",
  "notWritten",
] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];
export type PlanBody = Readonly<Record<PlanPart, string>>;

/** Saves the plan made with the person. `version` is 0 for a first one; a plan that somebody changed meanwhile is a conflict. */
export function saveSafetyPlan(
  db: Db,
  input: { readonly caseId: string; readonly version?: number; readonly body: PlanBody },
  told: Told,
): Promise<Result<{ version: number }>> {
  return tell(db, "save-safety-plan", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    if (!row) return notFound;
    const box = await boxFor(trx, row.key_id);
    const before = await safetyPlanOfCase(trx, row.id);
    const version = before?.version ?? 0;
    const theirs = () => conflict(version, before ? bodyOf(before, box) : {});
    if (input.version !== undefined && input.version !== version) return theirs();
    const id = before?.id ?? newId();
    const written = {
      body_sealed: box.seal("safety_plan", "body_sealed", id, JSON.stringify(input.body)),
      updated_at: told.at,
      updated_by: told.by.userId,
    };
    if (!before) await insertSafetyPlan(trx, { id, case_id: row.id, ...written, version: 1, key_id: row.key_id });
    else if (!(await updateSafetyPlan(trx, id, version, written))) return theirs();
    await writeAudit(trx, "safety-plan.save", { table: "safety_plan", id, caseId: row.id }, told);
    return done({ version: version + 1 });
  });
}

function bodyOf(row: SafetyPlanRow, box: Awaited<ReturnType<typeof boxFor>>): PlanBody {
  return JSON.parse(box.open("safety_plan", "body_sealed", row.id, row.body_sealed)) as PlanBody;
}
