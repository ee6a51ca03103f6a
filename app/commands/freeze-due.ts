import { areas } from "#db/area.ts";
import type { Db } from "#db/connection.ts";
import { frozenIn } from "#db/report-release.ts";
import type { Instant } from "#machines/time.ts";
import { lastEnded, quartersTo, QUARTERS_SHOWN, type Quarter } from "../reports/quarters.ts";
import type { Report } from "../reports/report.ts";
import { freezeQuarter } from "./freeze-quarter.ts";

/** One quarter of one area, and the reports to make of it. */
export interface DueQuarter {
  readonly area: string;
  readonly quarter: Quarter;
  readonly reports: readonly Report[];
}

/**
 * What is to be made now, oldest first: a report of one of the last eight quarters that is not frozen yet, and, until the quarter that
 * ended last is frozen, every earlier one again, for what was told late. Nothing, from then until the next quarter ends.
 */
export async function dueQuarters(db: Db, reports: readonly Report[], at: Instant): Promise<DueQuarter[]> {
  const last = lastEnded(at);
  const periods = quartersTo(last, QUARTERS_SHOWN);
  const due: DueQuarter[] = [];
  for (const { code } of await areas(db)) {
    const frozen = new Set((await frozenIn(db, code, periods)).map(({ report, period }) => `${report} ${period}`));
    const stands = (report: Report, period: string) => frozen.has(`${report.name} ${period}`);
    for (const quarter of periods) {
      const some = reports.filter((report) => !stands(report, last) || !stands(report, quarter));
      if (some.length > 0) due.push({ area: code, quarter, reports: some });
    }
  }
  return due;
}

/**
 * Freezes what is due. Returns how many releases were frozen and how many held back. A quarter that fails keeps no other back; the
 * first failure is thrown once all were tried, and what failed is due again.
 */
export async function freezeDue(
  db: Db,
  reports: readonly Report[],
  at: Instant,
): Promise<{ readonly frozen: number; readonly held: number }> {
  const count = { frozen: 0, held: 0 };
  const failures: unknown[] = [];
  for (const due of await dueQuarters(db, reports, at)) {
    const by = { userId: "clock", organisationId: "clock", role: "clock", area: due.area } as const;
    try {
      const result = await freezeQuarter(db, due, { by, at });
      if (result.kind !== "done") throw new Error("A quarter that has ended can be frozen.");
      for (const was of Object.values(result.was)) if (was !== "same") count[was] += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return count;
}
