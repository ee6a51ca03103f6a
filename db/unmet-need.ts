// What a case needed and did not get.
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { look } from "./look.ts";
import { insertRow, rowById } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type UnmetRow = Row<"unmet_need">;

/** Puts one in. */
export const insertUnmet = (trx: Trx, row: NewRow<"unmet_need">): Promise<void> => insertRow(trx, "unmet_need", row);

/** The one with this id. */
export const unmetById = (from: From, id: string): Promise<UnmetRow | undefined> => rowById(from, "unmet_need", id);

/** Every need of the case that went unmet, oldest first. */
export function unmetOfCase(from: From, caseId: string): Promise<UnmetRow[]> {
  return look(from, "unmet of case", [caseId], (q) =>
    q.selectFrom("unmet_need").selectAll().where("case_id", "=", caseId).orderBy("at").orderBy("id"),
  );
}

/** The needs of the area that nothing met and nobody has dealt with, earliest clock first. */
export function openUnmetWithoutAnswer(from: From, area: string): Promise<UnmetRow[]> {
  return from.q
    .selectFrom("unmet_need")
    .selectAll()
    .where("area", "=", area)
    .where("met_by", "is", null)
    .where("settled_at", "is", null)
    .orderBy("due_at")
    .orderBy("id")
    .execute();
}

/** Which pathways these cases need that nothing met and nobody has dealt with, the latest clock first. */
export async function openUnmetOfCases(
  from: From,
  caseIds: readonly string[],
): Promise<Pick<UnmetRow, "case_id" | "pathway">[]> {
  if (caseIds.length === 0) return [];
  return from.q
    .selectFrom("unmet_need")
    .select(["case_id", "pathway"])
    .where("case_id", "in", caseIds)
    .where("met_by", "is", null)
    .where("settled_at", "is", null)
    .orderBy("due_at", "desc")
    .execute();
}

/** Records who dealt with the need; false when somebody already had. */
export async function settleUnmet(trx: Trx, id: string, by: string, at: Instant): Promise<boolean> {
  const result = await trx.q
    .updateTable("unmet_need")
    .set({ settled_at: at, settled_by: by })
    .where("id", "=", id)
    .where("settled_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
