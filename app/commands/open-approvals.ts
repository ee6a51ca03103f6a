import { casesById } from "#db/case.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { pendingApprovals } from "#db/grade-approval.ts";
import { waitingPersonLinks } from "#db/person-link.ts";
import { casesClosedTo } from "../closed-to.ts";
import { done, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/** The duty manager reads why lower grades are asked for, and why two cases are said to be one person's: each case whose reason is read is written down. */
export function openApprovals(db: Db, told: Told): Promise<Result> {
  return inTransaction(db, async (trx) => {
    const waiting = await pendingApprovals(trx, told.by.area);
    const links = await waitingPersonLinks(trx, told.by.area);
    const ids = [...waiting.map((one) => one.case_id), ...links.flatMap((one) => [one.case_id, one.other_case_id])];
    const hidden = await casesClosedTo(trx, told.by);
    const rows = (await casesById(trx, [...new Set(ids)])).filter((row) => !hidden.has(row.id));
    for (const row of rows) {
      if (row.hub_organisation_id !== told.by.organisationId) continue;
      await writeAudit(trx, "approval.read", { table: "case", id: row.id, caseId: row.id }, told);
    }
    return done({});
  });
}
