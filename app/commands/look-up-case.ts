import { insertAudit } from "#db/audit.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import type { Instant } from "#machines/time.ts";

/** Writes down that a case was looked up at the terminal, where nobody is signed in. */
export function lookUpCase(db: Db, caseId: string, at: Instant): Promise<void> {
  return inTransaction(db, (trx) =>
    insertAudit(trx, {
      at,
      by: null,
      organisation_id: null,
      verb: "case.look-up",
      subject: "case",
      subject_id: caseId,
      case_id: caseId,
      outcome: "done",
    }),
  );
}
