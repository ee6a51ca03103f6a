// What another report shows of the same quarter: its frozen release, or, where there is none yet, what is about to become its first.
import type { From } from "#db/connection.ts";
import { releaseHeads, releasesByIds } from "#db/report-release.ts";
import type { Quarter } from "../quarters.ts";
import type { Publisher, Report, ReportRow } from "../report.ts";

export interface Asked {
  readonly from: From;
  readonly area: string;
  readonly quarter: Quarter;
  readonly publisher: Publisher;
}

/** The rows that anybody may see of a report. A release that was held back is never read. */
export async function shownOf(
  report: Report,
  { from, area, quarter, publisher }: Asked,
): Promise<readonly ReportRow[]> {
  const heads = await releaseHeads(from, report.name, area);
  const last = heads.findLast(({ period, status }) => period === quarter && status === "frozen");
  if (!last) return (await report.make(from, area, quarter, publisher)).rows;
  const [release] = await releasesByIds(from, [last.id]);
  return JSON.parse(release?.rows ?? "[]") as ReportRow[];
}
