import { updateCase, type CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { conflict, done, type Result } from "../result.ts";
import type { Told } from "../told.ts";
import { standing, type CaseChanges } from "./move-case.ts";
import { nextOfCase } from "./owe.ts";
import { writeEvent } from "./record.ts";

/**
 * Changes a case that stays in its status (somebody took it): saves the row with its next action worked
 * out anew and appends `type`. Deadlines are to be set before. Conflict when somebody changed the case first.
 */
export async function keepCase(
  trx: Trx,
  row: CaseRow,
  type: "TAKEN" | "HANDED_OVER" | "APPROVAL_REFUSED",
  told: Told,
  changes: CaseChanges = {},
  payload?: Readonly<Record<string, unknown>>,
): Promise<Result<{ version: number }>> {
  const owed = await nextOfCase(trx, { ...row, ...changes }, told);
  if (!(await updateCase(trx, row.id, row.version, { ...changes, ...owed })))
    return conflict(row.version, standing(row));
  const happened = {
    subject: "case" as const,
    subjectId: row.id,
    caseId: row.id,
    type,
    from: row.status,
    to: row.status,
  };
  await writeEvent(trx, { ...happened, keyId: row.key_id, ...(payload ? { payload } : {}) }, told);
  return done({ version: row.version + 1 });
}
