import { casesById } from "#db/case.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { pendingApprovals } from "#db/grade-approval.ts";
import { done, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/** The duty manager reads why lower grades are asked for: each case whose reason is read is written down. */
export function openApprovals(db: Db, told: Told): Promise<Result> {
  return inTransaction(db, async (trx) => {
    const waiting = await pendingApprovals(trx, told.by.area);
    const rows = await casesById(trx, [...new Set(waiting.map((approval) => approval.case_id))]);
    for (const row of rows) {
      if (row.hub_organisation_id !== told.by.organisationId) continue;
      await writeAudit(trx, "approval.read", { table: "case", id: row.id, caseId: row.id }, told);
    }
    return done({});
  });
}
