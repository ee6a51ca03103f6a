// Pages of reports over worlds that tests make: frozen first, as the hub does it by itself.
import { freezeDue } from "#app/commands/freeze-due.ts";
import { reportPage, type ReportPage } from "#app/queries/report-page.ts";
import type { Quarter } from "#app/reports/quarters.ts";
import type { Report } from "#app/reports/report.ts";
import { reportNamed } from "#app/reports/reports.ts";
import type { Db } from "#db/connection.ts";
import { instantOf, type Instant } from "#machines/time.ts";

/** Just after the first quarter of 2026, in London. */
export const APRIL = instantOf("2026-04-01T00:30:00+01:00");

/** The report of this name. Throws when there is none. */
export function theReport(name: string): Report {
  const report = reportNamed(name);
  if (!report) throw new Error(`There is no report ${name}.`);
  return report;
}

/** Freezes a report of every quarter that is due, and reads its page. */
export async function frozenPage(db: Db, report: Report, at: Instant = APRIL, quarter?: Quarter): Promise<ReportPage> {
  await freezeDue(db, [report], at);
  const page = await reportPage(db, report, { area: "essex", ...(quarter ? { quarter } : {}) });
  if (!page) throw new Error("There is no such area.");
  return page;
}
