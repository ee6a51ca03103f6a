import { actionById } from "#db/action.ts";
import type { From } from "#db/connection.ts";
import { safetyPlanOfCase } from "#db/safety-plan.ts";
import { boxFor } from "#db/sealed.ts";
import type { Instant } from "#machines/time.ts";
import { caseActions } from "./case-actions.ts";
import { caseFrame, openedCase, type CaseFrame } from "./case-frame.ts";
import { userNames } from "./user-names.ts";

export interface PlanPage {
  readonly frame: CaseFrame;
  /** 0 while nobody has written one. */
  readonly version: number;
  readonly body: Readonly<Record<string, string>>;
  readonly saved: { readonly at: Instant; readonly by: string } | null;
  /** The open action that this plan is, when it may be marked done now. */
  readonly action: { readonly id: string; readonly version: number } | null;
}

/** True for the action of this very case that its safety plan is. */
export async function isPlanAction(from: From, caseId: string, actionId: string): Promise<boolean> {
  const action = await actionById(from, actionId);
  return action?.case_id === caseId && action.pathway === "safety-plan";
}

export async function planPage(from: From, caseId: string, at: Instant): Promise<PlanPage> {
  const row = await openedCase(from, caseId);
  const plan = await safetyPlanOfCase(from, row.id);
  const names = await userNames(from, [plan?.updated_by ?? null]);
  const action = (await caseActions(from, row, at)).find(
    (one) => one.pathway === "safety-plan" && one.steps.includes("DONE"),
  );
  return {
    frame: await caseFrame(from, row, at),
    version: plan?.version ?? 0,
    body: plan
      ? (JSON.parse(
          (await boxFor(from, plan.key_id)).open("safety_plan", "body_sealed", plan.id, plan.body_sealed),
        ) as PlanPage["body"])
      : {},
    saved: plan ? { at: plan.updated_at, by: names.get(plan.updated_by) ?? "a colleague" } : null,
    action: action ? { id: action.id, version: action.version } : null,
  };
}
