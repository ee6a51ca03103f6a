// For whom a case is not there, because they, or somebody they work with, may be the one who causes harm.
import type { From, Trx } from "./connection.ts";
import { look } from "./look.ts";
import { changeRow, insertRow, rowById } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type SilentBlockRow = Row<"silent_block">;

/** Somebody who might read. */
export interface Reader {
  readonly userId: string;
  readonly organisationId: string;
}

/** Puts one in. */
export const insertSilentBlock = (trx: Trx, row: NewRow<"silent_block">): Promise<void> =>
  insertRow(trx, "silent_block", row);

/** The one with this id. */
export const silentBlockById = (from: From, id: string): Promise<SilentBlockRow | undefined> =>
  rowById(from, "silent_block", id);

/** Changes it; false when it is no longer at `version`. */
export const updateSilentBlock = (
  trx: Trx,
  id: string,
  version: number,
  changes: Changes<"silent_block">,
): Promise<boolean> => changeRow(trx, "silent_block", id, version, changes);

/** Every block on the case, those that were lifted too, in the order in which they came. */
export function silentBlocksOfCase(from: From, caseId: string): Promise<SilentBlockRow[]> {
  return look(from, "silent blocks of case", [caseId], (q) =>
    q.selectFrom("silent_block").selectAll().where("case_id", "=", caseId).orderBy("at").orderBy("id"),
  );
}

/** The blocks that stand for a reader, their own and their organisation's. Few people have any. */
export function silentBlocksFor(from: From, { userId, organisationId }: Reader): Promise<SilentBlockRow[]> {
  return look(from, "silent blocks for", [userId, organisationId], (q) =>
    q
      .selectFrom("silent_block")
      .selectAll()
      .where((where) => where.or([where("user_id", "=", userId), where("organisation_id", "=", organisationId)]))
      .where("lifted_at", "is", null)
      .orderBy("id"),
  );
}
