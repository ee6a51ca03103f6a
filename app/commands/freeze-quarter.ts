import { areaByCode } from "#db/area.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertRelease, insertReleasePeople, peopleOfReleases, releaseHeads } from "#db/report-release.ts";
import { inSnapshot } from "#db/snapshot.ts";
import { publisherOf } from "../reports/publisher.ts";
import { hasEnded, lastEnded, quarterAfter, quarterWords, type Quarter } from "../reports/quarters.ts";
import { digestOf, peopleIn, peopleText, verdictOn, type Verdict } from "../reports/release-rule.ts";
import type { Made, Publisher, Report } from "../reports/report.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { userOf, writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

export interface FreezeQuarter {
  readonly area: string;
  readonly quarter: Quarter;
  readonly reports: readonly Report[];
}

/** What became of each report, by its name. */
export type Froze = Readonly<Record<string, Verdict>>;

/**
 * Makes these reports of a quarter that has ended, all of them as things stand at one moment, and keeps each as a release where it may
 * be (release-rule.ts). One that was frozen before stands: the next number is for what more than seven people changed, and is told of
 * in the first quarter frozen after it. Making takes its time without keeping anybody waiting; keeping is one short transaction.
 */
export async function freezeQuarter(
  db: Db,
  { area, quarter, reports }: FreezeQuarter,
  told: Told,
): Promise<Result<{ readonly was: Froze }>> {
  if (!hasEnded(quarter, told.at)) return refused(`${quarterWords(quarter)} has not ended yet.`);
  if (!(await areaByCode(db, area))) return notFound;
  const made = await inSnapshot(db, async (from) => {
    const publisher = await publisherOf(from, area);
    const all: Release[] = [];
    for (const report of reports)
      all.push({
        report: report.name,
        area,
        quarter,
        publisher,
        made: await report.make(from, area, quarter, publisher),
      });
    return all;
  });
  return inTransaction(db, async (trx) => {
    const was: Record<string, Verdict> = {};
    for (const release of made) was[release.report] = await keep(trx, release, told);
    return done({ was });
  });
}

interface Release {
  readonly report: string;
  readonly area: string;
  readonly quarter: Quarter;
  readonly publisher: Publisher;
  readonly made: Made;
}

async function keep(trx: Trx, release: Release, told: Told): Promise<Verdict> {
  const { report, area, quarter, publisher, made } = release;
  const heads = await releaseHeads(trx, report, area);
  const before = heads.filter(({ period }) => period === quarter);
  const kept = await peopleOfReleases(trx, { report, area, period: quarter });
  const verdict = verdictOn(
    made.people,
    kept.map(({ people }) => peopleIn(people)),
    publisher.mostHidden,
  );
  const people = peopleText(made.people);
  const people_digest = digestOf(people);
  if (verdict === "same") return verdict;
  // Looked at once more, with nothing new: it was written down then.
  if (verdict === "held" && before.at(-1)?.status === "held" && before.at(-1)?.people_digest === people_digest)
    return verdict;
  const id = newId();
  const numbers = verdict === "frozen" ? numbersOf(made, quarter) : { columns: null, rows: null, notes: null };
  const last = lastEnded(told.at);
  const lastStands = heads.some(({ period, status }) => period === last && status === "frozen");
  await insertRelease(trx, {
    id,
    report,
    area,
    period: quarter,
    number: before.length + 1,
    status: verdict,
    ...numbers,
    people_digest,
    most_hidden: publisher.mostHidden,
    count_step: publisher.countStep,
    told_in: before.length === 0 ? quarter : lastStands ? quarterAfter(last, 1) : last,
    made_at: told.at,
    by: userOf(told),
  });
  if (verdict === "frozen") await insertReleasePeople(trx, { release_id: id, people });
  await writeAudit(trx, "report.freeze", { table: "report_release", id }, told, verdict);
  return verdict;
}

const numbersOf = ({ columns, rows, notes }: Made, quarter: Quarter) => ({
  columns: JSON.stringify(columns),
  rows: JSON.stringify(rows.map((row) => ({ ...row, quarter }))),
  notes: JSON.stringify(notes),
});
