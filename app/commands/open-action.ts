import { actionById, type ActionRow } from "#db/action.ts";
import { caseToChange, type CaseRow } from "#db/case.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { canAnswerAction } from "#machines/access.ts";
import { isClosedTo } from "../closed-to.ts";
import { done, notFound, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/** The action as its owner may see it: sent to their own organisation. Anything else is the same as none. */
export async function actionFor(
  trx: Trx,
  id: string,
  told: Told,
): Promise<{ action: ActionRow; row: CaseRow } | undefined> {
  const action = await actionById(trx, id);
  if (!action || action.sent_at === null) return undefined;
  if (told.by.role !== "partner") return undefined;
  const hidden = await isClosedTo(trx, action.case_id, told.by);
  if (!canAnswerAction(told.by, { ownerOrganisationId: action.owner_organisation_id, hidden })) return undefined;
  const row = await caseToChange(trx, action.case_id);
  return row && { action, row };
}

/**
 * Opens an action that was sent to the partner's organisation. While it is theirs they see of the person what it needs: that
 * is a reading of the case, and is written down as one.
 */
export function openAction(
  db: Db,
  input: { readonly actionId: string },
  told: Told,
): Promise<Result<{ actionId: string }>> {
  return inTransaction(db, async (trx) => {
    const found = await actionFor(trx, input.actionId, told);
    if (!found) return notFound;
    const { action } = found;
    const verb = action.status === "accepted" || action.status === "under-way" ? "case.read" : "action.read";
    await writeAudit(trx, verb, { table: "action", id: action.id, caseId: action.case_id }, told);
    return done({ actionId: action.id });
  });
}
