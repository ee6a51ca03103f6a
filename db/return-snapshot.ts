// The register of returns: what was prepared, to whom it was released, who took the file, and what was withdrawn. Only ever added to.
import type { From, Trx } from "./connection.ts";
import { insertRow, rowById, rowToChange } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type ReturnSnapshotRow = Row<"return_snapshot">;
/** A snapshot without its numbers. */
export type ReturnHead = Omit<ReturnSnapshotRow, "content_sealed">;
export type ReturnReleaseRow = Row<"return_release">;
export type ReturnDownloadRow = Row<"return_download">;
export type ReturnWithdrawalRow = Row<"return_withdrawal">;

/** Puts one in. The database refuses a number that is taken. */
export const insertReturnSnapshot = (trx: Trx, row: NewRow<"return_snapshot">): Promise<void> =>
  insertRow(trx, "return_snapshot", row);

/** Puts one in. */
export const insertReturnRelease = (trx: Trx, row: NewRow<"return_release">): Promise<void> =>
  insertRow(trx, "return_release", row);

/** Puts one in. The database refuses a second one of the same file by a person. */
export const insertReturnDownload = (trx: Trx, row: NewRow<"return_download">): Promise<void> =>
  insertRow(trx, "return_download", row);

/** Puts one in. The database refuses a second one of the same snapshot. */
export const insertReturnWithdrawal = (trx: Trx, row: NewRow<"return_withdrawal">): Promise<void> =>
  insertRow(trx, "return_withdrawal", row);

/** The one with this id, with its numbers. */
export const returnSnapshotById = (from: From, id: string): Promise<ReturnSnapshotRow | undefined> =>
  rowById(from, "return_snapshot", id);

/** The same, for a transaction that adds something about it: nobody else does before that is over. */
export const returnSnapshotToChange = (trx: Trx, id: string): Promise<ReturnSnapshotRow | undefined> =>
  rowToChange(trx, "return_snapshot", id);

/** The one with this id. */
export const returnReleaseById = (from: From, id: string): Promise<ReturnReleaseRow | undefined> =>
  rowById(from, "return_release", id);

const HEAD = ["id", "name", "area", "period", "number", "made_by", "made_at", "key_id"] as const;

/** Every snapshot of the area, by return, period and number. */
export function returnHeads(from: From, area: string): Promise<ReturnHead[]> {
  return from.q
    .selectFrom("return_snapshot")
    .select(HEAD)
    .where("area", "=", area)
    .orderBy("name")
    .orderBy("period")
    .orderBy("number")
    .execute();
}

/** To whom these snapshots were released, oldest first. */
export async function releasesOfReturns(from: From, snapshotIds: readonly string[]): Promise<ReturnReleaseRow[]> {
  if (snapshotIds.length === 0) return [];
  return from.q
    .selectFrom("return_release")
    .selectAll()
    .where("snapshot_id", "in", snapshotIds)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

/** Who took the files of these releases, oldest first. */
export async function downloadsOfReleases(from: From, releaseIds: readonly string[]): Promise<ReturnDownloadRow[]> {
  if (releaseIds.length === 0) return [];
  return from.q
    .selectFrom("return_download")
    .selectAll()
    .where("release_id", "in", releaseIds)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

/** Which of these snapshots were withdrawn, oldest first. */
export async function withdrawalsOfReturns(from: From, snapshotIds: readonly string[]): Promise<ReturnWithdrawalRow[]> {
  if (snapshotIds.length === 0) return [];
  return from.q
    .selectFrom("return_withdrawal")
    .selectAll()
    .where("snapshot_id", "in", snapshotIds)
    .orderBy("at")
    .orderBy("id")
    .execute();
}
