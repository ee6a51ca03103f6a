import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import type { Result } from "../result.ts";
import type { Told } from "../told.ts";
import { moveCase, type CaseChanges } from "./move-case.ts";
import { owe } from "./owe.ts";
import { addUrgentHelp } from "./urgent-help.ts";

/**
 * Somebody is in danger now: the case is an emergency with the clock of one, its grade high, and the urgent help goes ahead. Where
 * there was danger before, it is as old as it was.
 */
export async function dangerBegan(
  trx: Trx,
  row: CaseRow,
  told: Told,
  also: CaseChanges = {},
): Promise<Result<{ row: CaseRow }>> {
  if (row.emergency_since === null)
    await owe(trx, { subject: "case", subjectId: row.id, caseId: row.id, clock: "emergency", due: told.at });
  if (row.status !== "closed") await addUrgentHelp(trx, row, told);
  const emergency_since = row.emergency_since ?? told.at;
  return moveCase(trx, row, { type: "DANGER_BEGAN" }, told, { ...also, emergency_since, grade: "high" });
}
