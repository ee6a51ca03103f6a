import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import type { ReturnFormat, ReturnName } from "#db/migrations/0022-returns.ts";
import {
  downloadsOfReleases,
  insertReturnDownload,
  releasesOfReturns,
  returnHeads,
  returnReleaseById,
  returnSnapshotById,
  withdrawalsOfReturns,
  type ReturnReleaseRow,
  type ReturnSnapshotRow,
} from "#db/return-snapshot.ts";
import { returnFile } from "../reports/returns/file.ts";
import { contentOf, recipientOf } from "../returns-kept.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { userOf, writeAudit } from "./shared/record.ts";
import { returnFor, WITHDRAWN } from "./shared/return-for.ts";
import type { Told } from "./told.ts";

export interface Given {
  readonly text: string;
  /** Says of when, and not of what. */
  readonly fileName: string;
}

export interface GiveReturn {
  readonly snapshotId: string;
  readonly releaseId: string;
  readonly format: ReturnFormat;
}

/** Gives the file of a release to whoever releases returns, once, and writes down that it was given. */
export function giveReturn(db: Db, input: GiveReturn, told: Told): Promise<Result<Given>> {
  return inTransaction(db, async (trx) => {
    const found = await returnFor(trx, input.snapshotId, told);
    const release = found && (await returnReleaseById(trx, input.releaseId));
    if (release?.snapshot_id !== found?.row.id || !found || !release) return notFound;
    if (found.isWithdrawn) return refused(WITHDRAWN);
    const given = await downloadsOfReleases(trx, [release.id]);
    if (given.some(({ format, by }) => format === input.format && by !== null))
      return refused("This file was given out already. Release the return again to get it once more.");
    return done(await give(trx, found.row, release, input.format, told));
  });
}

export interface PrintReturn {
  readonly name: ReturnName;
  readonly period: string;
  readonly format: ReturnFormat;
}

/**
 * The same file for the operator of the hub's own machine: of the newest number of the area that was released and stands. Refused, with
 * what is to be done first, when there is none. Each printing is written down beside the release it is made under.
 */
export function printReturn(db: Db, { name, period, format }: PrintReturn, told: Told): Promise<Result<Given>> {
  return inTransaction(db, async (trx) => {
    if (told.by.role !== "clock") return notFound;
    const heads = (await returnHeads(trx, told.by.area)).filter((one) => one.name === name && one.period === period);
    const ids = heads.map(({ id }) => id);
    const withdrawn = new Set((await withdrawalsOfReturns(trx, ids)).map((one) => one.snapshot_id));
    const releases = (await releasesOfReturns(trx, ids)).filter((one) => !withdrawn.has(one.snapshot_id));
    const head = heads.findLast(({ id }) => releases.some((one) => one.snapshot_id === id));
    const release = releases.findLast((one) => one.snapshot_id === head?.id);
    const row = head && (await returnSnapshotById(trx, head.id));
    if (!row || !release) {
      const stands = heads.some(({ id }) => !withdrawn.has(id));
      return refused(
        stands
          ? "It was prepared and not released: the information governance lead releases it to a named recipient on the page Returns."
          : "It was not prepared: it is prepared on the page Returns, and released there to a named recipient by the information governance lead.",
      );
    }
    return done(await give(trx, row, release, format, told));
  });
}

async function give(
  trx: Trx,
  row: ReturnSnapshotRow,
  release: ReturnReleaseRow,
  format: ReturnFormat,
  told: Told,
): Promise<Given> {
  const { name, area, period, number, made_at: preparedAt } = row;
  const text = returnFile(format, {
    ...{ name, area, period, number, preparedAt },
    releasedAt: release.at,
    releasedTo: await recipientOf(trx, release),
    content: await contentOf(trx, row),
  });
  await insertReturnDownload(trx, { id: newId(), release_id: release.id, format, by: userOf(told), at: told.at });
  await writeAudit(trx, "return.give", { table: "return_release", id: release.id }, told, format);
  return { text, fileName: `hub-return-${period}-${number}.${format}` };
}
