import type { Db, Trx } from "#db/connection.ts";
import { areaByCode } from "#db/area.ts";
import { newId } from "#db/ids.ts";
import { insertReturnSnapshot, returnHeads, returnSnapshotById, withdrawalsOfReturns } from "#db/return-snapshot.ts";
import { createKey } from "#db/sealed.ts";
import { inSnapshot } from "#db/snapshot.ts";
import { may } from "#machines/access.ts";
import { endedPeriods, isPeriod, periodWords, spanOfPeriod } from "../reports/returns/periods.ts";
import { makeReturn, type Return, type ReturnContent } from "../reports/returns/return.ts";
import { returnNamed } from "../reports/returns/returns.ts";
import { contentOf } from "../returns-kept.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface PrepareReturn {
  readonly name: string;
  /** `2026Q1`, or `2025-26`. */
  readonly period: string;
}

/**
 * Counts a return of the actor's area for a period that has ended, and keeps it under the next number. Earlier numbers stay as they
 * are. Refused when nothing is different from the last one that stands.
 */
export async function prepareReturn(
  db: Db,
  input: PrepareReturn,
  told: Told,
): Promise<Result<{ readonly snapshotId: string; readonly number: number }>> {
  const of = returnNamed(input.name);
  if (!may(told.by, "return.prepare") || !of || !isPeriod(of.period, input.period)) return notFound;
  const { area } = told.by;
  if (!(await areaByCode(db, area))) return notFound;
  const words = periodWords(of.period, input.period);
  const ended = endedPeriods(of.period, told.at);
  if (!ended.includes(input.period))
    return refused(
      input.period > (ended[0] ?? "") ? `${words} has not ended yet.` : `${words} is too long ago to be prepared.`,
    );
  const content = await inSnapshot(db, (from) => makeReturn(of, from, area, spanOfPeriod(of.period, input.period)));
  return tell(db, "prepare-return", told, input, (trx) => keep(trx, of, input.period, content, told));
}

async function keep(trx: Trx, of: Return, period: string, content: ReturnContent, told: Told) {
  const { area } = told.by;
  const before = (await returnHeads(trx, area)).filter((head) => head.name === of.name && head.period === period);
  const withdrawn = await withdrawalsOfReturns(
    trx,
    before.map((head) => head.id),
  );
  const last = before.findLast((head) => !withdrawn.some((one) => one.snapshot_id === head.id));
  const lastRow = last && (await returnSnapshotById(trx, last.id));
  if (lastRow && JSON.stringify((await contentOf(trx, lastRow)).rows) === JSON.stringify(content.rows))
    return refused(`Nothing has changed since number ${lastRow.number} was prepared: it is still right.`);
  const id = newId();
  const number = before.length + 1;
  const box = await createKey(trx, "organisation", told.at);
  await insertReturnSnapshot(trx, {
    id,
    name: of.name,
    area,
    period,
    number,
    content_sealed: box.seal("return_snapshot", "content_sealed", id, JSON.stringify(content)),
    made_by: told.by.userId,
    made_at: told.at,
    key_id: box.keyId,
  });
  await writeAudit(trx, "return.prepare", { table: "return_snapshot", id }, told);
  return done({ snapshotId: id, number });
}
