// The register of releases. What was frozen is never changed; a later release has the next number.
import type { From, Trx } from "./connection.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type ReleaseRow = Row<"report_release">;
/** A release without its numbers. */
export type ReleaseHead = Omit<ReleaseRow, "columns" | "rows" | "notes">;

const HEAD = [
  "id",
  "report",
  "area",
  "period",
  "number",
  "status",
  "people_digest",
  "most_hidden",
  "count_step",
  "told_in",
  "made_at",
  "by",
] as const satisfies readonly (keyof ReleaseHead)[];

/** Puts one in. */
export const insertRelease = (trx: Trx, row: NewRow<"report_release">): Promise<void> =>
  insertRow(trx, "report_release", row);

/** Keeps whom a frozen release was made of. */
export const insertReleasePeople = (trx: Trx, row: NewRow<"report_release_people">): Promise<void> =>
  insertRow(trx, "report_release_people", row);

/** Every release of a report in an area, those that were held back included, by period and number. */
export function releaseHeads(from: From, report: string, area: string): Promise<ReleaseHead[]> {
  return from.q
    .selectFrom("report_release")
    .select(HEAD)
    .where("report", "=", report)
    .where("area", "=", area)
    .orderBy("period")
    .orderBy("number")
    .execute();
}

/** These releases with their numbers, by period and number. */
export async function releasesByIds(from: From, ids: readonly string[]): Promise<ReleaseRow[]> {
  if (ids.length === 0) return [];
  return from.q
    .selectFrom("report_release")
    .selectAll()
    .where("id", "in", ids)
    .orderBy("period")
    .orderBy("number")
    .execute();
}

/** Whom each frozen release of a report, an area and a period was made of, oldest first. */
export function peopleOfReleases(
  from: From,
  of: { readonly report: string; readonly area: string; readonly period: string },
): Promise<Row<"report_release_people">[]> {
  return from.q
    .selectFrom("report_release_people")
    .innerJoin("report_release", "report_release.id", "report_release_people.release_id")
    .select(["release_id", "people"])
    .where("report", "=", of.report)
    .where("area", "=", of.area)
    .where("period", "=", of.period)
    .orderBy("number")
    .execute();
}

/** The newest frozen period of each report of the area, by report. */
export async function newestReleases(from: From, area: string): Promise<ReadonlyMap<string, string>> {
  const rows = await from.q
    .selectFrom("report_release")
    .select((e) => ["report", e.fn.max("period").as("period")])
    .where("area", "=", area)
    .where("status", "=", "frozen")
    .groupBy("report")
    .execute();
  return new Map(rows.map(({ report, period }) => [report, period]));
}

/** What was frozen in the area for these periods, by report. */
export async function frozenIn(
  from: From,
  area: string,
  periods: readonly string[],
): Promise<{ readonly report: string; readonly period: string }[]> {
  if (periods.length === 0) return [];
  return from.q
    .selectFrom("report_release")
    .select(["report", "period"])
    .distinct()
    .where("area", "=", area)
    .where("status", "=", "frozen")
    .where("period", "in", periods)
    .orderBy("report")
    .orderBy("period")
    .execute();
}
