// Who did or read what. Never changed.
import { sql } from "kysely";
import type { From, Trx } from "./connection.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type AuditRow = Row<"audit">;

/** Puts one in. */
export const insertAudit = (trx: Trx, row: NewRow<"audit">): Promise<void> => insertRow(trx, "audit", row);

/** Who did or read what on the case, in order. */
export function auditOfCase(from: From, caseId: string): Promise<AuditRow[]> {
  return from.q.selectFrom("audit").selectAll().where("case_id", "=", caseId).orderBy("seq").execute();
}

/** The last rows of the whole audit, newest first. */
export function lastAudit(from: From, limit: number): Promise<AuditRow[]> {
  return from.q.selectFrom("audit").selectAll().orderBy("seq", "desc").limit(limit).execute();
}

/** Who set these settings of an area, in order. */
export async function auditOfAreaSettings(from: From, ids: readonly string[]): Promise<AuditRow[]> {
  if (ids.length === 0) return [];
  return (
    from.q
      .selectFrom("audit")
      .selectAll()
      // As a literal, so that the index of these alone may answer.
      .where("subject", "=", sql.lit("area_setting"))
      .where("subject_id", "in", ids)
      .orderBy("seq")
      .execute()
  );
}
