import type { Trx } from "#db/connection.ts";
import { returnSnapshotToChange, withdrawalsOfReturns, type ReturnSnapshotRow } from "#db/return-snapshot.ts";
import { may } from "#machines/access.ts";
import { maySeeExact } from "../../returns-kept.ts";
import type { Told } from "../told.ts";

export interface ReturnToRelease {
  readonly row: ReturnSnapshotRow;
  readonly isWithdrawn: boolean;
}

/** A return for whoever releases those of their own area, locked until the transaction is over; null for anybody else. */
export async function returnFor(trx: Trx, snapshotId: string, { by }: Told): Promise<ReturnToRelease | null> {
  if (!may(by, "return.release") || !(await maySeeExact(trx, by))) return null;
  const row = await returnSnapshotToChange(trx, snapshotId);
  if (row?.area !== by.area) return null;
  return { row, isWithdrawn: (await withdrawalsOfReturns(trx, [row.id])).length > 0 };
}

export const WITHDRAWN = "This number was withdrawn. Prepare the return again.";
