import type { Db } from "#db/connection.ts";
import { settleUnmet, unmetById, unmetOfCase } from "#db/unmet-need.ts";
import { may } from "#machines/access.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { caseFor, moveCase } from "./shared/move-case.ts";
import { settle } from "./shared/owe.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface SettleUnmet {
  readonly unmetId: string;
  /** What was decided instead, in the duty manager's words. */
  readonly decided: string;
}

/** The duty manager says what happens about a need that nothing met. The last one of a case stops its clock; the figure stays. */
export function settleUnmetNeed(db: Db, input: SettleUnmet, told: Told): Promise<Result<{ caseId: string }>> {
  return tell(db, "settle-unmet", told, input, async (trx) => {
    const need = may(told.by, "grade.approve") ? await unmetById(trx, input.unmetId) : undefined;
    const row = need ? await caseFor(trx, need.case_id, told) : undefined;
    if (!need || !row) return notFound;
    if (input.decided.trim() === "") return refused("Say what was decided.");
    if (!(await settleUnmet(trx, need.id, told.by.userId, told.at)))
      return refused("Somebody has already dealt with this need.");
    const left = (await unmetOfCase(trx, row.id)).filter((other) => other.met_by === null && other.settled_at === null);
    if (left.length === 0) await settle(trx, "case", row.id, told, "settle-unmet");
    await writeAudit(trx, "unmet.settle", { table: "unmet_need", id: need.id, caseId: row.id }, told);
    if (row.status === "closed") return done({ caseId: row.id });
    const payload = { pathway: need.pathway, decided: input.decided.trim() };
    const moved = await moveCase(trx, row, { type: "ACTION_MOVED" }, told, {}, payload);
    return moved.kind === "done" ? done({ caseId: row.id }) : moved;
  });
}
