import { latestAssessment } from "#db/risk-assessment.ts";
import type { Db } from "#db/connection.ts";
import type { DangerOver } from "#machines/danger-words.ts";
import { HOUR, later } from "#machines/time.ts";
import { done, notFound, type Result } from "./result.ts";
import { supersedeApproval } from "./shared/approval.ts";
import { dangerBegan } from "./shared/danger-began.ts";
import { caseFor, moveCase, staleCase } from "./shared/move-case.ts";
import { owe, settle } from "./shared/owe.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

type Marked = Result<{ caseId: string; version: number }>;
interface MarkDanger {
  readonly caseId: string;
  readonly version?: number;
}

/** How soon somebody grades the risk again once the danger has passed. */
const GRADE_WITHIN = HOUR;

/** Somebody is in danger now: the case is an emergency and its grade high, whatever was agreed. No version is too old for it. */
export function beginDanger(db: Db, input: MarkDanger, told: Told): Promise<Marked> {
  return tell(db, "begin-danger", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    if (!row) return notFound;
    const moved = await dangerBegan(trx, row, told, { holder_user_id: row.holder_user_id ?? told.by.userId });
    if (moved.kind !== "done") return moved;
    await writeAudit(trx, "case.danger", { table: "case", id: row.id, caseId: row.id }, told);
    return done({ caseId: row.id, version: moved.row.version });
  });
}

/**
 * A person says that the danger has passed, and how they know; nothing else ends an emergency. The grade stays high until somebody grades again,
 * which is owed within the hour; a case that nobody ever graded goes back to triage without one.
 */
export function passDanger(db: Db, input: MarkDanger & { readonly how?: DangerOver }, told: Told): Promise<Marked> {
  return tell(db, "pass-danger", told, input, async (trx) => {
    const row = await caseFor(trx, input.caseId, told);
    if (!row) return notFound;
    const stale = staleCase(row, input.version);
    if (stale) return stale;
    // What was asked of a second person before the danger is no longer known to be right: the risk is graded anew.
    await supersedeApproval(trx, row, told);
    const graded = (await latestAssessment(trx, row.id)) !== undefined;
    await settle(trx, "case", row.id, told, "emergency");
    await settle(trx, "case", row.id, told, "triage");
    await owe(trx, {
      subject: "case",
      subjectId: row.id,
      caseId: row.id,
      clock: "triage",
      due: later(told.at, GRADE_WITHIN),
    });
    const changes = { emergency_since: null, ...(graded ? {} : { grade: null }) };
    const moved = await moveCase(
      trx,
      row,
      { type: "DANGER_PASSED" },
      told,
      changes,
      input.how ? { how: input.how } : undefined,
    );
    if (moved.kind !== "done") return moved;
    await writeAudit(trx, "case.danger-passed", { table: "case", id: row.id, caseId: row.id }, told);
    return done({ caseId: row.id, version: moved.row.version });
  });
}
